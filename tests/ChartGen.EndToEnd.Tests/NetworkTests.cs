using System.Collections.Concurrent;
using ChartGen.Sdk;
using ChartGen.Sdk.Manifests;

namespace ChartGen.EndToEnd.Tests;

/// <summary>
/// NetworkPolicies of rendered platforms, held against their rendered pods by an evaluator of the tests' own. That all further combinations of
/// choices agree as well is part of <see cref="PairwiseTests"/>.
/// </summary>
public sealed class NetworkTests
{
    /// <summary>A profile and what is chosen otherwise.</summary>
    private static readonly (string Profile, string[] Settings)[] Variants =
    [
        ("local-hostpath", []),
        ("eks-single", []),
        ("eks-multi", []),
        (
            "local-hostpath",
            ["airflow.dags.git.repo=ssh://git@git.internal:2222/ml/dags.git", "inference.git.repo=git@git.internal:ml/x.git"]
        ),
        ("eks-single", ["database.kind=rds", "database.port=6432", "airflow.pgbouncer=true"]),
        ("eks-single", ["ingress.controller=existing", "inference.mode=serving", "inference.port=9001", "observability.kind=prometheus"]),
        (
            "eks-single",
            ["ingress.controller=prerequisites", "airflow.executor=KubernetesExecutor", "broker.kind=none", "objectStore.kind=s3"]
        ),
        (
            "eks-multi",
            [
                "identity.kind=pod-identity",
                "inference.kind=deployment",
                "inference.mode=serving",
                "prerequisites.prometheus.kind=existing",
                "network.vpcCidrs=[10.0.0.0/16]",
                "network.egress=[{cidr: 10.9.0.0/16, ports: [9094, 9096]}, {cidr: 192.0.2.7/32}]",
            ]
        ),
    ];

    private static readonly ConcurrentDictionary<string, Lazy<Task<(GeneratedProfile, ProfileJudgement)>>> Renders = new();

    [FactWithCharts]
    public async Task Policies_allow_what_components_declare_and_nothing_else()
    {
        foreach (var (profile, settings) in Variants)
        {
            var checks = await RenderAsync(profile, settings);

            Expect.None(checks.All().Select(p => $"{profile} {string.Join(' ', settings)}: {p}"));
            Assert.InRange(checks.Sides.Pods.Count, 10, 20);
            Assert.InRange(checks.Addresses.Count, 20, 200);
        }
    }

    [FactWithCharts]
    public async Task The_stream_reads_Kafka_where_the_site_says_it_is()
    {
        var checks = await RenderAsync("eks-multi", "network.egress=[{cidr: 10.9.0.0/16, ports: [9096]}]");
        var broker = NetworkSide.Outside("a broker", "10.9.1.2");

        Assert.Equal(
            [
                "airflow-dag-processor",
                "airflow-triggerer",
                "airflow-worker",
                "airflow-worker-kubernetes",
                "inference-driver",
                "inference-executor",
            ],
            Reach(checks, broker, 9096)
        );
        Assert.Empty(Reach(checks, broker, 9092));
        Assert.Empty(Reach(checks, NetworkSides.Vpc, 9096));
    }

    [FactWithCharts]
    public async Task Only_who_needs_the_database_reaches_it()
    {
        var single = await RenderAsync("eks-single");
        var pooled = await RenderAsync("eks-multi");

        Assert.Equal(
            [
                "airflow-api-server",
                "airflow-create-user-job",
                "airflow-dag-processor",
                "airflow-migrate-database-job",
                "airflow-scheduler",
                "airflow-triggerer",
                "airflow-worker",
                "mlflow",
                "postgresql-backup",
            ],
            Reach(single, single.Sides.PodOf("postgresql"), 5432)
        );
        Assert.Equal(["airflow-pgbouncer", "mlflow", "postgres-exporter"], Reach(pooled, NetworkSides.Vpc, 5432));
    }

    [FactWithCharts]
    public async Task Spark_talks_among_itself_on_two_ports()
    {
        var checks = await RenderAsync("eks-multi");
        var (driver, executor) = (checks.Sides.PodOf("inference-driver"), checks.Sides.PodOf("inference-executor"));

        Assert.Equal(["inference-executor"], Reach(checks, driver, 7078));
        Assert.Equal(["inference-executor"], Reach(checks, driver, 7079));
        Assert.Equal(["inference-driver", "inference-executor"], Reach(checks, executor, 7079));
        Assert.Empty(Reach(checks, driver, 4040));
    }

    [FactWithCharts]
    public async Task Turned_off_there_is_no_policy_and_the_rest_is_the_same()
    {
        foreach (var profile in MlPlatform.Profiles)
        {
            var on = await RenderAsync(profile);
            var off = await RenderAsync(profile, "network.policies=false");

            Assert.DoesNotContain(off.Objects, o => o.Kind == "NetworkPolicy");
            Assert.Equal(on.Objects.Where(o => o.Kind != "NetworkPolicy").Select(o => o.ToString()), off.Objects.Select(o => o.ToString()));
        }
    }

    [Fact]
    public async Task The_checks_find_what_they_look_for()
    {
        var generated = MlPlatform.Generate("local-hostpath", MlPlatform.SampleSite, "ingress.kind=none");
        var objects = (await MlPlatform.JudgeAsync(generated)).Objects;
        var without = objects.Where(o => o is not { Kind: "NetworkPolicy", Name: "secrets-maker" });
        const string Open = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: open, namespace: ml-platform}
            spec:
              podSelector: {matchLabels: {app.kubernetes.io/name: secrets-maker}}
              policyTypes: [Egress]
              egress: [{to: [{ipBlock: {cidr: 169.254.0.0/16}}], ports: [{port: 80}]}]

            """;
        var opened = objects.Concat(RenderedObjects.Parse(Open, "ml-platform").Objects);

        Assert.Superset(
            new HashSet<string>
            {
                "Job/secrets-maker of [secrets-maker] is chosen by [].",
                "Job/secrets-maker to the VPC, Tcp 443: declared, but denied.",
            },
            Found(generated, without).ToHashSet()
        );
        Assert.Equal(
            [
                "Job/secrets-maker of [secrets-maker] is chosen by [open, secrets-maker].",
                "Job/secrets-maker reaches the instance's metadata, and with it the node's role.",
                "Job/secrets-maker to the Pod Identity agent, Tcp 80: allowed, but nobody declares it.",
                "Job/secrets-maker to the instance metadata, Tcp 80: allowed, but nobody declares it.",
            ],
            Found(generated, opened)
        );
    }

    private static IEnumerable<string> Found(GeneratedProfile generated, IEnumerable<RenderedObject> objects) =>
        NetworkChecks
            .Of(generated, objects)
            .All()
            .Where(p => p.Contains("secrets-maker", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string[] Reach(NetworkChecks checks, NetworkSide listener, int port) =>
        [
            .. checks
                .Sides.Pods.Where(p => checks.Rules.Allow(p.Side, listener, port, "TCP"))
                .SelectMany(p => checks.Sides.GroupsOf(p.Side))
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<NetworkChecks> RenderAsync(string profile, params string[] settings)
    {
        var (generated, judgement) = await Renders
            .GetOrAdd(
                string.Join(' ', [profile, .. settings]),
                _ =>
                    new(async () =>
                    {
                        var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite, settings);
                        return (generated, await MlPlatform.JudgeAsync(generated));
                    })
            )
            .Value;
        Expect.None(judgement.Diagnostics.Where(d => d.Severity > Sdk.Diagnostics.Severity.Note).Select(d => d.ToString()));
        return NetworkChecks.Of(generated, judgement);
    }
}
