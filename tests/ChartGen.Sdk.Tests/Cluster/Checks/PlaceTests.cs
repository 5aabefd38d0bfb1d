using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Cluster.Checks;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Cluster.Checks;

/// <summary>Where the charts go: the cluster, its nodes, its namespaces.</summary>
public sealed class PlaceTests
{
    private const string Role = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: jobs}
        """;

    [Fact]
    public void A_context_of_another_cluster_is_an_error()
    {
        var plan = Examined.Plan(TestProfiles.Cloud, "") with
        {
            Context = new("prod", "arn:aws:eks:eu-west-1:111122223333:cluster/other", "https://x"),
        };

        Assert.Equal(
            [
                "error CG8205: The context 'prod' leads to arn:aws:eks:eu-west-1:111122223333:cluster/other, and the profile is for the cluster 'ml' in eu-central-1, account 210987654321. "
                    + "Take its context: aws eks update-kubeconfig --region eu-central-1 --name ml.",
            ],
            Examined.By<RightCluster>(plan).Texts()
        );
    }

    [Theory]
    [InlineData("arn:aws:eks:eu-central-1:210987654321:cluster/ml", "ml in eu-central-1, account 210987654321")]
    [InlineData("a-name-of-someone", "a-name-of-someone")]
    public void The_cluster_of_the_profile_and_one_of_any_other_name_are_good(string cluster, string good)
    {
        var part = Examined.By<RightCluster>(Examined.Plan(TestProfiles.Cloud, "") with { Context = new("c", cluster, "https://x") });

        Assert.Equal([good], part.Facts());
        Assert.Empty(part.Findings);
    }

    [Fact]
    public void Fewer_nodes_or_zones_than_the_profile_counts_on_are_a_warning()
    {
        var part = Examined.By<Nodes>(
            Examined.Plan(TestProfiles.Cloud, ""),
            ("/api/v1/nodes", Examined.List(Node("a", "True"), Node("b", "True"), Node("c", "False"), Node("d", "True", cordoned: true)))
        );

        Assert.Equal(
            [
                "warning CG8290: 2 nodes in 2 zones are ready, and the profile counts on 3 in 3. Add nodes, or set availability to what the cluster has.",
            ],
            part.Texts()
        );
    }

    [Fact]
    public void As_many_nodes_and_zones_as_are_counted_on_are_good()
    {
        var nodes = Examined.List(Node("a", "True"), Node("b", "True"), Node("c", "True"));

        Assert.Equal(["3 ready in 3 zones"], Examined.By<Nodes>(Examined.Plan(TestProfiles.Cloud, ""), ("/api/v1/nodes", nodes)).Facts());
    }

    [Fact]
    public void A_namespace_that_is_missing_or_ends_is_an_error()
    {
        var part = Examined.By<Namespaces>(
            Examined.Plan(TestProfiles.Cloud, Role, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"),
            ("/api/v1/namespaces/kube-system", """{"metadata": {"name": "kube-system"}, "status": {"phase": "Active"}}"""),
            ("/api/v1/namespaces/jobs", """{"metadata": {"name": "jobs"}, "status": {"phase": "Terminating"}}""")
        );

        Assert.Equal(
            [
                "error CG8241: The namespace 'jobs' is being deleted: it takes nothing new. Wait until it is gone; kubectl get namespace jobs --output yaml says what it waits for.",
                "error CG8240: There is no namespace 'ml'. Make it with its labels, as the runbook says: kubectl create namespace ml.",
            ],
            part.Texts()
        );
        Assert.Equal(["kube-system"], part.Facts());
    }

    [Fact]
    public void A_namespace_that_nobody_may_see_is_unknown_and_no_problem()
    {
        var part = Examined.By<Namespaces>(Examined.Plan(TestProfiles.Laptop, ""), ("/api/v1/namespaces/ml", Examined.Forbidden));

        Assert.Equal(
            [
                $"warning CG8204: '/api/v1/namespaces/ml' cannot be read: {Examined.Refusal}. "
                    + "What depends on it was not checked. Where a right is missing, ask for get and list; nothing is ever changed.",
            ],
            part.Texts()
        );
        Assert.Equal(CheckVerdict.Unknown, part.Verdict);
    }

    [Fact]
    public void A_quota_refuses_pods_whose_containers_do_not_say_what_they_take()
    {
        var part = Examined.By<Quotas>(Examined.Plan(TestProfiles.Laptop, TwoPods), ("/api/v1/namespaces/ml/resourcequotas", Quota));

        Assert.Equal(
            [
                "error CG8242: The namespace 'ml' has a quota for limits.cpu, requests.memory, which containers of Deployment/web, Job/once do not say: their pods would be refused. "
                    + "Set their resources, or give the namespace a LimitRange with defaults.",
            ],
            part.Texts()
        );
    }

    [Fact]
    public void A_limit_range_says_it_for_them()
    {
        const string Range =
            """{"metadata": {"name": "r"}, "spec": {"limits": [{"type": "Container", "default": {"cpu": "1", "memory": "1Gi"}}]}}""";

        var part = Examined.By<Quotas>(
            Examined.Plan(TestProfiles.Laptop, TwoPods),
            ("/api/v1/namespaces/ml/resourcequotas", Quota),
            ("/api/v1/namespaces/ml/limitranges", Examined.List(Range))
        );

        Assert.Equal(["ml counts limits.cpu, requests.memory, and every container says it"], part.Facts());
        Assert.Empty(part.Findings);
    }

    private static readonly string Quota = Examined.List(
        """{"metadata": {"name": "q"}, "spec": {"hard": {"limits.cpu": "4", "memory": "8Gi", "pods": "10"}}}"""
    );

    private const string TwoPods = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {template: {spec: {containers: [{name: web, resources: {limits: {memory: 1Gi}}}]}}}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: once}
        spec: {template: {spec: {initContainers: [{name: wait}], containers: [{name: run, resources: {requests: {memory: 1Gi}, limits: {cpu: 1}}}]}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: fine}
        spec: {containers: [{name: run, resources: {requests: {memory: 1Gi}, limits: {cpu: 1}}}]}
        """;

    private static string Node(string zone, string ready, bool cordoned = false) =>
        $$$"""{"metadata": {"name": "{{{zone}}}", "labels": {"topology.kubernetes.io/zone": "eu-central-1{{{zone}}}"}}, "spec": {"unschedulable": {{{(cordoned ? "true" : "false")}}}}, "status": {"conditions": [{"type": "Ready", "status": "{{{ready}}}"}]}}""";
}
