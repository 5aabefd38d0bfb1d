using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>The driver and the executors that the Spark Operator 2.5.2 makes of a SparkApplication, in the shape of the core API.</summary>
internal static class SparkPods
{
    public static IEnumerable<RenderedPod> Of(RenderedObject application)
    {
        foreach (var role in (string[])["driver", "executor"])
        {
            if (application.Tree.At("spec", role) is ValuesMap own)
                yield return Pod(application, role, own);
        }
    }

    private static RenderedPod Pod(RenderedObject application, string role, ValuesMap own)
    {
        var spec = application.Tree.MapAt("spec");
        var pod = ValuesMap.Of(
            ("serviceAccountName", own["serviceAccount"]),
            ("automountServiceAccountToken", own["automountServiceAccountToken"]),
            ("imagePullSecrets", PullSecrets(spec)),
            ("hostNetwork", own["hostNetwork"]),
            ("securityContext", own["podSecurityContext"]),
            ("affinity", own["affinity"]),
            ("volumes", spec["volumes"]),
            ("initContainers", own["initContainers"]),
            ("containers", new ValuesList([Container(spec, role, own), .. own.MapsAt("sidecars")]))
        );
        var labels = own.MapAt("labels");
        return new(
            application,
            role,
            $"spec.{role}",
            labels["spark-role"] is null ? labels.With("spark-role", role) : labels,
            own.MapAt("annotations"),
            pod,
            role == "executor" ? RenderedPod.Count(own["instances"]) : 1
        );
    }

    // Spark's memory is request and limit alike; without coreRequest the cores are what is asked for.
    private static ValuesMap Container(ValuesMap spec, string role, ValuesMap own) =>
        ValuesMap.Of(
            ("name", role),
            ("image", own["image"] ?? spec["image"]),
            ("args", spec["arguments"]),
            ("env", own["env"]),
            ("envFrom", own["envFrom"]),
            ("ports", role == "driver" ? ValuesList.Of(Port("spark-ui", 4040)) : null),
            ("volumeMounts", own["volumeMounts"]),
            ("securityContext", own["securityContext"]),
            (
                "resources",
                ValuesMap.Of(
                    ("requests", ValuesMap.Of(("cpu", own["coreRequest"] ?? own["cores"]), ("memory", own["memory"]))),
                    ("limits", ValuesMap.Of(("cpu", own["coreLimit"]), ("memory", own["memory"])))
                )
            )
        );

    private static ValuesMap Port(string name, int number) => ValuesMap.Of(("name", name), ("containerPort", number));

    private static ValuesList PullSecrets(ValuesMap spec) =>
        ValuesList.Of(spec["imagePullSecrets"].Texts().Select(name => ValuesMap.Of(("name", name))));
}
