using System.Net;
using System.Net.Sockets;

namespace ChartGen.Sdk.Tests.Catalog;

/// <summary>A chart repository on the loopback interface with the one chart 'sub' 1.0.0.</summary>
internal sealed class ChartRepository : IDisposable
{
    private readonly HttpListener _listener = new();

    private ChartRepository(string url) => Url = url;

    public string Url { get; }

    public static ChartRepository Start(byte[] archive)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var repository = new ChartRepository(url);
        repository._listener.Prefixes.Add(url);
        repository._listener.Start();
        _ = repository.ServeAsync(archive);
        return repository;
    }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task ServeAsync(byte[] archive)
    {
        var index = System.Text.Encoding.UTF8.GetBytes(
            "apiVersion: v1\nentries:\n  sub:\n    - apiVersion: v2\n      name: sub\n      version: 1.0.0\n      urls: [sub-1.0.0.tgz]\n"
        );
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var answer = context.Request.Url!.AbsolutePath == "/index.yaml" ? index : archive;
                await context.Response.OutputStream.WriteAsync(answer);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
