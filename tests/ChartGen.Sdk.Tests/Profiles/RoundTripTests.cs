using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;
using CsCheck;

namespace ChartGen.Sdk.Tests.Profiles;

public sealed class RoundTripTests
{
    private static readonly (string Path, string[] Values)[] Choices =
    [
        ("storage.block.kind", ["hostpath", "ebs", "existing"]),
        ("storage.shared.kind", ["hostpath", "ebs", "efs", "existing"]),
        ("database.kind", ["in-cluster", "rds"]),
        ("objectStore.kind", ["minio", "s3"]),
        ("broker.kind", ["in-cluster", "elasticache"]),
        ("ingress.kind", ["none", "nginx", "alb"]),
        ("ingress.controller", ["platform", "prerequisites", "existing"]),
        ("ingress.scheme", ["internal", "internet-facing"]),
        ("secrets.kind", ["manifest", "external-secrets"]),
        ("identity.kind", ["irsa", "pod-identity"]),
        ("observability.kind", ["none", "prometheus", "cloudwatch"]),
        ("backups.kind", ["none", "s3"]),
        ("gitops.kind", ["none", "argocd", "flux"]),
        ("network.policies", ["true", "false"]),
        ("network.vpcCidrs", ["[10.1.0.0/16]", "[10.0.0.0/8, 100.64.0.0/10]"]),
        ("network.egress", ["[{cidr: 10.9.0.0/16, ports: [9092, 9096]}, {cidr: 192.0.2.7/32}]", "[]"]),
        ("prerequisites.ebsDriver.kind", ["chart", "addon", "existing"]),
        ("prerequisites.prometheus.values.a.b", ["c"]),
        ("inference.metricsPath", ["/metrics"]),
        ("airflow.executor", ["LocalExecutor", "CeleryExecutor", "KubernetesExecutor", "CeleryExecutor,KubernetesExecutor"]),
        ("airflow.pgbouncer", ["true", "no"]),
        ("inference.kind", ["none", "pod", "deployment", "spark"]),
        ("inference.mode", ["serving"]),
        ("inference.replicas", ["1", "3"]),
        ("inference.maxReplicas", ["3", "9"]),
        ("mlflow.env.A", ["", "x y", "{{ .x }}", "null ", "yes"]),
        ("airflow.env.B", ["08", "a=b"]),
        ("airflow.dags.git.subPath", ["", "dags"]),
        ("images.map.a/b", ["r.test/b"]),
        (@"ingress.annotations.x\.test/y", ["z"]),
        ("airflow.values.a.b", ["c"]),
        ("exceptions", ["[{rule: CG7012, object: Pod/a, reason: why}]", "[]"]),
    ];

    // All facts that any kind needs, so that every mix of kinds is complete.
    private const string Facts = """
        aws: {region: eu-central-1, accountId: "210987654321", clusterName: ml, oidcProvider: oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF}
        availability: {nodes: 1, zones: 1}
        storage: {block: {className: fast}, shared: {className: files, fileSystemId: fs-11111111}}
        database: {host: db.internal}
        objectStore: {bucket: ml-artifacts}
        backups: {bucket: ml-backups}
        gitops: {repo: "https://git.test/charts.git"}
        broker: {host: cache.internal}
        ingress: {certificateArn: "arn:aws:acm:eu-central-1:210987654321:certificate/1"}
        secrets: {prefix: ml}
        airflow: {dags: {git: {repo: "https://git.test/x.git"}}}
        inference: {application: "local:///x.py"}
        """;

    private static readonly Gen<string[]> Settings = Gen.Int[0, int.MaxValue]
        .Array[Choices.Length]
        .Select(picks => Choices.Select((choice, i) => $"{choice.Path}={choice.Values[picks[i] % choice.Values.Length]}").ToArray());

    [Fact]
    public void Every_legal_mix_of_choices_reads_and_comes_back_from_its_profile() =>
        Settings.Sample(
            settings =>
            {
                var read = Read.Cloud(Facts, settings);

                Assert.DoesNotContain(read.Diagnostics, d => d.Severity == Diagnostics.Severity.Error);
                var again = Read.Over(read.Profile!, "");
                Assert.Equal(ValuesWriter.Write(read.Settings), ValuesWriter.Write(again.Settings));
                Assert.Equal(
                    ValuesWriter.Write(ProfileReader.Settings(read.Profile!)),
                    ValuesWriter.Write(ProfileReader.Settings(again.Profile!))
                );
            },
            iter: 300
        );

    [Fact]
    public void The_order_of_options_for_different_keys_does_not_matter() =>
        Settings.Sample(
            settings =>
            {
                var one = Read.Cloud(Facts, settings);
                var other = Read.Cloud(Facts, settings.Reverse());

                Assert.Equal(ValuesWriter.Write(one.Settings), ValuesWriter.Write(other.Settings));
            },
            iter: 100
        );
}
