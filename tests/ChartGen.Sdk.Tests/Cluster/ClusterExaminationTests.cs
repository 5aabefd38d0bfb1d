using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Cluster;

/// <summary>With the real kubectl against an API server that is played.</summary>
public sealed class ClusterExaminationTests
{
    private const string Yaml = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: models}
        spec: {storageClassName: hostpath, resources: {requests: {storage: 1Gi}}}
        """;

    [FactWithKubectl]
    public async Task A_cluster_is_read_by_GET_requests_alone_and_each_path_once()
    {
        using var server = Server();

        var result = await RunAsync(server);

        Assert.NotNull(result.Report);
        Assert.Equal(new ClusterContext("here", "local", server.Address), result.Context);
        Assert.All(server.Requests, r => Assert.StartsWith("GET ", r, StringComparison.Ordinal));
        // Some kubectl look at the version themselves, to call the one of the server's age.
        var asked = server.Requests.Where(r => r != "GET /version").ToArray();
        Assert.Equal(asked.Distinct(), asked);
        Assert.Contains("GET /api/v1/namespaces/ml/persistentvolumeclaims", server.Requests);
    }

    [FactWithKubectl]
    public async Task Every_check_reports_and_what_is_forbidden_keeps_none_from_going_on()
    {
        using var server = Server();
        server.Forbid("/api/v1/nodes");

        var report = (await RunAsync(server)).Report!;

        Assert.Equal("v1.34.1-eks-113cf36", report.Version);
        Assert.Equal(
            [
                "cluster ok",
                "server-version ok",
                "nodes unknown",
                "namespaces ok",
                "quotas ok",
                "storage-classes ok",
                "csi-drivers ok",
                "ingress-classes ok",
                "kinds ok",
                "operators ok",
                "webhooks ok",
                "network-policies ok",
                "service-accounts ok",
                "secrets ok",
                "releases ok",
                "ownership ok",
                "claims ok",
                "upgrade ok",
            ],
            report.Checks.Select(c => $"{c.Id} {c.Verdict.ToString().ToLowerInvariant()}")
        );
        Assert.Equal(
            [
                "warning CG8204: '/api/v1/nodes' cannot be read: things is forbidden: User \"ci\" cannot list resource \"things\" in API group \"\" at the cluster scope. "
                    + "What depends on it was not checked. Where a right is missing, ask for get and list; nothing is ever changed.",
            ],
            report.Findings.Select(f => f.ToString())
        );
    }

    [FactWithKubectl]
    public async Task Garbage_from_the_server_is_a_sentence()
    {
        using var server = Server();
        server.Answer("/api/v1/nodes", "<html>a proxy</html>");
        server.Answer("/apis", "[]");

        var report = (await RunAsync(server)).Report!;

        Assert.Equal(
            ["'/api/v1/nodes' cannot be read: the answer is no JSON object.", "'/apis' cannot be read: the answer is no JSON object."],
            report.Findings.Where(f => f.Code == "CG8204").Select(f => f.Message)
        );
    }

    [FactWithKubectl]
    public async Task A_server_that_is_none_is_asked_nothing_more()
    {
        using var server = Server();
        server.Answer("/version", "<html>Welcome</html>");

        var result = await RunAsync(server);

        Assert.Equal(
            $"error CG8203: The cluster at {server.Address} does not answer as an API server: the answer is no JSON object. "
                + "Nothing was checked. See that 'kubectl get --raw /version' answers here: the login, the network, the context.",
            result.Problem!.ToString()
        );
        Assert.Equal(["GET /version"], server.Requests.Distinct());
    }

    [FactWithKubectl]
    public async Task An_expired_login_is_a_sentence()
    {
        using var server = Server();
        server.Answer(
            "/version",
            """{"kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "Unauthorized", "reason": "Unauthorized", "code": 401}""",
            401
        );

        var problem = (await RunAsync(server)).Problem!;

        Assert.Equal(
            $"The cluster at {server.Address} does not answer as an API server: You must be logged in to the server (Unauthorized).",
            problem.Message
        );
    }

    [FactWithKubectl]
    public async Task A_server_that_is_gone_or_speaks_no_TLS_is_a_sentence()
    {
        using var server = Server();
        var secure = Copy(server, server.Address.Replace("http:", "https:", StringComparison.Ordinal));
        var gone = Copy(server, "http://127.0.0.1:1");

        // Which words it has for it differs between versions of kubectl.
        Assert.Matches(
            "^The cluster at https://127\\.0\\.0\\.1:[0-9]+ does not answer as an API server: (tls: first record does not look|http: server gave HTTP response).*\\.$",
            (await RunAsync(server, secure)).Problem!.Message
        );
        Assert.Equal(
            "The cluster at http://127.0.0.1:1 does not answer as an API server: The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?.",
            (await RunAsync(server, gone)).Problem!.Message
        );
    }

    [FactWithKubectl]
    public async Task Without_a_context_there_is_no_cluster()
    {
        using var server = Server();
        const string Fix =
            "Write a kubeconfig (aws eks update-kubeconfig --region <region> --name <cluster>), or name one with --kubeconfig and --context.";
        var empty = Path.Combine(Path.GetDirectoryName(server.Kubeconfig)!, "empty");
        await File.WriteAllTextAsync(empty, "");

        Assert.Equal(
            $"error CG8202: No cluster is configured: kubectl has no current context. {Fix}",
            (await RunAsync(server, empty)).Problem!.ToString()
        );
        Assert.Equal(
            $"error CG8202: No cluster is configured: there is no file '{empty}-not'. {Fix}",
            (await RunAsync(server, empty + "-not")).Problem!.ToString()
        );
        Assert.Equal(
            $"error CG8202: No cluster is configured: cannot locate context nope. {Fix}",
            (await RunAsync(server, context: "nope")).Problem!.ToString()
        );
        Assert.Empty(server.Requests);
    }

    private static FakeApiServer Server()
    {
        var server = new FakeApiServer();
        server.Answer(
            "/apis/storage.k8s.io/v1/storageclasses",
            Examined.List("""{"metadata": {"name": "hostpath"}, "provisioner": "docker.io/hostpath"}""")
        );
        server.Answer("/api/v1/namespaces/ml", """{"kind": "Namespace", "metadata": {"name": "ml"}, "status": {"phase": "Active"}}""");
        server.Answer(
            "/api/v1/nodes",
            Examined.List("""{"metadata": {"name": "a"}, "status": {"conditions": [{"type": "Ready", "status": "True"}]}}""")
        );
        return server;
    }

    private static string Copy(FakeApiServer server, string address)
    {
        var path = server.Kubeconfig + "-copy-" + address.Length;
        File.WriteAllText(path, File.ReadAllText(server.Kubeconfig).Replace(server.Address, address, StringComparison.Ordinal));
        return path;
    }

    private static Task<ClusterExaminationResult> RunAsync(FakeApiServer server, string? kubeconfig = null, string? context = null) =>
        new ClusterExamination(
            new()
            {
                Executable = FactWithKubectlAttribute.Executable,
                Kubeconfig = kubeconfig ?? server.Kubeconfig,
                Context = context,
            }
        ).RunAsync(Examined.Plan(TestProfiles.Laptop, Yaml), isInside: false);
}
