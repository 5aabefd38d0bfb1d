using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1222 (warning): a file outside every volume never appears while a container waits for it.</summary>
internal sealed class WaitForLiesInVolume : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Inference is not InferenceChoice.Running { WaitFor: { } file })
            yield break;
        var volumes = profile.Volumes.Values.Select(v => v.MountPath.Text.TrimEnd('/')).Order(StringComparer.Ordinal).ToList();
        if (volumes.Exists(mount => file.Text.StartsWith(mount + "/", StringComparison.Ordinal)))
            yield break;
        yield return Diagnostic.Warning(
            "CG1222",
            sources.At("inference.waitFor"),
            $"inference.waitFor is '{file.Text}', which lies in no volume, so nobody can write it while inference waits.",
            $"Name a file below {string.Join(" or ", volumes)}."
        );
    }
}
