using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class PolicyRunnerTests
{
    private const string Latest = """
        # Source: platform/templates/a.yaml
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: a}
        automountServiceAccountToken: false
        ---
        # Source: platform/templates/a.yaml
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          serviceAccountName: a
          securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
          containers:
            - name: c
              image: app:latest
              resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
        """;

    [Fact]
    public void A_finding_stands_where_its_object_is_rendered()
    {
        Assert.Equal(
            [
                "platform/templates/a.yaml: error CG7030: Pod/a: the container 'c' runs 'app:latest', which has no tag of its own. Give the image a version as its tag, or a digest.",
            ],
            Check(TestProfiles.Cloud)
        );
    }

    [Fact]
    public void An_exception_of_the_site_makes_a_note_that_tells_the_reason()
    {
        Assert.Equal(
            [
                "platform/templates/a.yaml: note CG7030: Pod/a: the container 'c' runs 'app:latest', which has no tag of its own. Excepted: The vendor has no other tag.",
            ],
            Check(Except("CG7030", "Pod/a", "The vendor has no other tag."))
        );
    }

    [Fact]
    public void An_exception_of_a_component_does_too()
    {
        var diagnostics = PolicyRunner.Check(
            Judged.Input(TestProfiles.Cloud, Latest, exceptions: [new("CG7030", "Pod/a", "The chart has no key for it.")])
        );

        Assert.Equal(
            (
                Severity.Note,
                "Pod/a: the container 'c' runs 'app:latest', which has no tag of its own. Excepted: The chart has no key for it."
            ),
            (Assert.Single(diagnostics).Severity, diagnostics[0].Message)
        );
    }

    [Fact]
    public void An_exception_that_matches_nothing_is_a_warning_where_it_stands()
    {
        Assert.Equal(
            [
                "platform/templates/a.yaml: error CG7030: Pod/a: the container 'c' runs 'app:latest', which has no tag of its own. Give the image a version as its tag, or a digest.",
                "site.yaml(1,21): warning CG7090: The exception of CG7030 for 'Pod/b' matches nothing that is found. CG7030 is found at 'Pod/a': name that, or remove the exception.",
            ],
            Check(Except("CG7030", "Pod/b", "A test."))
        );
        Assert.Equal(
            "site.yaml(1,21): warning CG7090: The exception of CG7020 for 'Pod/a' matches nothing that is found. Remove it.",
            Check(Except("CG7020", "Pod/a", "A test."))[^1]
        );
    }

    [Fact]
    public void Where_charts_are_missing_nothing_is_said_of_what_may_be_in_them()
    {
        var profile = Except("CG7044", "Service/lost", "A test.");
        const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: found}\nspec: {selector: {app: a}}\n";
        var whole = Judged.Input(profile, Service);

        Assert.Equal(["CG7044", "CG7090"], PolicyRunner.Check(whole).Select(d => d.Code));
        Assert.Empty(PolicyRunner.Check(new(profile, whole.Charts, areAll: false)));
        Assert.Empty(PolicyRunner.Check(new(profile, [whole.Charts[0] with { IsReal = false }])));
    }

    [Fact]
    public void What_is_no_policy_cannot_be_excepted()
    {
        Assert.Equal(
            [
                "site.yaml(1,21): error CG7091: CG1204 is no policy, and from nothing else can an object be excepted. Policies have the codes CG7001 to CG7089: see docs/policies.md.",
            ],
            PolicyRunner.CheckExceptions(Except("CG1204", "Pod/a", "A test.")).Select(d => d.ToString())
        );
        Assert.Equal(
            ["site.yaml(1,21): error CG7091: CG7090 is no policy, and from nothing else can an object be excepted. Did you mean 'CG7010'?"],
            PolicyRunner.CheckExceptions(Except("CG7090", "Pod/a", "A test.")).Select(d => d.ToString())
        );
        Assert.Empty(PolicyRunner.CheckExceptions(Except("CG7010", "Pod/a", "A test.")));
    }

    private static string[] Check(EnvironmentProfile profile) =>
        [.. PolicyRunner.Check(Judged.Input(profile, Latest)).Select(d => d.ToString())];

    private static EnvironmentProfile Except(string rule, string name, string reason) =>
        Read.Cloud($"exceptions: [{{rule: {rule}, object: {name}, reason: '{reason}'}}]\n").Profile!;
}
