using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>A document that an API server will see: an object, or the pod that Airflow's chart keeps in a ConfigMap.</summary>
/// <param name="Owner">The rendered object.</param>
/// <param name="Prefix">Where the document stands in the object; empty for the object itself.</param>
/// <param name="ApiVersion">The document's <c>apiVersion</c>.</param>
/// <param name="Kind">The document's kind.</param>
/// <param name="Tree">The whole document.</param>
internal sealed record CheckedDocument(RenderedObject Owner, string Prefix, string ApiVersion, string Kind, ValuesMap Tree)
{
    private const string PodTemplate = "pod_template_file.yaml";

    /// <summary>The documents of an object.</summary>
    public static IEnumerable<CheckedDocument> Of(RenderedObject rendered)
    {
        yield return new(rendered, "", rendered.ApiVersion, rendered.Kind, rendered.Tree);
        if (
            rendered.Kind == "ConfigMap"
            && rendered.Tree.At("data", PodTemplate) is ValuesScalar { Text: var text }
            && ValuesReader.Read(text, rendered.Source).Root is ValuesMap pod
        )
            yield return new(rendered, $"data.{PodTemplate}", pod["apiVersion"]?.ToString() ?? "", pod["kind"]?.ToString() ?? "", pod);
    }

    /// <summary>A path of the document as a path of the object.</summary>
    public string At(string path) =>
        Prefix.Length == 0 ? path
        : path.Length == 0 ? Prefix
        : $"{Prefix}.{path}";

    /// <summary>The pods that the document makes: where their template stands, and the template with <c>metadata</c> and <c>spec</c>.</summary>
    public IEnumerable<(string Path, ValuesMap Template)> Pods()
    {
        var path = Kind switch
        {
            "Pod" => "",
            "DaemonSet" or "Deployment" or "Job" or "ReplicaSet" or "ReplicationController" or "StatefulSet" => "spec.template",
            "CronJob" => "spec.jobTemplate.spec.template",
            _ => null,
        };
        if (
            path is not null
            && SchemaTables.IsOwn(SchemaTables.GroupOf(ApiVersion))
            && (path.Length == 0 ? Tree : Tree.At(path.Split('.'))) is ValuesMap template
        )
            yield return (path, template);
    }
}
