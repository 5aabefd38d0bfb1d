namespace ChartGen.Sdk.Catalog;

/// <summary>A chart that the umbrella depends on, pinned.</summary>
public sealed record Subchart
{
    /// <summary>The chart's name.</summary>
    public required string Name { get; init; }

    /// <summary>The chart's version.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the program in it.</summary>
    public required string AppVersion { get; init; }

    /// <summary>The repository's URL.</summary>
    public required string Repository { get; init; }

    /// <summary>The name under which the umbrella knows the chart, or <see langword="null"/> for its own. It is part of immutable selectors: never change it.</summary>
    public string? Alias { get; init; }

    /// <summary>The key of its values and the name of its switch.</summary>
    public string Key => Alias ?? Name;

    /// <summary>SHA-256 of the published archive in hexadecimal digits, or <see langword="null"/> where it is not known.</summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>SHA-256 over the chart's content: paths and bytes, without nested charts and Chart.lock.</summary>
    public required string ContentDigest { get; init; }

    /// <summary>The Kubernetes versions that the chart installs on, as its Chart.yaml says, or <see langword="null"/> where it does not.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>The first Helm that can render it, x.y, or <see langword="null"/> where the chart asks for none.</summary>
    public string? MinimumHelm { get; init; }

    /// <summary>Whether it can be told that an archive holds what the catalog pins. It cannot of a version that nobody pinned.</summary>
    internal bool IsPinned => ContentDigest.Length > 0;

    /// <summary>What a user should know before choosing it, or <see langword="null"/>.</summary>
    public string? Notice { get; init; }

    /// <summary>The same chart, pinned otherwise.</summary>
    internal Subchart With(Pin pin) =>
        this with
        {
            Version = pin.Version,
            AppVersion = pin.AppVersion,
            ArchiveDigest = pin.Archive,
            ContentDigest = pin.Content,
            Kubernetes = pin.Kubernetes,
            MinimumHelm = pin.MinimumHelm,
        };

    /// <summary>The same chart in another version, of which the catalog knows nothing more; the chart itself for the pinned version.</summary>
    public Subchart At(string version) =>
        version == Version
            ? this
            : this with
            {
                Version = version,
                AppVersion = "",
                ArchiveDigest = null,
                ContentDigest = "",
                Kubernetes = null,
            };
}
