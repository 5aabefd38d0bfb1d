using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Catalog;

/// <summary>What can be wrong with the sources of subcharts. Codes are never reused.</summary>
internal static class CatalogDiagnostics
{
    private const int MaxNamed = 10;

    /// <summary>CG4551: charts that <c>--chart-source</c> should hold are not there.</summary>
    public static Diagnostic Missing(string folder, IEnumerable<Subchart> subcharts) =>
        Diagnostic.Error(
            "CG4551",
            new SourceSpan("--chart-source"),
            $"'{Shown(folder)}' lacks {Listed(subcharts.Select(s => $"{s.Name} {s.Version}"))}; looked for {Listed(subcharts.Select(s => $"'{s.Name}-{s.Version}.tgz' or '{s.Name}/'"))}.",
            "Put the charts there, or leave the option out."
        );

    /// <summary>CG4552: a chart is not what the catalog knows under its version.</summary>
    public static Diagnostic OtherContent(Severity severity, Subchart subchart, string path, IReadOnlyCollection<string> files) =>
        new(
            "CG4552",
            severity,
            new SourceSpan(Shown(path)),
            $"The chart differs from the published {subchart.Name} {subchart.Version} in {(files.Count == 0 ? "its content" : Listed(files.Take(MaxNamed)))}{(files.Count > MaxNamed ? $" and {files.Count - MaxNamed} more" : "")}."
        )
        {
            Suggestion = "What is proven with it does not hold for the published chart.",
        };

    /// <summary>CG4553: a fetched or cached archive is not the one that the catalog pins.</summary>
    public static Diagnostic OtherDigest(Severity severity, Subchart subchart, string path, string what, string found, string pinned) =>
        new(
            "CG4553",
            severity,
            new SourceSpan(Shown(path)),
            $"The {what} digest of {subchart.Name} {subchart.Version} is {found}, pinned is {pinned}; the archive is not used."
        )
        {
            Suggestion =
                severity == Severity.Error
                    ? "Somebody changed the chart under its version: find out who, before you use it."
                    : "It is fetched anew.",
        };

    /// <summary>CG4554: an archive holds another chart than its name says.</summary>
    public static Diagnostic OtherChart(Subchart subchart, string path, string name, string version) =>
        Diagnostic.Error(
            "CG4554",
            new SourceSpan(Shown(path)),
            $"This is {TerminalText.Excerpt(name)} {TerminalText.Excerpt(version)}; the catalog pins {subchart.Name} {subchart.Version}.",
            $"Put {subchart.Name} {subchart.Version} there."
        );

    /// <summary>CG4555: an archive that is broken or unsafe.</summary>
    public static Diagnostic Unusable(string path, string reason) =>
        Diagnostic.Error(
            "CG4555",
            new SourceSpan(Shown(path)),
            $"The archive {reason}; it is not used.",
            "Fetch it again from its publisher."
        );

    /// <summary>CG4556: an unpacked chart could not be packed.</summary>
    public static Diagnostic NotPacked(string path, string reason) =>
        Diagnostic.Error(
            "CG4556",
            new SourceSpan(Shown(path)),
            $"The chart's folder cannot be packed: {reason}",
            "Run 'helm dependency build' there, or use the published archive."
        );

    /// <summary>CG4557: charts are judged by their contract only.</summary>
    public static Diagnostic StoodIn(Severity severity, IEnumerable<Subchart> subcharts) =>
        new(
            "CG4557",
            severity,
            null,
            $"{Listed(subcharts.Select(s => $"{s.Name} {s.Version}"))} could not be reached. Helm judged stand-ins made from the kept contracts: unknown keys are found, the objects of these charts are not."
        )
        {
            Suggestion = "Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml.",
        };

    /// <summary>CG4558: there is neither a chart nor a contract of it.</summary>
    public static Diagnostic Unreachable(Subchart subchart) =>
        Diagnostic.Error(
            "CG4558",
            null,
            $"{subchart.Name} {subchart.Version} could not be reached, and no contract of it is kept.",
            "Give the chart with --chart-source."
        );

    /// <summary>CG4559: a chart's real archive is needed and out of reach.</summary>
    public static Diagnostic NotReached(Subchart subchart, bool offline, string? reason) =>
        Diagnostic.Error(
            "CG4559",
            null,
            offline
                ? $"{subchart.Name} {subchart.Version} is in no folder that was looked into, and no repository may be asked."
                : $"{subchart.Name} {subchart.Version} is in no folder that was looked into, and {Shown(subchart.Repository)} did not give it{(reason is null ? "." : $": {TerminalText.Excerpt(reason)}")}",
            offline
                ? "Give the chart with --chart-source, or leave --offline out."
                : "Give the chart with --chart-source, or look whether the repository has that version."
        );

    /// <summary>CG4560: an archive holds the published chart, and in it charts that only the published archive's digest vouches for.</summary>
    public static Diagnostic Repacked(Subchart subchart, string path, string found) =>
        Diagnostic.Error(
            "CG4560",
            new SourceSpan(Shown(path)),
            $"{subchart.Name} {subchart.Version} was packed anew with other charts in it, which cannot be checked: its archive digest is {found}, pinned is {subchart.ArchiveDigest}.",
            "Take the published archive."
        );

    /// <summary>CG4561: the place of a vendored archive is taken.</summary>
    public static Diagnostic Taken(string path, string reason) =>
        Diagnostic.Error("CG4561", new SourceSpan(Shown(path)), $"Nothing is written here: {reason}.", "Take it away, and vendor again.");

    /// <summary>CG4562: there is no catalog that could be changed.</summary>
    public static Diagnostic NoCheckout(string root) =>
        Diagnostic.Error(
            "CG4562",
            new SourceSpan(Shown(root)),
            $"There is no catalog to update: no {Pins.Path} below this folder.",
            "Run it in a checkout of ChartGen: the catalog is built into the program."
        );

    /// <summary>CG4563: the catalog of the checkout cannot be read.</summary>
    public static Diagnostic BadPins(string path, string reason) =>
        Diagnostic.Error(
            "CG4563",
            new SourceSpan(Shown(path)),
            $"The pins cannot be read: {reason}",
            "Take the file back from version control."
        );

    /// <summary>CG4564: an archive is not the one whose digest was given.</summary>
    public static Diagnostic NotAsGiven(string path, string found, string given) =>
        Diagnostic.Error(
            "CG4564",
            new SourceSpan(Shown(path)),
            $"The archive's digest is {found}, --digest says {given}; nothing was changed.",
            "Fetch it again from its publisher, or compare with the digest in the repository's index.yaml."
        );

    private static string Shown(string path) => TerminalText.OneLine(path);

    private static string Listed(IEnumerable<string> names)
    {
        var list = names.Select(TerminalText.OneLine).ToArray();
        return list.Length < 2 ? string.Concat(list) : $"{string.Join(", ", list[..^1])} and {list[^1]}";
    }
}
