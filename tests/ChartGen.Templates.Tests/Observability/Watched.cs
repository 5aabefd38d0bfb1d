using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Airflow;
using ChartGen.Templates.Inference;
using ChartGen.Templates.Ingress;
using ChartGen.Templates.Minio;
using ChartGen.Templates.Mlflow;
using ChartGen.Templates.Observability;
using ChartGen.Templates.Postgresql;

namespace ChartGen.Templates.Tests.Observability;

/// <summary>Charts of profiles that Prometheus watches.</summary>
internal static class Watched
{
    /// <summary>Everything in the cluster.</summary>
    public static EnvironmentProfile Single { get; } = TestProfiles.EksSingle with { Observability = new ObservabilityChoice.Prometheus() };

    /// <summary>The platform chart without those components that only serve others.</summary>
    public static Chart Chart(EnvironmentProfile profile) =>
        TestCharts.Of(
            profile,
            new AirflowComponent(),
            new MlflowComponent(),
            new PostgresqlComponent(),
            new MinioComponent(),
            new IngressComponent(),
            new InferenceComponent(),
            new ObservabilityComponent()
        );

    /// <summary>The names of a chart's files below a folder.</summary>
    public static IEnumerable<string> Names(this Chart chart, string folder) =>
        chart
            .Files.Select(f => f.Path.Text)
            .Where(p => p.StartsWith(folder, StringComparison.Ordinal))
            .Select(p => Path.GetFileNameWithoutExtension(p));
}
