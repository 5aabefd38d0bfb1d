using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>
/// The pod that the Prometheus Operator 0.93 makes of a Prometheus or an Alertmanager. Its containers' ports, probes and security contexts
/// are the operator's own; their images, resources and the rest come from the object.
/// </summary>
internal static class OperatedPod
{
    private static readonly string[] Taken =
    [
        "affinity",
        "automountServiceAccountToken",
        "hostNetwork",
        "imagePullSecrets",
        "initContainers",
        "securityContext",
        "serviceAccountName",
        "topologySpreadConstraints",
        "volumes",
    ];

    public static RenderedPod Of(RenderedObject rendered)
    {
        var own = rendered.Tree.MapAt("spec");
        var isPrometheus = rendered.Kind == "Prometheus";
        var name = isPrometheus ? "prometheus" : "alertmanager";
        var container = ValuesMap.Of(
            ("name", name),
            ("image", own["image"]),
            ("args", own["additionalArgs"]),
            (
                "ports",
                ValuesList.Of(
                    Port(own.TextAt("portName") is { Length: > 0 } port ? port : "web", isPrometheus ? 9090 : 9093),
                    Port("reloader-web", 8080)
                )
            ),
            ("resources", own["resources"]),
            ("readinessProbe", ValuesMap.Empty),
            ("livenessProbe", ValuesMap.Empty),
            (
                "securityContext",
                ValuesMap.Of(
                    ("allowPrivilegeEscalation", false),
                    ("readOnlyRootFilesystem", true),
                    ("capabilities", ValuesMap.Of(("drop", ValuesList.OfStrings(["ALL"]))))
                )
            )
        );
        return new(
            rendered,
            "",
            "spec",
            ValuesMap.Of(
                ("app.kubernetes.io/managed-by", "prometheus-operator"),
                ("app.kubernetes.io/name", name),
                ("app.kubernetes.io/instance", rendered.Name),
                (name, rendered.Name),
                ("operator.prometheus.io/name", isPrometheus ? rendered.Name : null)
            ),
            own.MapAt("podMetadata", "annotations"),
            new ValuesMap([
                .. Taken.Where(k => own[k] is not null).Select(k => new ValuesEntry(k, own[k]!)),
                new("containers", new ValuesList([container, .. own.MapsAt("containers")])),
            ]),
            RenderedPod.Count(own["replicas"])
        );
    }

    private static ValuesMap Port(string name, int number) => ValuesMap.Of(("name", name), ("containerPort", number));
}
