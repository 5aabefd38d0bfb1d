using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Runbook;

namespace ChartGen.Templates.Tests.Runbook;

/// <summary>Where a controller installs the charts, every step of the runbook is the controller's.</summary>
public sealed class RunbookGitopsTests
{
    private static readonly GitRepository Repository = GitRepository.Parse("https://git.acme.test/ml/deploy.git");

    private static readonly GitopsChoice Argo = new GitopsChoice.ArgoCd { Repository = Repository };

    private static readonly GitopsChoice Flux = new GitopsChoice.Flux { Repository = Repository };

    public static TheoryData<string> Kinds => ["argocd", "flux"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Helm_changes_nothing(string kind)
    {
        var runbook = Runbook(TestProfiles.EksMulti, TestProfiles.EksSingle, kind);

        Assert.DoesNotContain("helm upgrade", runbook, StringComparison.Ordinal);
        Assert.DoesNotContain("helm rollback", runbook, StringComparison.Ordinal);
        Assert.DoesNotContain("helm uninstall", runbook, StringComparison.Ordinal);
    }

    [Fact]
    public void Argo_CD_is_told_once_and_waited_for_after_each_push()
    {
        var runbook = Runbook(TestProfiles.EksMulti, null, "argocd");

        Assert.Contains(
            "kubectl apply --server-side --filename gitops/root.yaml\n",
            Section(runbook, "Install with Argo CD"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "kubectl wait application mlplatform --namespace argocd --for=jsonpath='{.status.sync.status}'=Synced --timeout 15m\n",
            Section(runbook, "Upgrade"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Flux_fetches_after_a_push_and_a_revert()
    {
        var runbook = Runbook(TestProfiles.EksMulti, null, "flux");

        const string Fetch = "flux reconcile helmrelease mlplatform --namespace flux-system --with-source\n";
        Assert.Contains(Fetch, Section(runbook, "Upgrade"), StringComparison.Ordinal);
        Assert.Contains("git revert --no-edit '<COMMIT>'\ngit push\n", Section(runbook, "Roll back"), StringComparison.Ordinal);
        Assert.Contains(Fetch, Section(runbook, "Roll back"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_restore_pauses_the_root_before_the_release_and_resumes_both()
    {
        var restore = Section(Runbook(TestProfiles.EksSingle, null, "flux"), "Back up and restore");

        InOrder(
            restore,
            "flux suspend kustomization mlplatform-single ",
            "flux suspend helmrelease mlplatform ",
            "kubectl scale deployment,statefulset ",
            "pg_restore ",
            "flux resume kustomization mlplatform-single ",
            "flux resume helmrelease mlplatform "
        );
    }

    [Fact]
    public void A_move_by_Argo_CD_brings_the_prerequisites_first_and_the_platform_after_the_copies() =>
        InOrder(
            Section(Runbook(TestProfiles.EksMulti, TestProfiles.EksSingle, "argocd"), "Move from single"),
            "git push\n",
            "kubectl delete application mlplatform-single --namespace argocd",
            "kubectl patch application mlplatform --namespace argocd",
            "--filename gitops/applications/prerequisites.yaml\n",
            "kubectl scale deployment,statefulset ",
            "kubectl apply --filename move/copy-databases.yaml\n",
            "kubectl delete job airflow-run-airflow-migrations ",
            "--filename gitops/root.yaml\n",
            "### The way back\n",
            "--filename ../single/gitops/applications/platform.yaml\n"
        );

    [Fact]
    public void A_move_by_Flux_keeps_the_release_suspended_until_the_copies_are_done() =>
        InOrder(
            Section(Runbook(TestProfiles.EksMulti, TestProfiles.EksSingle, "flux"), "Move from single"),
            "kubectl delete kustomization mlplatform-single --namespace flux-system",
            "flux suspend helmrelease mlplatform ",
            "--filename gitops/\n",
            "kubectl apply --filename move/copy-databases.yaml\n",
            "flux resume helmrelease mlplatform ",
            "### The way back\n",
            "--filename ../single/gitops/platform.yaml\n",
            "### Step 6",
            "kubectl delete gitrepository mlplatform-single "
        );

    [Fact]
    public void A_platform_that_Helm_installed_moves_by_Helm_and_is_given_to_the_controller_at_the_end()
    {
        var runbook = TestParts.Files(new RunbookDocument(), TestProfiles.EksMulti with { Gitops = Argo }, TestProfiles.EksSingle)[
            "RUNBOOK.md"
        ];

        InOrder(
            Section(runbook, "Move from single"),
            "helm upgrade --install mlplatform ./platform ",
            "Then give the platform to Argo CD, as under *Install with Argo CD* above"
        );
    }

    [Fact]
    public void An_Application_goes_with_what_it_installed() =>
        InOrder(
            Section(Runbook(TestProfiles.EksMulti, null, "argocd"), "Uninstall"),
            "kubectl delete application mlplatform-multi ",
            "resources-finalizer.argocd.argoproj.io",
            "kubectl delete application mlplatform --namespace argocd",
            "kubectl delete application prerequisites --namespace argocd"
        );

    private static string Runbook(EnvironmentProfile profile, EnvironmentProfile? before, string kind)
    {
        var gitops = kind == "flux" ? Flux : Argo;
        return TestParts.Files(
            new RunbookDocument(),
            profile with
            {
                Gitops = gitops,
            },
            before is null ? null : before with { Gitops = gitops }
        )["RUNBOOK.md"];
    }

    internal static string Section(string runbook, string name)
    {
        var lines = runbook.Split('\n');
        var start = Array.FindIndex(
            lines,
            l => l.StartsWith("## ", StringComparison.Ordinal) && l.EndsWith($". {name}", StringComparison.Ordinal)
        );
        Assert.True(start >= 0, $"no section {name}");
        return string.Join('\n', lines[start..].TakeWhile((l, i) => i == 0 || !l.StartsWith("## ", StringComparison.Ordinal))) + "\n";
    }

    internal static void InOrder(string text, params string[] pieces)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            var next = text.IndexOf(piece, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"'{piece}' does not come after the others in:\n{text}");
            at = next + piece.Length;
        }
    }
}
