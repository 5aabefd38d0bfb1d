using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1219: two upstream images on one path of the registry are one image there, the wrong one for somebody.</summary>
internal sealed class ImagesKeepTheirPath : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        from target in profile.Images.Map.GroupBy(e => e.Value.Text, StringComparer.Ordinal)
        where target.Count() > 1
        let names = target.Select(e => e.Key).Order(StringComparer.Ordinal).ToList()
        select Diagnostic.Error(
            "CG1219",
            sources.At([.. names.Select(name => SettingPath.Parse("images.map").Below(name).ToString()).Reverse()]),
            $"images.map puts {string.Join(" and ", names)} on one path, '{target.Key}'.",
            "Give each upstream image a path of its own."
        );
}
