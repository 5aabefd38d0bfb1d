using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Charts;

/// <summary>Writes Chart.yaml.</summary>
internal static class ChartYaml
{
    /// <summary>The switches of subcharts lie outside the subcharts' own values: MLflow's closed schema refuses any key that is not its own.</summary>
    public const string Switches = "components";

    public static string Write(string name, string version, string description, IReadOnlyCollection<Subchart> dependencies)
    {
        var chart = ValuesMap.Of(
            ("apiVersion", "v2"),
            ("name", name),
            ("description", description),
            ("type", "application"),
            ("version", version),
            ("kubeVersion", ">=1.33.0-0"),
            ("dependencies", dependencies.Count == 0 ? null : ValuesList.Of(dependencies.Select(Dependency)))
        );
        return ValuesWriter.Write(chart);
    }

    public static string Condition(Subchart subchart) => $"{Switches}.{subchart.Key}";

    private static ValuesNode Dependency(Subchart subchart) =>
        ValuesMap.Of(
            ("name", subchart.Name),
            ("version", subchart.Version),
            ("repository", subchart.Repository),
            ("alias", subchart.Alias is null ? null : (ValuesNode)subchart.Alias),
            ("condition", Condition(subchart))
        );
}
