using System.Text.Json;
using ChartGen.Sdk.Catalog;

namespace ChartGen.Cli.Tests;

/// <summary>With the real kubectl, an API server that is played, and a Helm that renders every chart to one object.</summary>
public sealed class DoctorTests : IDisposable
{
    private const string Ingress = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec: {ingressClassName: alb}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeHelm _helm;
    private readonly FakeApiServer _server = new("v1.34.1-eks-113cf36", "arn:aws:eks:eu-central-1:444455556666:cluster/acme");

    private readonly List<string> _nodes = [];
    private readonly List<string> _drivers = [];

    public DoctorTests()
    {
        _helm = new("print", _folder.File("rendered.yaml", Ingress));
        _server.Answer(
            "/api/v1/namespaces/ml-platform",
            """{"kind": "Namespace", "metadata": {"name": "ml-platform"}, "status": {"phase": "Active"}}"""
        );
        _server.Answer("/apis", """{"kind": "APIGroupList", "groups": []}""");
        foreach (var node in "abc")
            _nodes.Add(
                $$$"""{"metadata": {"name": "{{{node}}}", "labels": {"topology.kubernetes.io/zone": "{{{node}}}"} }, "status": {"conditions": [{"type": "Ready", "status": "True"}]} }"""
            );
        _server.Answer("/api/v1/nodes", List([.. _nodes]));
        _server.Answer(
            "/apis/networking.k8s.io/v1/ingressclasses",
            List("""{"metadata": {"name": "alb"}, "spec": {"controller": "ingress.k8s.aws/alb"}}""")
        );
        foreach (var name in new[] { "ebs-csi", "efs-csi" })
            _drivers.Add($$$"""{"metadata": {"name": "{{{name}}}-controller"}, "spec": {"replicas": 2}, "status": {"readyReplicas": 2}}""");
        _server.Answer("/apis/apps/v1/namespaces/kube-system/deployments", List([.. _drivers]));
        _server.Answer(
            "/apis/apps/v1/namespaces/kube-system/daemonsets",
            List(
                """{"metadata": {"name": "ebs-csi-node"}, "status": {"desiredNumberScheduled": 3, "numberReady": 3}}""",
                """{"metadata": {"name": "efs-csi-node"}, "status": {"desiredNumberScheduled": 3, "numberReady": 3}}"""
            )
        );
    }

    public void Dispose()
    {
        _server.Dispose();
        _helm.Dispose();
        _folder.Dispose();
    }

    [FactWithKubectl]
    public async Task A_cluster_that_is_ready_is_told_in_a_line_for_each_check()
    {
        using var bench = Bench();

        var run = await bench.RunAsync(Arguments("--quiet"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"""
            eks-multi: context here, {_server.Address}, Kubernetes v1.34.1-eks-113cf36
              ok       Cluster: acme in eu-central-1, account 444455556666
              ok       Server version: 1.34, as the charts were rendered for; every chart takes it
              ok       Nodes: 3 ready in 3 zones
              ok       Namespaces: ml-platform
              ok       Quotas: ml-platform counts no CPU and no memory
              ok       StorageClasses: nothing is needed
              ok       CSI drivers: nothing is needed
              ok       IngressClasses: alb (ingress.k8s.aws/alb)
              ok       Kinds: nothing is needed
              ok       Operators: The EBS CSI driver: 2 of 2 ready; The EBS CSI driver: 3 of 3 ready; The EFS CSI driver: 2 of 2 ready; 1 more
              ok       Webhooks: nothing is needed
              ok       NetworkPolicies: nothing is needed
              ok       ServiceAccounts: nothing is needed
              ok       Secrets: nothing is needed
              ok       Releases: mlplatform is not installed yet
              ok       Ownership: nothing is needed
              ok       Claims: nothing is needed
              ok       Upgrade: nothing is needed
            18 checks: 18 ok, 0 with problems, 0 unknown

            """,
            run.Out
        );
        Assert.All(_server.Requests, r => Assert.StartsWith("GET ", r, StringComparison.Ordinal));
    }

    [FactWithKubectl]
    public async Task A_problem_has_its_next_step_and_the_exit_code_1()
    {
        using var bench = Bench();
        _server.Answer("/apis/networking.k8s.io/v1/ingressclasses", List());

        var run = await bench.RunAsync(Arguments("--quiet"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "error CG8230: There is no IngressClass 'alb': nobody serves the Ingresses that name it.\n"
                + "      Install its controller, or choose another with ingress.kind.\n",
            run.Error
        );
        Assert.Contains("  problem  IngressClasses: CG8230\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("18 checks: 17 ok, 1 with problems, 0 unknown\n", run.Out, StringComparison.Ordinal);
    }

    [FactWithKubectl]
    public async Task What_may_not_be_read_is_a_warning_and_under_strict_an_error()
    {
        using var bench = Bench();
        _server.Forbid("/api/v1/nodes");

        Assert.Equal(0, (await bench.RunAsync(Arguments("--quiet"))).ExitCode);
        Assert.Equal(1, (await bench.RunAsync(Arguments("--quiet", "--strict"))).ExitCode);
    }

    [FactWithKubectl]
    public async Task As_JSON_there_is_the_server_and_each_check()
    {
        using var bench = Bench();
        _server.Answer("/apis/networking.k8s.io/v1/ingressclasses", List());

        var run = await bench.RunAsync(Arguments("--format", "json"));

        var result = run.Json().GetProperty("result");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal("eks-multi", result.GetProperty("profile").GetString());
        Assert.Equal(("here", _server.Address, "v1.34.1-eks-113cf36"), (Server("context"), Server("address"), Server("version")));
        var checks = result.GetProperty("checks").EnumerateArray().ToArray();
        Assert.Equal(18, checks.Length);
        Assert.Equal(
            """{"check":"ingress-classes","verdict":"problem","good":[],"codes":["CG8230"]}""",
            JsonSerializer.Serialize(checks[7])
        );
        Assert.Equal("CG8230", run.Json().GetProperty("diagnostics")[0].GetProperty("code").GetString());

        string? Server(string name) => result.GetProperty("server").GetProperty(name).GetString();
    }

    [FactWithKubectl]
    public async Task Findings_are_reported_as_SARIF()
    {
        using var bench = Bench();
        _server.Answer("/apis/networking.k8s.io/v1/ingressclasses", List());

        var run = await bench.RunAsync(Arguments("--format", "sarif"));

        Assert.Equal("CG8230", run.Json().GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
    }

    [FactWithKubectl]
    public async Task Of_charts_that_cannot_be_reached_nothing_is_known()
    {
        using var bench = Bench(new TinyPlatform.Store());

        var run = await bench.RunAsync(Arguments("--quiet", "--offline"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"warning CG8206: What these charts need of the cluster is not known, because they could not be reached: minio {Subcharts.Minio.Version}.\n"
                + "      Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml.\n",
            run.Error
        );
        Assert.Equal(1, (await bench.RunAsync(Arguments("--quiet", "--offline", "--require-charts"))).ExitCode);
    }

    [FactWithKubectl]
    public async Task A_cluster_that_does_not_answer_is_one_sentence()
    {
        using var bench = Bench();
        _server.Answer("/version", "<html>");

        var run = await bench.RunAsync(Arguments("--quiet"));

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            $"error CG8203: The cluster at {_server.Address} does not answer as an API server: the answer is no JSON object.\n"
                + "      Nothing was checked. See that 'kubectl get --raw /version' answers here: the login, the network, the context.\n",
            run.Error
        );
    }

    [Fact]
    public async Task Without_kubectl_the_exit_code_is_that_of_a_missing_Helm()
    {
        using var bench = Bench();
        bench.Variables["PATH"] = _folder.Path;

        var none = await bench.RunAsync("doctor", "eks-multi", "--quiet");
        var named = await bench.RunAsync("doctor", "eks-multi", "--quiet", "--kubectl", "no/such");
        bench.Variables["CHARTGEN_KUBECTL"] = "not/either";
        var variable = await bench.RunAsync("doctor", "eks-multi", "--quiet");

        const string Install = "      Install kubectl (https://kubernetes.io/docs/tasks/tools/), or give its path with --kubectl.\n";
        Assert.Equal(
            (69, $"error CG8201: kubectl, with which a cluster is asked, was not found on the PATH.\n{Install}"),
            (none.ExitCode, none.Error)
        );
        Assert.Equal((69, $"--kubectl: error CG8201: There is no executable 'no/such'.\n{Install}"), (named.ExitCode, named.Error));
        Assert.Equal(
            (69, $"CHARTGEN_KUBECTL: error CG8201: There is no executable 'not/either'.\n{Install}"),
            (variable.ExitCode, variable.Error)
        );
    }

    [Fact]
    public async Task Something_that_is_no_kubectl_is_a_sentence()
    {
        using var bench = Bench();
        using var garbage = new FakeHelm("garbage", name: "kubectl");

        var run = await bench.RunAsync("doctor", "eks-multi", "--quiet", "--kubectl", garbage.Executable);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "error CG8202: No cluster is configured: kubectl said nothing that can be read.",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_kubectl_that_hangs_is_stopped()
    {
        using var bench = Bench();
        using var hanging = new FakeHelm("hang", name: "kubectl");

        var run = await bench.RunAsync("doctor", "eks-multi", "--quiet", "--timeout", "1", "--kubectl", hanging.Executable);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "error CG8202: No cluster is configured: kubectl was stopped because it took too long.",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_run_can_be_cancelled()
    {
        using var bench = Bench();
        using var hanging = new FakeHelm("hang", name: "kubectl");
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        Assert.Equal(130, (await bench.RunAsync(cancel.Token, "doctor", "eks-multi", "--kubectl", hanging.Executable)).ExitCode);
    }

    [Theory]
    [InlineData("doctor", "eks-mutli")]
    [InlineData("doctor", "eks-multi", "--kubeconfig", "--context")]
    [InlineData("doctor", "eks-multi", "--contxt", "a")]
    [InlineData("doctor")]
    public async Task Wrong_usage_is_64(params string[] arguments)
    {
        using var bench = Bench();

        Assert.Equal(64, (await bench.RunAsync(arguments)).ExitCode);
    }

    private Workbench Bench(params ReadOnlySpan<ChartGen.Sdk.Components.IComponent> components)
    {
        var bench = new Workbench { Platform = TinyPlatform.With(components) };
        bench.Variables["CHARTGEN_HELM"] = _helm.Executable;
        return bench;
    }

    private string[] Arguments(params IEnumerable<string> more) =>
        ["doctor", "eks-multi", "--kubectl", FactWithKubectlAttribute.Executable, "--kubeconfig", _server.Kubeconfig, .. more];

    private static string List(params string[] items) => $$"""{"kind": "List", "items": [{{string.Join(", ", items)}}]}""";
}
