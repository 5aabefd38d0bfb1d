using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class KeepsPodSecurityTests
{
    [Fact]
    public void Everything_that_is_not_restricted_is_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              hostNetwork: true
              securityContext: {sysctls: [{name: kernel.msgmax}]}
              initContainers:
                - {name: i, securityContext: {runAsNonRoot: true, runAsUser: 0, seccompProfile: {type: RuntimeDefault}}}
              containers:
                - name: c
                  ports: [{containerPort: 80, hostPort: 80}]
                  securityContext: {privileged: true, procMount: Unmasked, capabilities: {drop: [ALL], add: [SYS_ADMIN, CHOWN]}}
              volumes: [{name: n, nfs: {server: a}}]
            """;

        Assert.Equal(
            [
                "Pod/a is not 'restricted': hostNetwork, the sysctl kernel.msgmax, 'c' is privileged, 'c' sees /proc unmasked, 'c' adds SYS_ADMIN, 'c' takes the node's port 80, the volume 'n' is a nfs, 'i' runs as user 0, 'i' may escalate privileges, 'i' keeps capabilities, 'c' may run as root, 'c' has no seccomp profile, 'c' may escalate privileges, 'c' adds CHOWN. Set the security contexts of the pod and of each container.",
            ],
            Judged.By<KeepsPodSecurity>(Yaml)
        );
    }

    [Fact]
    public void A_restricted_pod_is_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
              initContainers:
                - {name: i, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
              containers:
                - name: c
                  securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}, runAsUser: 1000}
              volumes: [{name: e, emptyDir: {}}, {name: p, persistentVolumeClaim: {claimName: p}}]
            """;

        Assert.Empty(Judged.By<KeepsPodSecurity>(Yaml));
    }

    [Fact]
    public void Prerequisites_are_held_to_baseline()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: root}
            spec: {containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: node}
            spec: {hostPID: true, securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: c, securityContext: {seccompProfile: {type: Unconfined}}}]}
            """;

        Assert.Equal(
            [
                "Pod/node is not 'baseline': hostPID, no seccomp profile, 'c' has no seccomp profile. Set the security contexts of the pod and of each container.",
            ],
            Judged.By<KeepsPodSecurity>(TestProfiles.Cloud, Yaml, isPlatform: false)
        );
    }
}
