using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>A container of a pod.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tree">The container.</param>
/// <param name="Runs">Whether it runs as long as the pod: an init container does so only as a sidecar, with <c>restartPolicy: Always</c>.</param>
internal sealed record RenderedContainer(string Name, ValuesMap Tree, bool Runs)
{
    /// <summary>Its image.</summary>
    public string Image => Tree.TextAt("image");

    /// <summary>Its ports.</summary>
    public IEnumerable<ValuesMap> Ports => Tree.MapsAt("ports");

    /// <summary>Its variables.</summary>
    public IEnumerable<ValuesMap> Env => Tree.MapsAt("env");

    /// <summary>Whether a Service's <c>targetPort</c>, a name or a number, is a port of this container.</summary>
    public bool Listens(string port) => Ports.Any(p => p.TextAt("name") == port || p.TextAt("containerPort") == port);
}
