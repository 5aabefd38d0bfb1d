using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8012: a broker in the cluster, where the target has ElastiCache.</summary>
internal sealed class BrokerInCluster : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        target.Broker != "elasticache"
            ? []
            : ServerInCluster
                .Find(repository, ServerRole.Broker, "redis")
                .Select(f =>
                    ScanFinding.Warning(
                        "CG8012",
                        f.Where,
                        $"{f.What} is a broker in the cluster; the target has ElastiCache.",
                        "Let the queue run empty, and leave it out.",
                        "broker.kind elasticache: workers reach it with TLS by a Secret's URL",
                        "ElastiCache instead of the broker in the cluster"
                    )
                );
}
