using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1223: Kubernetes refuses a container with two volumes on one path.</summary>
internal sealed class MountPathsDiffer : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        from path in profile.Volumes.GroupBy(v => v.Value.MountPath.Text.TrimEnd('/'), StringComparer.Ordinal)
        where path.Key.Length > 0 && path.Count() > 1
        let names = path.Select(v => v.Key).Order(StringComparer.Ordinal).ToList()
        select Diagnostic.Error(
            "CG1223",
            sources.At([.. names.Select(name => $"volumes.{name}.mountPath").Reverse()]),
            $"The volumes {string.Join(" and ", names)} are mounted at the same path, '{path.Key}'.",
            "Give each volume a path of its own."
        );
}
