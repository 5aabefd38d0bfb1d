using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6039: a workload's selector chooses the pods of its own template.</summary>
internal static class SelectorChoosesItsPods
{
    public static void Check(CheckedDocument document, FindingSink sink)
    {
        if (document is not { ApiVersion: "apps/v1", Kind: "DaemonSet" or "Deployment" or "ReplicaSet" or "StatefulSet" })
            return;
        if (document.Tree.At("spec", "selector") is not ValuesMap selector)
            return;
        var labels = document.Tree.At("spec", "template", "metadata", "labels") as ValuesMap ?? ValuesMap.Empty;
        var matchLabels = selector["matchLabels"] as ValuesMap ?? ValuesMap.Empty;
        var expressions = PodParts.Items("", selector["matchExpressions"]).Select(e => e.Item).ToArray();
        if (matchLabels.Count == 0 && expressions.Length == 0)
            sink.Add("CG6039", "spec.selector", "is empty.", "Name labels of the pod template in 'matchLabels'.");
        foreach (var wanted in matchLabels.Entries.Where(w => labels[w.Key]?.ToString() != w.Value.ToString()))
            sink.Add(
                "CG6039",
                "spec.selector",
                $"asks for the label {wanted.Key}={wanted.Value}, which the pod template has not.",
                "Give the template the labels of the selector."
            );
        foreach (var expression in expressions.Where(e => !Holds(e, labels)))
            sink.Add(
                "CG6039",
                "spec.selector",
                $"has an expression about the label {expression["key"]} that the pod template does not meet.",
                "Give the template the labels of the selector."
            );
    }

    private static bool Holds(ValuesMap expression, ValuesMap labels)
    {
        var value = labels[expression["key"]?.ToString() ?? ""]?.ToString();
        var isListed = (expression["values"] as ValuesList)?.Items.Any(v => v.ToString() == value) ?? false;
        return expression["operator"]?.ToString() switch
        {
            "In" => isListed,
            "NotIn" => !isListed,
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            // Another word is CG6033.
            _ => true,
        };
    }
}
