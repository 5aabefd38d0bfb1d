using System.Text.RegularExpressions;
using CliWrap.Buffered;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The pictures of the runbooks are ones that Mermaid itself draws.</summary>
public sealed partial class MermaidTests
{
    [FactWithTools("node", "npm")]
    public async Task Mermaid_draws_the_picture_of_every_profile()
    {
        using var folder = await InstalledAsync();
        foreach (var profile in MlPlatform.Profiles)
            folder.File($"{profile}.mmd", Picture(profile));
        folder.File("broken.mmd", "flowchart TB\n  a[\"no end --> b\n");

        var drawn = await NodeAsync(folder, MlPlatform.Profiles.Select(p => $"{p}.mmd"));
        var broken = await NodeAsync(folder, ["broken.mmd"]);

        Assert.True(drawn.ExitCode == 0, drawn.StandardError);
        var pictures = drawn.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(MlPlatform.Profiles.Length, pictures.Length);
        Assert.Contains("models-hostpathhostpath, 5Gi, RWO", pictures[0], StringComparison.Ordinal);
        Assert.Contains("PostgreSQLgp3, 20Gi, RWO", pictures[1], StringComparison.Ordinal);
        Assert.Contains("models-efs-scefs-sc, 20Gi, RWX", pictures[2], StringComparison.Ordinal);
        Assert.Contains("artifacts as mlflow", pictures[2], StringComparison.Ordinal);
        Assert.NotEqual(0, broken.ExitCode);
    }

    private static async Task<TemporaryFolder> InstalledAsync()
    {
        var folder = new TemporaryFolder();
        var source = Repository.Full("tests/ChartGen.EndToEnd.Tests/Mermaid");
        foreach (var file in new[] { ".npmrc", "package.json", "package-lock.json", "render.mjs" })
            File.Copy(Path.Combine(source, file), Path.Combine(folder.Path, file));
        var installed = await Tools.BashAsync("npm ci --no-audit --no-fund --loglevel error", folder.Path);
        Assert.True(installed.ExitCode == 0, installed.StandardError);
        return folder;
    }

    private static Task<BufferedCommandResult> NodeAsync(TemporaryFolder folder, IEnumerable<string> files) =>
        Tools.BashAsync($"node render.mjs {string.Join(' ', files)}", folder.Path);

    private static string Picture(string profile)
    {
        var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite);
        return Block.Match(generated.Files.Single(f => f.Path.Text == "RUNBOOK.md").Text).Groups["text"].Value;
    }

    [GeneratedRegex(@"```mermaid\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
