using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>A Kubernetes object as Helm rendered it.</summary>
/// <param name="ApiVersion">Its <c>apiVersion</c>.</param>
/// <param name="Identity">What it is.</param>
/// <param name="Source">The chart file it came from, as Helm names it: <c>platform/charts/minio/templates/pvc.yaml</c>.</param>
/// <param name="Tree">The whole object.</param>
public sealed record RenderedObject(string ApiVersion, ObjectIdentity Identity, string Source, ValuesMap Tree)
{
    /// <summary>Its kind.</summary>
    public string Kind => Identity.Kind;

    /// <summary>Its name.</summary>
    public string Name => Identity.Name;

    /// <summary>Its namespace; empty for an object of the whole cluster.</summary>
    public string Namespace => Identity.Namespace;

    /// <inheritdoc/>
    public override string ToString() => Identity.ToString();
}
