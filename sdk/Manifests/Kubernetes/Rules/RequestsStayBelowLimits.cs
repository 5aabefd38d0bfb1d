using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Profiles.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6042: a container, a pod or a claim requests no more than its limit.</summary>
internal static class RequestsStayBelowLimits
{
    public static void Check(CheckedDocument document, FindingSink sink)
    {
        foreach (var (path, pod) in document.Pods())
        {
            Compare(PodParts.Join(path, "spec.resources"), pod.At("spec", "resources"), sink);
            foreach (var (at, container) in PodParts.Containers(path, pod))
                Compare($"{at}.resources", container["resources"], sink);
        }

        if (document is { ApiVersion: "v1", Kind: "PersistentVolumeClaim" })
            Compare("spec.resources", document.Tree.At("spec", "resources"), sink);
    }

    private static void Compare(string path, ValuesNode? resources, FindingSink sink)
    {
        if (resources is not ValuesMap { } both || both["requests"] is not ValuesMap requests || both["limits"] is not ValuesMap limits)
            return;
        foreach (var request in requests.Entries)
        {
            if (Amount(request.Value) is { } wanted && Amount(limits[request.Key]) is { } limit && wanted > limit)
                sink.Add(
                    "CG6042",
                    $"{path}.requests.{request.Key}",
                    $"is {request.Value}, more than the limit of {limits[request.Key]}.",
                    "Lower the request, or raise the limit."
                );
        }
    }

    private static double? Amount(ValuesNode? node) =>
        Quantity.TryParse(node?.ToString() ?? "", out var quantity) ? QuantityValue.Of(quantity) : null;
}
