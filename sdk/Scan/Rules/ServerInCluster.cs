using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>Where a repository runs a server of one role itself.</summary>
internal static class ServerInCluster
{
    /// <summary>Workloads, operators' objects, values of the server's own chart, and nested servers that are switched on.</summary>
    public static IEnumerable<(SourceSpan Where, string What)> Find(ScannedRepository repository, ServerRole role, params string[] nested)
    {
        foreach (var workload in repository.Workloads.Where(w => w.Role == role && w.Manifest.Kind is not ("Job" or "CronJob")))
            yield return (workload.Manifest.KindWhere, workload.Manifest.ToString());
        foreach (
            var manifest in repository.Manifests.Where(m =>
                role == ServerRole.Database && m is { Kind: "Cluster", Group: "postgresql.cnpg.io" }
                || role == ServerRole.ObjectStore && m is { Kind: "Tenant", Group: "minio.min.io" }
            )
        )
            yield return (manifest.KindWhere, manifest.ToString());
        foreach (var values in repository.Values)
        {
            if (values.Chart is { } chart && ServerRoles.OfChart(chart.Name) == role)
                yield return (values.Where, $"The chart {chart}");
            // A database inside a chart of something else is no business of the platform's.
            foreach (var key in values is { Chart: null, IsOwn: true } or { Chart.Name: "airflow" or "mlflow" } ? nested : [])
            {
                if (values.Root.At(key, "enabled") is ValuesScalar enabled && enabled.IsTrue())
                    yield return (enabled.Where!.Value, $"'{values.Prefix}{key}' of {values.Chart?.ToString() ?? "the values"}");
            }
        }
    }
}
