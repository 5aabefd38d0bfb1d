using System.Collections.Concurrent;
using ChartGen.Sdk.Manifests;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The prerequisites chart before the real Helm, whoever brings its parts.</summary>
public sealed class PrerequisitesTests
{
    private static readonly string[] Cases =
    [
        "eks-single",
        "eks-multi",
        "eks-single prerequisites.ebsDriver.kind=chart",
        "eks-multi observability.kind=none prerequisites.ebsDriver.kind=chart prerequisites.efsDriver.kind=chart",
        "eks-single ingress.controller=prerequisites",
        "eks-multi observability.kind=none ingress.kind=nginx ingress.controller=prerequisites",
        "eks-multi observability.kind=none identity.kind=pod-identity",
        "eks-single secrets.kind=external-secrets",
        "eks-single inference.kind=spark inference.application=local:///app/stream.py",
        "eks-multi observability.kind=cloudwatch",
        "local-hostpath ingress.controller=prerequisites",
    ];

    private static readonly ConcurrentDictionary<string, Task<IReadOnlyCollection<RenderedObject>>> Rendered = new(StringComparer.Ordinal);

    // They work on the node itself: its mounts, its processes, its logs.
    private static readonly string[] OnTheNode =
    [
        "DaemonSet/cloudwatch-agent",
        "DaemonSet/ebs-csi-node",
        "DaemonSet/efs-csi-node",
        "DaemonSet/fluent-bit",
        "DaemonSet/kps-node-exporter",
    ];

    // The driver's program is made to run as root; it needs nothing of the node.
    private static readonly string[] AsRoot = ["Deployment/efs-csi-controller"];

    [FactWithCharts]
    public async Task Every_pod_has_resources_and_is_restricted_but_for_a_named_few()
    {
        foreach (var @case in Cases)
        {
            var pods = PodSpecs.Of(await ObjectsAsync(@case)).ToArray();

            Assert.NotEmpty(pods);
            Expect.None(pods.SelectMany(p => PodChecks.Resources(p).Concat(PodChecks.Duplicates(p))).Select(f => $"{@case}: {f}"));
            Expect.None(
                pods.Where(p => !OnTheNode.Concat(AsRoot).Contains(p.Where)).SelectMany(PodChecks.Restricted).Select(f => $"{@case}: {f}")
            );
            Expect.None(pods.Where(p => AsRoot.Contains(p.Where)).SelectMany(BeyondBaseline).Select(f => $"{@case}: {f}"));
        }
    }

    [FactWithCharts]
    public async Task Every_image_is_in_the_registry()
    {
        foreach (var @case in Cases.Where(c => c.StartsWith("eks-", StringComparison.Ordinal)))
        {
            Expect.None(
                from pod in PodSpecs.Of(await ObjectsAsync(@case))
                from container in pod.Containers
                let image = PodSpecs.Text(container.Container["image"])
                where !image.StartsWith("111122223333.dkr.ecr.eu-west-1.amazonaws.com/", StringComparison.Ordinal)
                select $"{@case}: {container.Where}: {image}"
            );
        }
    }

    private static IEnumerable<string> BeyondBaseline(PodSpec pod) =>
        PodChecks
            .Restricted(pod)
            .Where(f =>
                f.EndsWith("is privileged", StringComparison.Ordinal)
                || f.Contains(": host", StringComparison.Ordinal)
                || f.Contains(": adds ", StringComparison.Ordinal)
                || f.EndsWith("is a hostPath", StringComparison.Ordinal)
            );

    private static Task<IReadOnlyCollection<RenderedObject>> ObjectsAsync(string @case) => Rendered.GetOrAdd(@case, RenderAsync);

    private static async Task<IReadOnlyCollection<RenderedObject>> RenderAsync(string @case)
    {
        var words = @case.Split(' ');
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(words[0], MlPlatform.SampleSite, words[1..]));
        Expect.None(MlPlatform.Errors(judgement.Diagnostics));
        return judgement.Charts.Single(c => c.Name == "prerequisites").Objects;
    }
}
