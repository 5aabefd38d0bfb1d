using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Cli.Tests;

public sealed class GitopsTests
{
    [Theory]
    [InlineData("argocd")]
    [InlineData("flux")]
    public async Task The_option_is_a_setting(string kind)
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new Installer()) };

        var run = await bench.RunAsync(
            "generate",
            "eks-multi",
            "--gitops",
            kind,
            "--set",
            "gitops.repo=https://git.acme.test/ml.git",
            "--no-validate"
        );

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains(
            $"{kind} from https://git.acme.test/ml.git",
            bench.Read("out/eks-multi/platform/templates/installer.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_the_option_the_site_chooses()
    {
        using var bench = new Workbench($"{Workbench.Site}gitops: {{kind: flux, repo: \"git@git.acme.test:ml.git\"}}\n")
        {
            Platform = TinyPlatform.With(new Installer()),
        };

        await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Contains(
            "flux from git@git.acme.test:ml.git",
            bench.Read("out/eks-multi/platform/templates/installer.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_controller_needs_a_repository()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--gitops", "argocd", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "error CG1007: 'gitops.repo' is not set; gitops.kind 'argocd' needs it.\n      Set it in chartgen.yaml or with --set gitops.repo=",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_word_is_wrong_usage()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--gitops", "argo");

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("CG0003: --gitops takes argocd or flux, not 'argo'.", run.Error, StringComparison.Ordinal);
    }

    // Says who installs, in the words of the settings.
    private sealed class Installer : IComponent
    {
        public string Name => "installer";

        public ComponentOutput Build(ComponentContext context) =>
            new()
            {
                Component = Name,
                Files =
                [
                    new(
                        "note/note.yaml.scriban",
                        "templates/installer.yaml",
                        ValuesMap.Of(
                            (
                                "domain",
                                $"{context.Profile.Gitops.Kind} from {(context.Profile.Gitops as GitopsChoice.Controller)?.Repository.Text}"
                            ),
                            ("nodes", "1")
                        )
                    ),
                ],
            };
    }
}
