using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1230 (note): a stream comes from a broker that no NetworkPolicy opens unless the site names it.</summary>
internal sealed class StreamComesFromSomewhere : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        var isStream = profile.Inference is InferenceChoice.Spark or InferenceChoice.Deployment { Mode: InferenceMode.Streaming };
        if (!isStream || profile.Network is not { Policies: true, Egress.IsEmpty: true })
            yield break;
        yield return new(
            "CG1230",
            Severity.Note,
            sources.At("network.policies", "inference.kind"),
            "The stream can be read by HTTPS only: network.egress names no other address."
        )
        {
            Suggestion = "Name the broker's, as in network.egress: [{cidr: 10.0.0.0/16, ports: [9096]}].",
        };
    }
}
