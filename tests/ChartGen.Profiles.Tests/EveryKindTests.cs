using ChartGen.Sdk.Profiles;

namespace ChartGen.Profiles.Tests;

public sealed class EveryKindTests
{
    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["storage.block.kind"] = ["hostpath", "ebs", "efs", "existing"],
        ["storage.shared.kind"] = ["hostpath", "ebs", "efs", "existing"],
        ["database.kind"] = ["in-cluster", "rds"],
        ["objectStore.kind"] = ["minio", "s3"],
        ["broker.kind"] = ["none", "in-cluster", "elasticache"],
        ["ingress.kind"] = ["none", "nginx", "alb"],
        ["ingress.controller"] = ["platform", "prerequisites", "existing"],
        ["secrets.kind"] = ["in-cluster", "manifest", "external-secrets"],
        ["identity.kind"] = ["none", "irsa", "pod-identity"],
        ["observability.kind"] = ["none", "prometheus", "cloudwatch"],
        ["airflow.executor"] = ["LocalExecutor", "CeleryExecutor", "KubernetesExecutor", "CeleryExecutor,KubernetesExecutor"],
        ["inference.kind"] = ["none", "pod", "deployment", "spark"],
        ["inference.mode"] = ["serving", "streaming"],
    };

    public static TheoryData<string, string, string> All
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var profile in EnvironmentProfiles.All)
            foreach (var (path, kinds) in Kinds)
            foreach (var kind in kinds)
                all.Add(profile.Name, path, kind);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_kind_is_reached_by_options_from_every_profile(string profile, string path, string kind)
    {
        var read = Site.Read(profile, [.. Companions(path, kind), $"{path}={kind}"]);

        Assert.Empty(Site.Errors(read));
        Assert.Equal(kind, read.Settings.At(path.Split('.'))!.ToString());
        Assert.Equal(SettingOrigin.Option, read.Sources[path]!.Origin);
    }

    // What a choice asks of the others, by the rules between values.
    private static string[] Companions(string path, string kind) =>
        (path, kind) switch
        {
            ("storage.block.kind", "efs") =>
            [
                "storage.block.fileSystemId=fs-00000000",
                "storage.shared.kind=efs",
                "storage.shared.fileSystemId=fs-00000000",
                "database.kind=rds",
                "objectStore.kind=s3",
                "broker.kind=elasticache",
                "secrets.kind=manifest",
                "identity.kind=irsa",
                "observability.kind=none",
            ],
            ("storage.block.kind", "existing") => ["storage.block.className=fast"],
            ("storage.block.kind", "hostpath") => ["availability.nodes=1", "availability.zones=1"],
            ("storage.shared.kind", "existing") => ["storage.shared.className=files", "storage.shared.accessMode=ReadWriteMany"],
            ("storage.shared.kind", not "efs") => ["availability.nodes=1", "availability.zones=1"],
            ("database.kind", "rds") or ("broker.kind", "elasticache") => ["secrets.kind=manifest"],
            ("objectStore.kind", "s3") or ("secrets.kind", "external-secrets") => ["identity.kind=irsa"],
            ("broker.kind", "none") => ["airflow.executor=LocalExecutor"],
            ("secrets.kind", "in-cluster") => ["database.kind=in-cluster", "broker.kind=in-cluster"],
            ("identity.kind", "none") => ["objectStore.kind=minio", "secrets.kind=manifest", "backups.kind=none"],
            ("airflow.executor", var executor) when executor.Contains("Celery", StringComparison.Ordinal) => ["broker.kind=in-cluster"],
            ("ingress.controller", _) => ["ingress.kind=nginx"],
            ("inference.kind", "deployment") => ["inference.mode=serving"],
            ("inference.mode", _) => ["inference.kind=deployment", "inference.replicas=1"],
            _ => [],
        };
}
