using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>A chart that values belong to.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Publisher">Who publishes it, or <see langword="null"/> where that is not known.</param>
/// <param name="Pinned">The chart of the catalog, or <see langword="null"/> for another one.</param>
internal sealed record ChartIdentity(string Name, string? Publisher, Subchart? Pinned)
{
    private static readonly Dictionary<string, string> Publishers = new(StringComparer.Ordinal)
    {
        ["apache-airflow"] = "https://airflow.apache.org",
        ["community-charts"] = "https://community-charts.github.io/helm-charts",
        ["groundhog2k"] = "https://groundhog2k.github.io/helm-charts",
        ["minio"] = "https://charts.min.io",
        ["ingress-nginx"] = "https://kubernetes.github.io/ingress-nginx",
        ["bitnami"] = "https://charts.bitnami.com/bitnami",
        ["prometheus-community"] = "https://prometheus-community.github.io/helm-charts",
        ["spark-operator"] = "https://kubeflow.github.io/spark-operator",
        ["external-secrets"] = "https://charts.external-secrets.io",
        ["eks"] = "https://aws.github.io/eks-charts",
    };

    public bool IsForeign => Pinned is null;

    public override string ToString() =>
        Pinned is { } pinned ? $"{pinned.Name} {pinned.Version}"
        : Publisher is null ? Name
        : $"{Publisher}/{Name}";

    /// <summary>The chart that a command or a dependency names.</summary>
    /// <param name="name">The chart.</param>
    /// <param name="repository">A repository's URL or the alias that one usually gives it, or <see langword="null"/>.</param>
    public static ChartIdentity Of(string name, string? repository)
    {
        if (repository is not null && Publishers.TryGetValue(repository, out var url))
            repository = url;
        var pinned = Subcharts.All.FirstOrDefault(s => s.Name == name && (repository is null || SameRepository(s.Repository, repository)));
        if (pinned is not null)
            return new(name, null, pinned);
        var publisher = repository switch
        {
            null => null,
            _ when repository.Contains("bitnami", StringComparison.Ordinal) => "bitnami",
            _ => Publishers.FirstOrDefault(p => p.Value == repository).Key
                ?? repository.Replace("https://", "", StringComparison.Ordinal).Replace("oci://", "", StringComparison.Ordinal).Split('/')[
                    0
                ],
        };
        return new(name, publisher, null);
    }

    private static bool SameRepository(string a, string b) => a.TrimEnd('/') == b.TrimEnd('/');
}

/// <summary>Recognises values by the keys that a chart has and others lack.</summary>
internal static class ChartFinder
{
    private static readonly ImmutableArray<(ChartIdentity Chart, string[] Keys)> Foreign =
    [
        (new("postgresql", "bitnami", null), ["auth", "primary"]),
        (new("postgresql", "bitnami", null), ["postgresqlPassword"]),
        (new("minio", "bitnami", null), ["auth", "defaultBuckets"]),
        (new("redis", "bitnami", null), ["auth", "master"]),
        (new("mlflow", "bitnami", null), ["tracking", "run"]),
        (new("airflow", "airflow-helm", null), ["airflow", "web", "scheduler"]),
        (new("airflow", "bitnami", null), ["web", "worker", "auth"]),
    ];

    private static readonly Lazy<ImmutableArray<(Subchart Chart, ContractNode Root)>> Known = new(() =>
        [.. Subcharts.All.Where(s => Contracts.Of(s) is not null).Select(s => (s, Contracts.Of(s)!.Root))]
    );

    /// <summary>The chart that values fit, or <see langword="null"/> where they fit none or several.</summary>
    /// <param name="values">The values.</param>
    /// <param name="file">Their file, whose name may say it.</param>
    public static ChartIdentity? Find(ValuesMap values, ScannedFile file)
    {
        if (
            file.Name.Contains("bitnami", StringComparison.OrdinalIgnoreCase)
            && Subcharts.All.FirstOrDefault(s => Words(file.Name).Any(w => w == s.Name || w == s.Key)) is { } named
        )
            return new(named.Key == "postgresql" ? named.Key : named.Name, "bitnami", null);
        var foreign = Foreign.FirstOrDefault(f => f.Keys.All(k => values[k] is not null)).Chart;
        if (foreign is not null)
            return foreign;
        var scores = Known
            .Value.Select(c => (c.Chart, Score: Score(values, c.Root), IsNamed: Names(file, c.Chart)))
            .Select(s => s with { Score = s.Score + (s.IsNamed ? 1 : 0) })
            .OrderByDescending(s => s.Score)
            .Take(2)
            .ToArray();
        var best = scores[0];
        return best.Score >= (best.IsNamed ? 1 : 2) && best.Score >= 1.4 * scores[1].Score ? new(best.Chart.Name, null, best.Chart) : null;
    }

    // A key counts the more, the fewer charts have it; an unknown key counts against the chart.
    private static double Score(ValuesMap values, ContractNode root)
    {
        var score = 0.0;
        foreach (var entry in values.Entries)
        {
            if (!root.Children.TryGetValue(entry.Key, out var node))
            {
                score -= 0.25;
                continue;
            }

            var charts = Known.Value.Count(c => c.Root.Children.ContainsKey(entry.Key));
            var depth = entry.Value is ValuesMap map && node.Children.Count > 0 ? Fit(map, node) : 1;
            score += depth / charts;
        }

        return score;
    }

    private static double Fit(ValuesMap map, ContractNode node) =>
        map.Count == 0 ? 0.5 : map.Entries.Count(e => node.Children.ContainsKey(e.Key)) / (double)map.Count;

    // Words of the file's name, or the name of its folder.
    private static bool Names(ScannedFile file, Subchart chart)
    {
        var stem = file.Name.Split('.')[0];
        var folder = file.Folder[(file.Folder.LastIndexOf('/') + 1)..];
        return Words(stem).Concat(Words(folder)).Any(w => w == chart.Name || w == chart.Key)
            || stem.Contains(chart.Name, StringComparison.Ordinal) && chart.Name.Contains('-', StringComparison.Ordinal);
    }

    private static string[] Words(string text) => text.ToLowerInvariant().Split('-', '_', '.');
}
