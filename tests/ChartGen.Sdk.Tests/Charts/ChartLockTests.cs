using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Charts;

/// <summary>With the real Helm, which computes the digest anew before it builds dependencies.</summary>
public sealed class ChartLockTests
{
    private const string Local = "file://../sub";

    [Fact]
    public void The_lock_is_the_same_at_any_time()
    {
        Assert.Equal(
            """
            dependencies:
              - name: sub
                repository: https://charts.example.com
                version: "1.0.0"
            digest: sha256:d450eb0c763477fd83072f04f24f569681657cfb9905bd5c3021ef20d6d7dcf0
            generated: "2026-01-01T00:00:00Z"

            """.ReplaceLineEndings("\n"),
            ChartLock.Write([Parts.Subchart("sub")])
        );
    }

    [Fact]
    public async Task Helm_accepts_the_digest()
    {
        var run = await BuildAsync(text => text, Parts.Subchart("sub", repository: Local), Parts.Subchart("sub", "other", Local));

        Assert.True(run.Succeeded, run.StandardError);
    }

    [Fact]
    public async Task Helm_accepts_the_digest_of_a_repository_with_characters_that_Go_escapes()
    {
        var run = await BuildAsync(text => text, Parts.Subchart("sub", repository: "https://charts.example.com/?a=1&b=<2>"));

        Assert.DoesNotContain("out of sync", run.StandardError, StringComparison.Ordinal);
        Assert.Contains("no repository definition", run.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helm_refuses_another_digest()
    {
        var run = await BuildAsync(
            text => text.Replace("digest: sha256:", "digest: sha256:0", StringComparison.Ordinal),
            Parts.Subchart("sub", repository: Local)
        );

        Assert.Contains("out of sync", run.StandardError, StringComparison.Ordinal);
    }

    private static async Task<HelmRun> BuildAsync(Func<string, string> tamper, params Subchart[] subcharts)
    {
        using var folder = new TemporaryFolder();
        folder.File("sub/Chart.yaml", TinyChart.Metadata("sub", "1.0.0"));
        folder.File("platform/Chart.yaml", ChartYaml.Write("platform", "0.1.0", "A test's chart.", subcharts));
        folder.File("platform/Chart.lock", tamper(ChartLock.Write(subcharts)));
        return await (await RealHelm.FindAsync()).BuildDependenciesAsync(Path.Combine(folder.Path, "platform"));
    }
}
