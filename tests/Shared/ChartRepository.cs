using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChartGen.Testing;

/// <summary>A chart repository on the loopback interface.</summary>
internal sealed class ChartRepository : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private ChartRepository(HttpListener listener, string url) => (_listener, Url) = (listener, url);

    public string Url { get; }

    /// <summary>A repository that gives an archive for the chart 'sub' 1.0.0.</summary>
    public static ChartRepository Start(byte[] archive) => Start(("sub", "1.0.0", archive));

    /// <summary>A repository that gives an archive for each chart and version.</summary>
    public static ChartRepository Start(params (string Name, string Version, byte[] Archive)[] charts)
    {
        var (listener, url) = Listen();
        var repository = new ChartRepository(listener, url);
        var index = new StringBuilder("apiVersion: v1\nentries:\n");
        foreach (var versions in charts.GroupBy(c => c.Name))
        {
            index.Append($"  {versions.Key}:\n");
            foreach (var (name, version, archive) in versions)
            {
                index.Append($"    - {{apiVersion: v2, name: {name}, version: {version}, urls: [{name}-{version}.tgz]}}\n");
                repository._files[$"/{name}-{version}.tgz"] = archive;
            }
        }

        repository._files["/index.yaml"] = Encoding.UTF8.GetBytes(index.ToString());
        _ = repository.ServeAsync();
        return repository;
    }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    // HttpListener takes no port 0, and between finding a free one and taking it another process may have it.
    private static (HttpListener Listener, string Url) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            probe.Stop();
            var listener = new HttpListener();
            listener.Prefixes.Add(url);
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (Exception e) when (e is HttpListenerException or SocketException && attempt < 20)
            {
                ((IDisposable)listener).Dispose();
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                if (_files.TryGetValue(context.Request.Url!.AbsolutePath, out var content))
                    await context.Response.OutputStream.WriteAsync(content);
                else
                    context.Response.StatusCode = 404;
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
