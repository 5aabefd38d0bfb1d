namespace ChartGen.Sdk.Comparison;

/// <summary>Why a change takes what it takes.</summary>
/// <param name="Apply">What it takes.</param>
/// <param name="Path">The field that makes it so; empty for the object as a whole.</param>
/// <param name="Text">The reason, a sentence.</param>
public sealed record ApplyReason(Apply Apply, string Path, string Text)
{
    /// <summary>How the API server or Helm words the refusal of an upgrade; <see langword="null"/> where the upgrade is accepted.</summary>
    public string? Refusal { get; init; }

    /// <summary>What to do about it, a sentence; <see langword="null"/> for nothing.</summary>
    public string? Remedy { get; init; }
}
