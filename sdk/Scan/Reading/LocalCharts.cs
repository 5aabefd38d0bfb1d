using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>A folder with a Chart.yaml.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Identity">The chart.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsPublished">Whether it is a copy of a chart that others publish.</param>
/// <param name="Dependencies">The charts below it, by the key of their values.</param>
internal sealed record LocalChart(
    string Folder,
    ChartIdentity Identity,
    string Version,
    bool IsPublished,
    ImmutableArray<(string Key, ChartIdentity Chart)> Dependencies
)
{
    private static readonly string[] Own =
    [
        "templates",
        "charts",
        "crds",
        "ci",
        "files",
        "tests",
        "examples",
        "dashboards",
        "docs",
        "README.md",
        "values.yaml",
        "values.yml",
        "values.schema.json",
    ];

    public static LocalChart? Of(ScannedFile file)
    {
        if (ValuesReader.Read(file.Text, file.Path).Root is not ValuesMap root || root["name"].Text() is not { } name)
            return null;
        var from = string.Join(' ', root["sources"].Scalars().Append(root["home"]).Select(n => n.Text()));
        return new(
            file.Folder,
            ChartIdentity.Of(name, from.Contains("bitnami", StringComparison.OrdinalIgnoreCase) ? "bitnami" : null),
            root["version"].Text() ?? "",
            from.Trim().Length > 0,
            [
                .. root["dependencies"]
                    .Maps()
                    .Where(d => d["name"].Text() is not null)
                    .Select(d => ((d["alias"] ?? d["name"]).Text()!, ChartIdentity.Of(d["name"].Text()!, RepositoryOf(d)))),
            ]
        );
    }

    public bool Holds(string path) => Folder.Length == 0 || path.StartsWith(Folder + "/", StringComparison.Ordinal);

    /// <summary>Whether a file came with the published chart, and is none of the user's own beside it.</summary>
    public bool Brings(string path) => IsPublished && Holds(path) && Own.Contains(Below(path).Split('/')[0]);

    public bool IsTemplate(string path) => Holds(path) && Below(path).StartsWith("templates/", StringComparison.Ordinal);

    private string Below(string path) => Folder.Length == 0 ? path : path[(Folder.Length + 1)..];

    // A path or an alias says nothing about the publisher.
    private static string? RepositoryOf(ValuesMap dependency) =>
        dependency["repository"].Text() is { } url
        && url.Contains("://", StringComparison.Ordinal)
        && !url.StartsWith("file:", StringComparison.Ordinal)
            ? url
            : null;
}
