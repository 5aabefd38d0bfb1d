using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Minio;

/// <summary>
/// The port on which MinIO answers with metrics, beside its objects. No Ingress leads there, and they hold sizes and counts, no names of
/// objects: so they need no token, which only a running server could make.
/// </summary>
internal static class MinioMetrics
{
    // The chart's own monitor is a Probe: its target would be the Service, whatever pod stands behind it.
    /// <summary>The port of a profile.</summary>
    public static ImmutableArray<MetricsSpec> Of(EnvironmentProfile profile) =>
        profile.NeedsPrometheus()
            ?
            [
                new()
                {
                    Name = PlatformNames.MinioService,
                    Group = PlatformNames.MinioService,
                    Port = PlatformPorts.Minio,
                    PortName = "http",
                    Path = "/minio/v2/metrics/cluster",
                    Monitor = new MetricsMonitor.Service(
                        ImmutableSortedDictionary
                            .Create<string, string>(StringComparer.Ordinal)
                            .Add("app", "minio")
                            // The console's Service has the other two as well.
                            .Add("monitoring", "true")
                            .Add("release", "{{ .Release.Name }}")
                    ),
                },
            ]
            : [];
}
