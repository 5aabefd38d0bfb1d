using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1204: AWS keys never stand in a configuration, and on AWS pods have roles instead, so not in a Secret either.</summary>
internal sealed class NoStaticAwsKeys : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        ContainerVariable
            .Of(profile)
            .Where(v => v.Name is "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY" or "AWS_SESSION_TOKEN")
            .Where(v => v.IsText || profile.Aws is not null)
            .Select(v =>
                Diagnostic.Error(
                    "CG1204",
                    sources.At(v.Path),
                    profile.Aws is null
                        ? $"'{v.Path}' sets {v.Name} as a text that everyone who reads the chart can read."
                        : $"'{v.Path}' sets {v.Name}, but pods on AWS have roles and need no keys.",
                    profile.Aws is null
                        ? "Take it from a Secret: {secret: <name>, key: <key>}."
                        : "Remove it; identity.kind irsa or pod-identity gives the pod its role."
                ) with
                {
                    HidesValue = v.IsText,
                }
            );
}
