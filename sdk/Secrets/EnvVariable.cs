namespace ChartGen.Sdk.Secrets;

/// <summary>A variable of an env file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, which is secret.</param>
/// <param name="Line">The line at which it begins, from 1.</param>
public sealed record EnvVariable(string Name, string Value, int Line)
{
    /// <summary>The name: a value never stands in a text.</summary>
    public override string ToString() => Name;
}
