using System.Text.Json;

namespace ChartGen.Cli.Tests;

/// <summary>With the real Helm.</summary>
public sealed class ImagesTests
{
    private static readonly string[] Ecr = ["--set", "images.registry=444455556666.dkr.ecr.eu-central-1.amazonaws.com"];

    [Fact]
    public async Task Every_image_is_listed_with_its_source_and_who_needs_it()
    {
        using var bench = await BenchAsync();

        var run = await bench.RunAsync("images", "eks-single", "--quiet");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(
            """
            eks-single: 1 image, 1 of them copied to registry.acme.test
            registry.acme.test/acme/web:1
              copied from quay.io/acme/web:1
              Deployment/web: container web

            """,
            run.Out
        );
    }

    [Fact]
    public async Task Json_holds_the_same_and_nothing_else_is_printed()
    {
        using var bench = await BenchAsync();

        var run = await bench.RunAsync("images", "eks-single", "--format", "json");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        var image = Assert.Single(run.Json().GetProperty("result").GetProperty("images").EnumerateArray());
        Assert.Equal(
            """
            {
              "image": "registry.acme.test/acme/web:1",
              "tag": "1",
              "digest": "",
              "source": "quay.io/acme/web:1",
              "usedBy": [
                {
                  "object": "Deployment/web",
                  "namespace": "ml-platform",
                  "place": "container web",
                  "file": "platform/templates/web.yaml"
                }
              ],
              "notes": []
            }
            """,
            Indented(image)
        );
    }

    [Fact]
    public async Task A_mirror_is_written_and_written_again()
    {
        using var bench = await BenchAsync();

        var first = await bench.RunAsync(["images", "eks-single", "--mirror", "mirror", "--quiet", .. Ecr]);
        var tree = bench.Tree("mirror");
        var second = await bench.RunAsync(["images", "eks-single", "--mirror", "mirror", "--quiet", .. Ecr]);

        Assert.Equal(("", 0, "", 0), (first.Error, first.ExitCode, second.Error, second.ExitCode));
        Assert.Equal(
            """
            mirror/mirror.sh: copies 1 image with crane
            mirror/repositories.sh: makes 1 repository in ECR
            mirror/mapping.json: the same for Terraform and other programs

            """,
            first.Out
        );
        Assert.Equal(["mirror/mapping.json", "mirror/mirror.sh", "mirror/repositories.sh"], tree.Keys);
        Assert.Equal(tree, bench.Tree("mirror"));
        Assert.Contains(
            "mirror 'quay.io/acme/web:1' '444455556666.dkr.ecr.eu-central-1.amazonaws.com/acme/web:1' ",
            tree["mirror/mirror.sh"],
            StringComparison.Ordinal
        );
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(bench.Full("mirror/mirror.sh")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task The_tool_is_chosen_and_what_ECR_needed_goes_with_it()
    {
        using var bench = await BenchAsync();
        await bench.RunAsync(["images", "eks-single", "--mirror", "mirror", .. Ecr]);

        var run = await bench.RunAsync("images", "eks-single", "--mirror", "mirror", "--tool", "skopeo", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["mirror/mirror.sh", "mirror/mapping.json"],
            run.Json().GetProperty("result").GetProperty("written").EnumerateArray().Select(f => f.GetString())
        );
        Assert.Contains("skopeo copy --all", bench.Read("mirror/mirror.sh"), StringComparison.Ordinal);
        Assert.Equal(["mirror/mapping.json", "mirror/mirror.sh"], bench.Tree("mirror").Keys);
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_not_replaced()
    {
        using var bench = await BenchAsync();
        bench.Write("mirror/mirror.sh", "#!/bin/sh\necho mine\n");

        var run = await bench.RunAsync("images", "eks-single", "--mirror", "mirror", "--quiet");

        Assert.Equal(("", 1), (run.Out, run.ExitCode));
        Assert.Equal(
            """
            mirror/mirror.sh: error CG8304: The file is not one that 'chartgen images --mirror' made, and is not replaced.
                  Name another folder with --mirror, or move the file away.

            """,
            run.Error
        );
        Assert.Equal(["mirror/mirror.sh"], bench.Tree("mirror").Keys);
        Assert.Equal("#!/bin/sh\necho mine\n", bench.Read("mirror/mirror.sh"));
    }

    [Fact]
    public async Task Without_a_registry_there_is_nothing_to_mirror()
    {
        using var bench = await BenchAsync();

        var run = await bench.RunAsync("images", "local-hostpath", "--mirror", "mirror", "--set", "images.registry=null", "--quiet");

        Assert.Equal(("", 1), (run.Out, run.ExitCode));
        Assert.StartsWith(
            "error CG8302: There is nothing to mirror: local-hostpath pulls every image from where it is published.\n",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(bench.Full("mirror")));
    }

    [Fact]
    public async Task A_chart_out_of_reach_is_named()
    {
        using var bench = await BenchAsync(WebPlatform.With(new TinyPlatform.Store()));

        var run = await bench.RunAsync("images", "eks-single", "--offline", "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "warning CG8301: Of minio 5.4.0 only the images are listed that ChartGen sets:",
            run.Error,
            StringComparison.Ordinal
        );
        var strict = await bench.RunAsync("images", "eks-single", "--offline", "--require-charts");
        Assert.Equal(1, strict.ExitCode);
        Assert.Contains("error CG4557", strict.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tool is for the script that --mirror writes.", "--tool", "crane")]
    [InlineData("--tool takes crane, skopeo or docker, not 'podman'.", "--mirror", "m", "--tool", "podman")]
    [InlineData("--mirror needs a value, but '--quiet' follows.", "--mirror", "--quiet")]
    [InlineData("'images' has no findings to report as sarif; --format takes text or json here.", "--format", "sarif")]
    public async Task Wrong_usage_is_said(string message, params string[] options)
    {
        using var bench = new Workbench { Platform = WebPlatform.With() };

        var run = await bench.RunAsync(["images", "eks-single", .. options]);

        Assert.Equal(64, run.ExitCode);
        Assert.Contains($"error CG0003: {message}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_profile_is_wrong_usage()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("images", "eks-mutli");

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("Did you mean 'eks-multi'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_render_is_a_problem()
    {
        using var helm = new FakeHelm("exit", "1");
        using var bench = new Workbench { Platform = WebPlatform.With() };
        bench.Variables["CHARTGEN_HELM"] = helm.Executable;

        var run = await bench.RunAsync("images", "eks-single", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(JsonValueKind.Null, run.Json().GetProperty("result").ValueKind);
    }

    private static string Indented(JsonElement element) => JsonSerializer.Serialize(element, Json).ReplaceLineEndings("\n");

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private static async Task<Workbench> BenchAsync(Sdk.PlatformDefinition? platform = null)
    {
        var bench = new Workbench { Platform = platform ?? WebPlatform.With() };
        bench.Variables["CHARTGEN_HELM"] = (await RealHelm.FindAsync()).Executable;
        return bench;
    }
}
