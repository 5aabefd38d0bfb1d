using System.Net;
using System.Net.Sockets;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Templating;
using ChartGen.Sdk.Values;
using CliWrap;
using CliWrap.Buffered;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Chart.lock is one that Helm would have written.</summary>
public sealed class DependencyTests
{
    private const string OutOfSync = "out of sync";

    public static TheoryData<string> Profiles => [.. MlPlatform.Profiles];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Helm_finds_the_lock_of_a_profile_in_step_with_its_chart(string profile)
    {
        var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite);

        Assert.DoesNotContain(OutOfSync, await BuildAsync(generated.Chart), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helm_finds_a_lock_with_another_digest_out_of_step()
    {
        var chart = MlPlatform.Generate("eks-multi", MlPlatform.SampleSite).Chart;
        var files = chart.Files.Select(f =>
            f.Path.Text == "Chart.lock" ? ChartFile.Create(f.Path, f.Text.Replace("sha256:", "sha256:0", StringComparison.Ordinal)) : f
        );

        Assert.Contains(OutOfSync, await BuildAsync(chart with { Files = [.. files] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helm_builds_the_dependencies_from_the_lock()
    {
        using var repository = new TemporaryFolder();
        var port = FreePort();
        var address = $"http://127.0.0.1:{port}/";
        var helm = await RealHelm.FindAsync();
        foreach (var name in new[] { "store", "queue" })
        {
            repository.File($"{name}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 1.2.3\n");
            repository.File($"{name}/templates/none.yaml", "");
            Assert.True((await helm.PackageAsync(Path.Combine(repository.Path, name), repository.Path)).Succeeded);
        }

        await RunAsync(helm, repository, "repo", "index", repository.Path, "--url", address);
        using var server = new HttpListener();
        server.Prefixes.Add(address);
        server.Start();
        _ = ServeAsync(server, repository.Path);
        using var folder = Written(Umbrella(address));

        await RunAsync(helm, repository, "repo", "add", "local", address);
        await RunAsync(helm, repository, "dependency", "build", folder.Path);

        Assert.Equal(
            ["queue-1.2.3.tgz", "store-1.2.3.tgz"],
            Directory.GetFiles(Path.Combine(folder.Path, "charts")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    // A home of its own, in which repositories can be added.
    private static async Task RunAsync(HelmCli helm, TemporaryFolder home, params string[] arguments)
    {
        var run = await Cli.Wrap(helm.Executable)
            .WithArguments(arguments)
            .WithEnvironmentVariables(v =>
                v.Set("HELM_CACHE_HOME", home.Path).Set("HELM_CONFIG_HOME", home.Path).Set("HELM_DATA_HOME", home.Path)
            )
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        Assert.True(run.ExitCode == 0, run.StandardOutput + run.StandardError);
    }

    private static Chart Umbrella(string repository)
    {
        var diagnostics = new DiagnosticBag();
        var chart = ChartAssembler.Assemble(
            new("umbrella", "1.0.0", "Two subcharts, one of them under another name.", "# Values.\n"),
            [Of("store", alias: "artifacts"), Of("queue", alias: null)],
            new TemplateRenderer(new([KeyValuePair.Create("values.yaml.scriban", "replicas: 1\n")])),
            diagnostics
        );
        Assert.Empty(diagnostics);
        return chart!;

        ComponentOutput Of(string name, string? alias) =>
            new()
            {
                Component = name,
                Values = new("values.yaml.scriban", ValuesMap.Empty),
                Subchart = new()
                {
                    Name = name,
                    Version = "1.2.3",
                    AppVersion = "1",
                    Repository = repository,
                    Alias = alias,
                    ContentDigest = "",
                },
            };
    }

    // Before it asks any repository, which here may be out of reach, Helm compares the digests.
    private static async Task<string> BuildAsync(Chart chart)
    {
        using var folder = Written(chart);
        var helm = await RealHelm.FindAsync() with { TimeLimit = TimeSpan.FromSeconds(10) };
        var run = await helm.BuildDependenciesAsync(folder.Path);
        return run.StandardOutput + run.StandardError;
    }

    private static TemporaryFolder Written(Chart chart)
    {
        var folder = new TemporaryFolder();
        foreach (var file in chart.Files)
            folder.File(file.Path.Text, file.Text);
        return folder;
    }

    private static async Task ServeAsync(HttpListener server, string folder)
    {
        try
        {
            while (true)
            {
                var request = await server.GetContextAsync();
                var file = Path.Combine(folder, Path.GetFileName(request.Request.Url!.AbsolutePath));
                if (File.Exists(file))
                    await request.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
                else
                    request.Response.StatusCode = 404;
                request.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
