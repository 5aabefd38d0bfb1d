namespace ChartGen.Sdk.Catalog;

/// <summary>What changes with a chart's version.</summary>
/// <param name="Version">The chart's version.</param>
/// <param name="AppVersion">The version of the program in it; empty where the chart does not say.</param>
/// <param name="Content">SHA-256 over the chart's content. See <see cref="ChartContent"/>.</param>
internal sealed record Pin(string Version, string AppVersion, string Content)
{
    /// <summary>SHA-256 of the published archive, or <see langword="null"/> where it is not known.</summary>
    public string? Archive { get; init; }

    /// <summary>The Kubernetes versions that the chart asks for.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>The first Helm that can render it. Found by hand, so an update keeps it.</summary>
    public string? MinimumHelm { get; init; }
}
