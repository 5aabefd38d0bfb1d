using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChartGen.Testing;

/// <summary>
/// An API server on the loopback that gives answers which are written down, by path and query, in the shape of the real one, and remembers
/// what it was asked. Whatever it has no answer for is not there; an empty list is one of its lists.
/// </summary>
internal sealed class FakeApiServer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Dictionary<string, (int Status, string Body)> _answers = new(StringComparer.Ordinal);
    private readonly Task _serving;

    public FakeApiServer(string version = "v1.34.1-eks-113cf36", string cluster = "local")
    {
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        Answer("/version", $$"""{"major": "1", "minor": "34+", "gitVersion": "{{version}}"}""");
        Kubeconfig = _folder.File(
            "kubeconfig",
            $$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: "{{cluster}}", cluster: {server: "{{Address}}"} }]
            users: [{name: ci, user: {token: t0ken-of-ci} }]
            contexts: [{name: here, context: {cluster: "{{cluster}}", user: ci} }]
            current-context: here

            """
        );
        _serving = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>A kubeconfig that leads here.</summary>
    public string Kubeconfig { get; }

    /// <summary>What was asked, as <c>GET /version</c>, in no order.</summary>
    public IEnumerable<string> Requests => _requests.Order(StringComparer.Ordinal);

    public void Answer(string path, string body, int status = 200) => _answers[path] = (status, body);

    public void Forbid(string path) =>
        Answer(
            path,
            """
            {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "reason": "Forbidden", "code": 403,
             "message": "things is forbidden: User \"ci\" cannot list resource \"things\" in API group \"\" at the cluster scope", "details": {"kind": "things"}}
            """,
            403
        );

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait(TimeSpan.FromSeconds(5));
        _listener.Close();
        _folder.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            var asked = Path(context.Request.Url!);
            _requests.Enqueue($"{context.Request.HttpMethod} {asked}");
            var (status, body) = _answers.TryGetValue(asked, out var answer) ? answer : NotFound(asked);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }

    // kubectl tells its timeout to the server.
    private static string Path(Uri url)
    {
        var query = url.Query.TrimStart('?').Split('&').Where(q => q.Length > 0 && !q.StartsWith("timeout=", StringComparison.Ordinal));
        return url.AbsolutePath + (string.Join('&', query) is { Length: > 0 } rest ? $"?{rest}" : "");
    }

    private static (int Status, string Body) NotFound(string path) =>
        (
            404,
            $$"""{"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "reason": "NotFound", "code": 404, "message": "{{path}} not found", "details": {} }"""
        );

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
