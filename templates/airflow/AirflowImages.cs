using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Airflow;

/// <summary>The images of chart 1.22.0 beside Airflow's own, by their keys below <c>images</c>.</summary>
internal static class AirflowImages
{
    private const string Statsd = "quay.io/prometheus/statsd-exporter:v0.30.0";
    private const string Redis = "redis:7.2-bookworm";
    private const string PgBouncer = "apache/airflow:airflow-pgbouncer-2025.03.05-1.23.1";
    private const string PgBouncerExporter = "apache/airflow:airflow-pgbouncer-exporter-2025.03.05-0.18.0";
    private const string GitSync = "registry.k8s.io/git-sync/git-sync:v4.4.2";

    /// <summary>The image of every container that runs Airflow.</summary>
    public static string Own(AirflowSettings airflow) => $"{airflow.Image.Repository.Text}:{airflow.Image.Tag.Text}";

    /// <summary>The images that a profile pulls beside Airflow's own.</summary>
    public static IEnumerable<(string Key, string Upstream)> Others(EnvironmentProfile profile)
    {
        var airflow = profile.Airflow;
        if (airflow.Dags is not null)
            yield return ("gitSync", GitSync);
        if (airflow.PgBouncer)
        {
            yield return ("pgbouncer", PgBouncer);
            yield return ("pgbouncerExporter", PgBouncerExporter);
        }

        if (airflow.Executor.HasCelery() && profile.Broker is BrokerChoice.InCluster)
            yield return ("redis", Redis);
        if (profile.NeedsPrometheus())
            yield return ("statsd", Statsd);
    }

    /// <summary>Repositories that differ from the chart's own; the tags stay the chart's.</summary>
    public static ValuesList Moved(EnvironmentProfile profile, ImageResolver images) =>
        ValuesList.Of(
            Others(profile)
                .Select(i => (i.Key, Upstream: ImageReference.Parse(i.Upstream), Pulled: images.Resolve(i.Upstream)))
                .Where(i => i.Pulled != i.Upstream)
                .Select(i => (ValuesNode)ValuesMap.Of(("key", i.Key), ("repository", i.Pulled.Repository)))
        );

    /// <summary>Every image, upstream.</summary>
    public static ImmutableArray<string> All(EnvironmentProfile profile) =>
        [Own(profile.Airflow), .. Others(profile).Select(i => i.Upstream)];
}
