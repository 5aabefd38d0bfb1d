using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1218: a zone without a node carries nothing.</summary>
internal sealed class ZonesHaveNodes : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        var (nodes, zones) = (profile.Availability.Nodes, profile.Availability.Zones);
        if (zones <= nodes)
            yield break;
        yield return Diagnostic.Error(
            "CG1218",
            sources.At("availability.zones", "availability.nodes"),
            $"availability has {zones} zones but {nodes} node{(nodes == 1 ? "" : "s")}.",
            "Set zones to at most the number of nodes."
        );
    }
}
