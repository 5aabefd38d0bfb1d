using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Airflow;

/// <summary>Ports of Airflow's pods that answer with metrics. Chart 1.22.0 makes their Services, but no monitor.</summary>
internal static class AirflowMetrics
{
    /// <summary>The StatsD exporter, to which every part of Airflow sends what it counts.</summary>
    public const string Statsd = "airflow-statsd";

    /// <summary>The ports of a profile.</summary>
    public static ImmutableArray<MetricsSpec> Of(EnvironmentProfile profile)
    {
        if (!profile.NeedsPrometheus())
            return [];
        var statsd = Spec(Statsd, "statsd", 9102, "statsd-scrape");
        return profile.Airflow.PgBouncer ? [statsd, Spec(PlatformNames.PgBouncerService, "pgbouncer", 9127, "pgb-metrics")] : [statsd];
    }

    private static MetricsSpec Spec(string name, string component, int port, string portName) =>
        new()
        {
            Name = name,
            Group = name,
            Port = port,
            PortName = portName,
            Monitor = new MetricsMonitor.Service(
                ImmutableSortedDictionary
                    .Create<string, string>(StringComparer.Ordinal)
                    .Add("component", component)
                    .Add("release", "{{ .Release.Name }}")
                    .Add("tier", "airflow")
            ),
        };
}
