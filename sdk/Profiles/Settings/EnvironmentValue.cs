using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>The value of an environment variable.</summary>
public abstract record EnvironmentValue
{
    private EnvironmentValue() { }

    /// <summary>A text that may be read by anyone who reads the chart.</summary>
    /// <param name="Value">The text, as it will arrive.</param>
    public sealed record Text(string Value) : EnvironmentValue;

    /// <summary>A key of a Secret.</summary>
    /// <param name="Secret">The Secret's name.</param>
    /// <param name="Key">The key in it.</param>
    public sealed record FromSecret(SubdomainName Secret, string Key) : EnvironmentValue;
}
