using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests;

/// <summary>CG6026 (note): what prevents a chart from being installed twice in one cluster.</summary>
public static class ClusterWideObjects
{
    /// <summary>The finding about a chart that may be installed once in a namespace, or <see langword="null"/> where nothing prevents it.</summary>
    public static Diagnostic? Check(RenderedChart chart)
    {
        var objects = chart.Objects.Where(o => o.Namespace.Length == 0).ToArray();
        return objects.Length == 0 ? null : ManifestDiagnostics.ClusterWide(chart.Name, objects);
    }
}
