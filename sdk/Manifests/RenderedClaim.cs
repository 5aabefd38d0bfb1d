using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>A claim on a volume, or what a controller makes such claims of.</summary>
/// <param name="Owner">The object that holds it: the claim itself, a StatefulSet, whatever has an ephemeral volume.</param>
/// <param name="Name">Its name.</param>
/// <param name="Spec">Its spec.</param>
internal sealed record RenderedClaim(RenderedObject Owner, string Name, ValuesMap Spec)
{
    /// <summary>The class that it names; empty for none.</summary>
    public string ClassName => Spec.TextAt("storageClassName");

    /// <summary>How it may be mounted.</summary>
    public IEnumerable<string> AccessModes => Spec["accessModes"].Texts();

    /// <summary>The claims of an object.</summary>
    public static IEnumerable<RenderedClaim> Of(RenderedObject rendered) =>
        rendered.Kind switch
        {
            "PersistentVolumeClaim" => [new(rendered, rendered.Name, rendered.Tree.MapAt("spec"))],
            "StatefulSet" => rendered
                .Tree.MapsAt("spec", "volumeClaimTemplates")
                .Select(t => Template(rendered, t))
                .Concat(Ephemeral(rendered)),
            "Alertmanager" or "Prometheus" when rendered.Tree.At("spec", "storage", "volumeClaimTemplate") is ValuesMap template =>
            [
                Template(rendered, template),
            ],
            _ => Ephemeral(rendered),
        };

    private static RenderedClaim Template(RenderedObject owner, ValuesMap template) =>
        new(owner, template.TextAt("metadata", "name") is { Length: > 0 } name ? name : $"{owner.Name}-db", template.MapAt("spec"));

    private static IEnumerable<RenderedClaim> Ephemeral(RenderedObject rendered) =>
        from pod in RenderedPod.Of(rendered)
        from volume in pod.Spec.MapsAt("volumes")
        where volume.At("ephemeral", "volumeClaimTemplate") is not null
        select new RenderedClaim(rendered, volume.TextAt("name"), volume.MapAt("ephemeral", "volumeClaimTemplate", "spec"));
}
