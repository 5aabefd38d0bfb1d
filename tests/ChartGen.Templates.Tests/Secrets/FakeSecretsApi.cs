using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ChartGen.Templates.Tests.Secrets;

/// <summary>The Secrets of the namespace <c>ml</c> as a Kubernetes API server keeps them, over plain HTTP on loopback.</summary>
internal sealed class FakeSecretsApi : IDisposable
{
    public const string Token = "a-token-of-the-account";

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, JsonObject> _secrets = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _version;

    public FakeSecretsApi()
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = Task.Run(Serve);
    }

    /// <summary>Where it listens.</summary>
    public string Url { get; }

    /// <summary>The calls so far: method and name.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Runs before a call is answered; a status code is the answer.</summary>
    public Func<string, int?> Before { get; set; } = _ => null;

    /// <summary>Puts a Secret there, as somebody else would.</summary>
    public void Put(string name, params (string Key, string Text)[] data)
    {
        lock (_lock)
        {
            var encoded = new JsonObject(
                data.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)Convert.ToBase64String(Encoding.UTF8.GetBytes(d.Text))))
            );
            Store(
                new JsonObject
                {
                    ["metadata"] = new JsonObject { ["name"] = name },
                    ["data"] = encoded,
                }
            );
        }
    }

    /// <summary>The texts of a Secret by key.</summary>
    public Dictionary<string, string> Texts(string name)
    {
        lock (_lock)
        {
            return _secrets[name]["data"]!
                .AsObject()
                .ToDictionary(d => d.Key, d => Encoding.UTF8.GetString(Convert.FromBase64String((string)d.Value!)), StringComparer.Ordinal);
        }
    }

    /// <summary>The names of the Secrets.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            lock (_lock)
                return [.. _secrets.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        const string Collection = "/api/v1/namespaces/ml/secrets";
        var request = context.Request;
        var body = request.HasEntityBody ? JsonNode.Parse(request.InputStream)!.AsObject() : null;
        var path = request.Url!.AbsolutePath;
        var name = path == Collection ? (string)body!["metadata"]!["name"]! : path[(Collection.Length + 1)..];
        var call = $"{request.HttpMethod} {name}";
        Calls.Enqueue(call);
        var (status, answer) =
            Before(call) is { } refused ? (refused, null)
            : request.Headers["Authorization"] != $"Bearer {Token}" ? (401, null)
            : Handle(request.HttpMethod, request.ContentType, name, body);
        context.Response.StatusCode = status;
        context.Response.Close(Encoding.UTF8.GetBytes(answer?.ToJsonString() ?? "{}"), willBlock: true);
    }

    private (int, JsonObject?) Handle(string method, string? type, string name, JsonObject? body)
    {
        lock (_lock)
        {
            var existing = _secrets.GetValueOrDefault(name);
            switch (method)
            {
                case "GET":
                    return existing is null ? (404, null) : (200, existing);
                case "POST":
                    return existing is null ? (201, Store(body!)) : (409, null);
                case "PATCH" when type == "application/merge-patch+json":
                    if (existing is null)
                        return (404, null);
                    if (!JsonNode.DeepEquals(body!["metadata"]!["resourceVersion"], existing["metadata"]!["resourceVersion"]))
                        return (409, null);
                    foreach (var (key, value) in body["data"]!.AsObject())
                        existing["data"]![key] = value!.DeepClone();
                    return (200, Store(existing));
                default:
                    return (405, null);
            }
        }
    }

    private JsonObject Store(JsonObject secret)
    {
        var metadata = secret["metadata"]!.AsObject();
        metadata["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
        return _secrets[(string)metadata["name"]!] = secret;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
