using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8010: a database in the cluster, where the target has RDS.</summary>
internal sealed class DatabaseInCluster : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        target.Database != "rds"
            ? []
            : ServerInCluster
                .Find(repository, ServerRole.Database, "postgresql", "mysql")
                .Select(f =>
                    ScanFinding.Warning(
                        "CG8010",
                        f.Where,
                        $"{f.What} is a database in the cluster: one pod, one volume, no backup of its own.",
                        "Dump it, restore it to RDS, and leave it out.",
                        "database.kind rds: Airflow and MLflow reach RDS with TLS, and RUNBOOK.md and move/ copy the data",
                        "RDS instead of the database in the cluster"
                    )
                );
}
