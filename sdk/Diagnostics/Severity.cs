namespace ChartGen.Sdk.Diagnostics;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; never stops a run.</summary>
    Note,

    /// <summary>Likely wrong; stops a run only under <c>--strict</c>.</summary>
    Warning,

    /// <summary>Stops the run; nothing is written.</summary>
    Error,
}
