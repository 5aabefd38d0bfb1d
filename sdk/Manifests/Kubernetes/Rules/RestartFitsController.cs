namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6047: the pods of a Job end, those of every other controller are started again.</summary>
internal static class RestartFitsController
{
    public static void Check(CheckedDocument document, FindingSink sink)
    {
        foreach (var (path, pod) in document.Pods().Where(p => p.Path.Length > 0))
        {
            var policy = PodParts.Text(pod.At("spec", "restartPolicy")) is { Length: > 0 } text ? text : "Always";
            var isJob = document.Kind is "Job" or "CronJob";
            // Another word is CG6033.
            if (isJob && policy == "Always")
                sink.Add(
                    "CG6047",
                    $"{path}.spec.restartPolicy",
                    $"is Always, which pods of a Job cannot be.",
                    "Set it to OnFailure or Never."
                );
            else if (!isJob && policy is "OnFailure" or "Never")
                sink.Add(
                    "CG6047",
                    $"{path}.spec.restartPolicy",
                    $"is {policy}, but a {document.Kind} starts its pods again.",
                    "Leave it out."
                );
        }
    }
}
