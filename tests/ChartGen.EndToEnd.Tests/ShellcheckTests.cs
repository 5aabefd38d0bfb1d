using ChartGen.Sdk;
using ChartGen.Sdk.Manifests;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Every script that is generated, before ShellCheck: files, programs of our own pods, and the runbook's commands one after another.</summary>
public sealed class ShellcheckTests
{
    // What a runbook means: a file of the reader's, texts that are another shell's, a variable for later, and a loop over one Job.
    private const string OfRunbooks = "--exclude=SC1091,SC2016,SC2034,SC2043";

    [FactWithPrograms("shellcheck")]
    public void ShellCheck_finds_nothing_in_any_script()
    {
        using var folder = new TemporaryFolder();
        var faults = new List<string>();
        var count = 0;
        var all =
            from profile in MlPlatform.Profiles
            from pairs in MlPlatform.Installers
            select MlPlatform.GenerateAfter(profile, MlPlatform.SampleSite, pairs);
        foreach (var generated in all)
        {
            foreach (var (name, shell, text, options) in Scripts(generated))
            {
                var file = folder.File("script", text);
                var run = Programs.Run("shellcheck", ["--shell", shell, "--format", "gcc", .. options, file]);
                if (run.ExitCode != 0)
                    faults.Add($"{generated.Profile.Name}/{name}: {run.Output}");
                count++;
            }
        }

        Expect.None(faults);
        // For each of who installs: three runbooks, two scripts that make roles, five copies.
        Assert.Equal(3 * 10, count);
    }

    private static IEnumerable<(string Name, string Shell, string Text, string[] Options)> Scripts(GeneratedProfile generated)
    {
        foreach (var file in generated.Files)
        {
            var path = file.Path.Text;
            if (path.EndsWith(".sh", StringComparison.Ordinal))
                yield return (path, "bash", file.Text, []);
            else if (path == "RUNBOOK.md")
                yield return (path, "bash", string.Join('\n', RunbookCommands.Blocks(file.Text)), [OfRunbooks]);
            else if (path.StartsWith("move/", StringComparison.Ordinal))
            {
                foreach (var pod in PodSpecs.Of(RenderedObjects.Parse($"# Source: {path}\n{file.Text}", "ml-platform").Objects))
                {
                    var words = ((Sdk.Values.ValuesList)pod.Containers.Single().Container["command"]!)
                        .Items.Select(PodSpecs.Text)
                        .ToArray();
                    if (words is [var shell and ("sh" or "bash"), "-c", var script])
                        yield return (path, shell, script, []);
                }
            }
        }
    }
}
