using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Gitops;

namespace ChartGen.Templates.Tests.Gitops;

public sealed class GitopsDocumentTests
{
    private static readonly GitRepository Repository = GitRepository.Parse("git@git.acme.test:ml/deploy.git");

    private static readonly EnvironmentProfile Argo = TestProfiles.EksMulti with
    {
        Gitops = new GitopsChoice.ArgoCd
        {
            Repository = Repository,
            Branch = "release",
            Path = "charts",
        },
    };

    private static readonly EnvironmentProfile Flux = TestProfiles.EksMulti with
    {
        Gitops = new GitopsChoice.Flux { Repository = Repository },
    };

    [Fact]
    public void Helm_needs_no_file() => Assert.Empty(Files(TestProfiles.EksMulti));

    [Fact]
    public void Argo_CD_gets_a_root_and_what_it_brings() =>
        Assert.Equal(
            [
                "gitops/applications/namespace.yaml",
                "gitops/applications/platform.yaml",
                "gitops/applications/prerequisites.yaml",
                "gitops/root.yaml",
            ],
            Files(Argo).Keys
        );

    [Fact]
    public void Flux_gets_a_source_and_two_releases() =>
        Assert.Equal(
            ["gitops/namespace.yaml", "gitops/platform.yaml", "gitops/prerequisites.yaml", "gitops/source.yaml"],
            Files(Flux).Keys
        );

    [Fact]
    public void Waves_bring_the_namespace_then_the_prerequisites_then_the_platform()
    {
        var files = Files(Argo);

        Assert.Equal(
            ["-1", "0", "1"],
            new[] { "namespace", "prerequisites", "platform" }.Select(f =>
                Text(Read(files[$"gitops/applications/{f}.yaml"]), "metadata", "annotations", "argocd.argoproj.io/sync-wave")
            )
        );
    }

    [Fact]
    public void A_release_of_Flux_waits_for_the_prerequisites()
    {
        var files = Files(Flux);

        Assert.Contains("  dependsOn:\n    - name: prerequisites\n", files["gitops/platform.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("dependsOn", files["gitops/prerequisites.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_prerequisites_nothing_waits()
    {
        var files = Files(TestProfiles.Local with { Gitops = Flux.Gitops });

        Assert.Equal(["gitops/namespace.yaml", "gitops/platform.yaml", "gitops/source.yaml"], files.Keys);
        Assert.DoesNotContain("dependsOn", files["gitops/platform.yaml"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gitops/root.yaml", "charts/multi/gitops/applications")]
    [InlineData("gitops/applications/prerequisites.yaml", "charts/multi/prerequisites")]
    [InlineData("gitops/applications/platform.yaml", "charts/multi/platform")]
    public void An_Application_names_repository_branch_and_folder(string file, string folder)
    {
        var application = Read(Files(Argo)[file]);

        Assert.Equal("git@git.acme.test:ml/deploy.git", Text(application, "spec", "source", "repoURL"));
        Assert.Equal("release", Text(application, "spec", "source", "targetRevision"));
        Assert.Equal(folder, Text(application, "spec", "source", "path"));
    }

    [Fact]
    public void A_source_of_Flux_is_a_URL_with_a_key_where_it_is_no_https()
    {
        var source = Files(Flux)["gitops/source.yaml"];

        Assert.Contains("  url: ssh://git@git.acme.test/ml/deploy.git\n  ref:\n    branch: main\n", source, StringComparison.Ordinal);
        Assert.Contains("  secretRef:\n    name: mlplatform-multi-git\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_of_Flux_takes_the_profiles_folder_alone() =>
        Assert.Contains(
            "  ignore: |\n    /*\n    !/out\n    /out/*\n    !/out/multi\n",
            Files(Flux)["gitops/source.yaml"],
            StringComparison.Ordinal
        );

    [Fact]
    public void Charts_at_the_top_of_a_repository_have_no_folder_before_theirs()
    {
        var profile = Argo with
        {
            Gitops = new GitopsChoice.ArgoCd { Repository = Repository, Path = "." },
        };

        Assert.Equal("multi/platform", Text(Read(Files(profile)["gitops/applications/platform.yaml"]), "spec", "source", "path"));
    }

    [Fact]
    public void Flux_replaces_the_kinds_of_operators_and_never_goes_back_by_itself()
    {
        var files = Files(Flux);

        Assert.Equal("CreateReplace", Text(Read(files["gitops/prerequisites.yaml"]), "spec", "upgrade", "crds"));
        Assert.Equal("RetryOnFailure", Text(Read(files["gitops/platform.yaml"]), "spec", "upgrade", "strategy", "name"));
    }

    [Fact]
    public void A_first_install_does_not_wait_for_a_file_that_nobody_can_have_written()
    {
        Assert.Contains(
            "    disableWait: true\n",
            Files(TestProfiles.EksSingle with { Gitops = Flux.Gitops })["gitops/platform.yaml"],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("disableWait", Files(Flux)["gitops/platform.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_of_Airflow_are_hooks_of_a_sync_that_replaces_the_finished_ones() =>
        Assert.Equal(
            [("argocd.argoproj.io/hook", "Sync"), ("argocd.argoproj.io/hook-delete-policy", "BeforeHookCreation")],
            Pairs(GitopsAnnotations.OfJobs(Argo))
        );

    [Fact]
    public void Flux_does_not_bring_back_Jobs_that_their_TTL_removed() =>
        Assert.Equal([("helm.toolkit.fluxcd.io/driftDetection", "disabled")], Pairs(GitopsAnnotations.OfJobs(Flux)));

    [Fact]
    public void Argo_CD_neither_prunes_nor_deletes_claims() =>
        Assert.Equal([("argocd.argoproj.io/sync-options", "Prune=false,Delete=false")], Pairs(GitopsAnnotations.OfClaims(Argo)));

    [Fact]
    public void Nobody_annotates_what_Helm_installs()
    {
        var profile = TestProfiles.EksMulti;

        Assert.Empty(
            Pairs(GitopsAnnotations.OfJobs(profile))
                .Concat(Pairs(GitopsAnnotations.OfBucketJob(profile)))
                .Concat(Pairs(GitopsAnnotations.OfClaims(profile)))
        );
    }

    private static ImmutableSortedDictionary<string, string> Files(EnvironmentProfile profile) =>
        TestParts.Files(new GitopsDocument(), profile);

    private static ValuesMap Read(string text) => (ValuesMap)ValuesReader.Read(text, "file").Root!;

    private static string Text(ValuesMap tree, params string[] path) => ((ValuesScalar)tree.At(path)!).Text;

    private static IEnumerable<(string, string)> Pairs(ValuesMap map) =>
        map.Entries.Select(e => (e.Key, ((ValuesScalar)e.Value).Text)).OrderBy(p => p.Key, StringComparer.Ordinal);
}
