using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>
/// What a chart says, whoever packed it: SHA-256 for each file. Left out is what packing changes: nested charts with Chart.lock, since a chart
/// packed without its optional dependencies renders the same while they are off, and the writing of Chart.yaml, which <c>helm package</c> sorts
/// and strips of comments. Of Chart.yaml counts what Helm reads but the list of dependencies, in one canonical form.
/// </summary>
internal sealed class ChartContent
{
    private static readonly string[] Metadata =
    [
        "annotations",
        "apiVersion",
        "appVersion",
        "condition",
        "deprecated",
        "description",
        "home",
        "icon",
        "keywords",
        "kubeVersion",
        "maintainers",
        "name",
        "sources",
        "tags",
        "type",
        "version",
    ];

    private ChartContent(ImmutableSortedDictionary<string, string> files) => Files = files;

    /// <summary>The digest of each file by its path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; }

    /// <summary>One digest over all: SHA-256 over the lines <c>path NUL digest LF</c> in ordinal order.</summary>
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Files.Select(f => $"{f.Key}\0{f.Value}\n")))));

    /// <summary>The content of an archive.</summary>
    public static ChartContent Of(ChartArchive archive) =>
        new(
            archive
                .Files.Where(f => !f.Key.StartsWith("charts/", StringComparison.Ordinal) && f.Key != "Chart.lock")
                .ToImmutableSortedDictionary(
                    f => f.Key,
                    f => Hash(f.Key == "Chart.yaml" ? Canonical(f.Value) : f.Value),
                    StringComparer.Ordinal
                )
        );

    /// <summary>The kept facts: one line for each file, its digest and its path.</summary>
    public string ToText() => string.Concat(Files.Select(f => $"{f.Value[..DigestPrefix]} {f.Key}\n"));

    /// <summary>The files that differ from kept facts, each with what happened to it; sorted.</summary>
    public IEnumerable<string> DifferencesFrom(string text)
    {
        var kept = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(l => l[(DigestPrefix + 1)..], l => l[..DigestPrefix], StringComparer.Ordinal);
        return kept
            .Keys.Union(Files.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(path =>
                !Files.TryGetValue(path, out var digest) ? $"{path} (missing)"
                : !kept.TryGetValue(path, out var expected) ? $"{path} (new)"
                : digest.StartsWith(expected, StringComparison.Ordinal) ? ""
                : path
            )
            .Where(difference => difference.Length > 0);
    }

    private const int DigestPrefix = 16;

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Canonical(byte[] chartYaml)
    {
        var root = ValuesReader.Read(Encoding.UTF8.GetString(chartYaml), "Chart.yaml").Root as ValuesMap ?? ValuesMap.Empty;
        var text = new StringBuilder();
        foreach (var key in Metadata)
        {
            if (root[key] is { } value)
                Write(text.Append(key).Append('='), value);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Lengths before texts, so that no two trees have one form. A number in quotes is the same to Helm as the number: both are texts here.
    private static void Write(StringBuilder text, ValuesNode node)
    {
        switch (node)
        {
            case ValuesMap map:
                text.Append("map ").Append(map.Count).Append('\n');
                foreach (var entry in map.Entries.OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    text.Append(entry.Key.Length).Append(' ').Append(entry.Key).Append('=');
                    Write(text, entry.Value);
                }

                break;
            case ValuesList list:
                text.Append("list ").Append(list.Items.Length).Append('\n');
                foreach (var item in list.Items)
                    Write(text, item);
                break;
            case ValuesScalar scalar:
                text.Append(scalar.Text.Length).Append(' ').Append(scalar.Text).Append('\n');
                break;
        }
    }
}
