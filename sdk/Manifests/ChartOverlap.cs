using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests;

/// <summary>CG6025: an object belongs to one release; Helm refuses to install another that has it too.</summary>
internal static class ChartOverlap
{
    public static IEnumerable<Diagnostic> Check(IEnumerable<RenderedChart> charts)
    {
        var owners = new Dictionary<ObjectIdentity, RenderedObject>();
        foreach (var chart in charts)
        {
            var own = chart.Objects.DistinctBy(o => o.Identity).ToArray();
            foreach (var twice in own.Where(o => owners.ContainsKey(o.Identity)))
                yield return ManifestDiagnostics.InTwoCharts(owners[twice.Identity], twice);
            foreach (var first in own)
                owners.TryAdd(first.Identity, first);
        }
    }
}
