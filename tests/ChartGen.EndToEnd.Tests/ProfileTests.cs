using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The three profiles of the sample site before the real Helm.</summary>
public sealed class ProfileTests
{
    public static TheoryData<string> Profiles => [.. MlPlatform.Profiles];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_profile_is_accepted_with_no_more_than_the_samples_warnings(string profile)
    {
        var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite);

        var judgement = await MlPlatform.JudgeAsync(generated);

        Expect.None(judgement.Diagnostics.Where(d => d.Severity > Severity.Note).Select(d => d.ToString()));
        Assert.NotEmpty(judgement.Objects);
        Assert.Equal(MlPlatform.ChartSource is null, judgement.StandIns.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Every_pod_of_the_platform_is_restricted_has_resources_and_names_nothing_twice(string profile)
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, MlPlatform.SampleSite));

        var platform = judgement.Charts.Single(c => c.Name == "platform").Objects;
        Expect.None(PodChecks.All(platform));
        Assert.InRange(PodSpecs.Of(platform).Count(), MlPlatform.ChartSource is null ? 1 : 10, 100);
    }

    [Fact]
    public void The_checks_find_what_they_look_for()
    {
        const string Bad = """
            apiVersion: v1
            kind: Pod
            metadata: {name: bad}
            spec:
              hostNetwork: true
              volumes: [{name: a, hostPath: {path: /}}, {name: a, emptyDir: {}}]
              containers:
                - name: one
                  env: [{name: X, value: "1"}, {name: X, value: "2"}]
                  volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /a}]
                  resources: {requests: {cpu: 1}}
                  securityContext: {privileged: true, capabilities: {add: [NET_ADMIN]}, runAsUser: 0}

            """;

        Assert.Equal(
            [
                "Pod/bad.containers[one]: adds NET_ADMIN",
                "Pod/bad.containers[one]: is privileged",
                "Pod/bad.containers[one]: keeps capabilities",
                "Pod/bad.containers[one]: may escalate privileges",
                "Pod/bad.containers[one]: may run as root",
                "Pod/bad.containers[one]: mount path /a twice",
                "Pod/bad.containers[one]: mounts b, which is no volume",
                "Pod/bad.containers[one]: no resources.limits.cpu",
                "Pod/bad.containers[one]: no resources.limits.memory",
                "Pod/bad.containers[one]: no resources.requests.memory",
                "Pod/bad.containers[one]: no seccomp profile",
                "Pod/bad.containers[one]: runs as user 0",
                "Pod/bad.containers[one]: variable X twice",
                "Pod/bad: hostNetwork",
                "Pod/bad: volume a is a hostPath",
                "Pod/bad: volume a twice",
            ],
            PodChecks.All(RenderedObjects.Parse(Bad, "ns").Objects).Order(StringComparer.Ordinal)
        );
    }
}
