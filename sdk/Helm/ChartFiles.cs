using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Helm;

/// <summary>Translates the paths that Helm names into paths that the reader knows.</summary>
/// <param name="name">The chart's name, with which Helm begins every path.</param>
/// <param name="shown">The folder before each path in messages, <c>out/eks-multi/platform</c>; empty for none.</param>
/// <param name="origins">The template of origin by the path in the chart, for the files that we wrote.</param>
internal sealed class ChartFiles(string name, string shown, IReadOnlyDictionary<string, string> origins)
{
    /// <summary>No translation: for runs that judge no chart.</summary>
    public static ChartFiles None { get; } = new("", "", new Dictionary<string, string>());

    /// <summary>The translation for a chart in memory.</summary>
    public static ChartFiles Of(Chart chart, string shown) =>
        new(
            chart.Name,
            shown,
            chart.Files.Where(f => f.Origin is not null).ToDictionary(f => f.Path.Text, f => f.Origin!, StringComparer.Ordinal)
        );

    /// <summary>The chart's name.</summary>
    public string Name => name;

    /// <summary>A place in the chart.</summary>
    public SourceSpan At(string path, int line = 0, int column = 0) => new(Shown(Below(path)), line, column);

    /// <summary>Where the reader has to make the change, or <see langword="null"/> when it is at the place itself.</summary>
    public string? Advice(string path) =>
        origins.TryGetValue(Below(path), out var origin) ? $"The file is written from the template '{origin}'."
        : Below(path).StartsWith("charts/", StringComparison.Ordinal)
            ? $"The file belongs to a subchart; change the values of '{Below(path).Split('/')[1]}'."
        : null;

    /// <summary>A finding about a rendered object, with the place translated and the advice to it.</summary>
    public Diagnostic Located(Diagnostic finding) =>
        finding.Where is { File: var path } where
            ? finding with
            {
                Where = where with { File = Shown(Below(path)) },
                Suggestion = string.Join(' ', ((string?[])[finding.Suggestion, Advice(path)]).OfType<string>()) is { Length: > 0 } advice
                    ? advice
                    : null,
            }
            : finding;

    private string Below(string path) => path.StartsWith(name + "/", StringComparison.Ordinal) ? path[(name.Length + 1)..] : path;

    private string Shown(string path) => shown.Length == 0 ? path : $"{shown}/{path}";
}
