using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6041: what a container mounts is a volume of its pod, or a claim that its StatefulSet makes.</summary>
internal static class MountHasVolume
{
    public static void Check(CheckedDocument document, FindingSink sink)
    {
        var claims = PodParts.Items("", document.Tree.At("spec", "volumeClaimTemplates")).Select(c => c.Item.At("metadata", "name"));
        foreach (var (path, pod) in document.Pods())
        {
            var volumes = PodParts
                .Items("", pod.At("spec", "volumes"))
                .Select(v => v.Item["name"])
                .Concat(claims)
                .Select(PodParts.Text)
                .OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
            foreach (var (at, container) in PodParts.Containers(path, pod))
            {
                foreach (var sort in (string[])["volumeMounts", "volumeDevices"])
                {
                    foreach (var (mount, item) in PodParts.Items($"{at}.{sort}", container[sort]))
                    {
                        if (PodParts.Text(item["name"]) is { } name && !volumes.Contains(name))
                            sink.Add("CG6041", $"{mount}.name", $"is '{name}', which is no volume of the pod.", Advice(name, volumes));
                    }
                }
            }
        }
    }

    private static string Advice(string name, HashSet<string> volumes) =>
        ClosestName.Of(name, volumes) is { } closest ? $"Did you mean '{closest}'?" : "Add the volume to 'volumes' of the pod.";
}
