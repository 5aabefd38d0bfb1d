using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>What pinning a chart at another version changes in the repository.</summary>
/// <param name="Before">The chart as it was pinned.</param>
/// <param name="After">The chart as it is pinned now.</param>
/// <param name="Pins">The new file of pins.</param>
/// <param name="Facts">The new files of facts.</param>
/// <param name="Removed">The paths of the files of facts that go.</param>
public sealed record CatalogRevision(
    Subchart Before,
    Subchart After,
    CatalogFile Pins,
    ImmutableArray<CatalogFile> Facts,
    ImmutableArray<string> Removed
)
{
    /// <summary>Works out what changes, and refuses an archive that is not the chart. Writes nothing.</summary>
    /// <param name="subchart">The chart; the pin that counts is the one in <paramref name="pins"/>.</param>
    /// <param name="version">The version to pin.</param>
    /// <param name="archive">The archive's bytes.</param>
    /// <param name="shown">The archive as messages show it.</param>
    /// <param name="publisher">What is known of the published archive.</param>
    /// <param name="pins">The text of the file of pins.</param>
    /// <param name="diagnostics">Takes CG4553 to CG4555 and CG4564.</param>
    /// <exception cref="InvalidDataException">The file of pins is malformed.</exception>
    internal static CatalogRevision? Plan(
        Subchart subchart,
        string version,
        byte[] archive,
        string shown,
        Publisher publisher,
        string pins,
        DiagnosticBag diagnostics
    )
    {
        var current = Catalog.Pins.Parse(pins);
        var before = subchart.With(current[subchart.Name]);
        var wanted = before.At(version);
        var (read, problems) = ArchiveCheck.TryRead(wanted, () => ChartArchive.Read(archive), shown);
        diagnostics.AddRange(problems);
        if (read is null)
            return null;
        if (publisher.Digest is { } given && given != read.Digest)
            diagnostics.Add(CatalogDiagnostics.NotAsGiven(shown, read.Digest, given));
        else if (OtherThanKnown(wanted, read, publisher, shown) is { } mismatch)
            diagnostics.Add(mismatch);
        if (diagnostics.HasErrors)
            return null;

        var after = wanted.With(PinOf(read, wanted, publisher, current[subchart.Name].MinimumHelm));
        try
        {
            var facts = CatalogUpdate.Files(after, archive);
            return new(
                before,
                after,
                new(Catalog.Pins.Path, current.With(after.Name, PinOf(read, wanted, publisher, after.MinimumHelm)).ToText()),
                facts,
                before.Version == version ? [] : [.. CatalogUpdate.Paths(before)]
            );
        }
        catch (InvalidDataException e)
        {
            diagnostics.Add(CatalogDiagnostics.Unusable(shown, e.Message["The archive ".Length..].TrimEnd('.')));
            return null;
        }
    }

    // A version that is pinned already must be what it was.
    private static Diagnostic? OtherThanKnown(Subchart wanted, ChartArchive read, Publisher publisher, string shown) =>
        !wanted.IsPinned ? null
        : publisher.IsKnown && wanted.ArchiveDigest is not null ? ArchiveCheck.Mismatch(wanted, read, shown, Severity.Error)
        : ArchiveCheck.Mismatch(wanted with { ArchiveDigest = null }, read, shown, Severity.Error);

    private static Pin PinOf(ChartArchive archive, Subchart wanted, Publisher publisher, string? minimumHelm)
    {
        var metadata = ArchiveCheck.Metadata(archive);
        return new(wanted.Version, Text("appVersion") ?? "", ChartContent.Of(archive).Digest)
        {
            Archive = publisher.IsKnown ? archive.Digest : wanted.ArchiveDigest,
            Kubernetes = Text("kubeVersion"),
            MinimumHelm = minimumHelm,
        };

        string? Text(string key) => (metadata[key] as ValuesScalar)?.Text is { Length: > 0 } text ? TerminalText.OneLine(text) : null;
    }
}

/// <summary>What is known of the archive that a chart's publisher gives out.</summary>
/// <param name="IsRepository">Whether the archive at hand came from the chart's repository.</param>
/// <param name="Digest">The SHA-256 that the user says it has, or <see langword="null"/>.</param>
public sealed record Publisher(bool IsRepository, string? Digest)
{
    /// <summary>Whether the archive at hand is the published one. An archive in a folder may have been packed by anybody.</summary>
    public bool IsKnown => IsRepository || Digest is not null;
}
