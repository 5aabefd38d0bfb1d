using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Sdk.Components;

/// <summary>CG2001: two images that components pull, from different makers, on one path of the registry: one would be pulled for the other.</summary>
/// <remarks>An image that lies in the registry already may share its path with a copy, as long as their tags differ.</remarks>
internal static class ImagePaths
{
    public static IEnumerable<Diagnostic> Check(IEnumerable<ComponentOutput> outputs, ImageResolver resolver, SourceMap sources)
    {
        var pulled = outputs
            .SelectMany(o => o.Images)
            .Distinct(StringComparer.Ordinal)
            .Select(text => (From: ImageReference.Parse(text), To: resolver.Resolve(text)))
            .ToList();
        return from target in pulled.GroupBy(p => p.To.Repository, StringComparer.Ordinal)
            let rivals = target
                .Where(p =>
                    p.From.Repository != target.Key
                    || target.Any(o => o.From.Repository != target.Key && o.To.ToString() == p.To.ToString())
                )
                .Select(p => p.From.Repository)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList()
            where rivals.Count > 1
            select Diagnostic.Error(
                "CG2001",
                sources.At([.. rivals.Select(r => SettingPath.Parse("images.map").Below(r).ToString()), "images.map", "images.registry"]),
                $"{string.Join(" and ", rivals.Select(r => $"'{r}'"))} would both be pulled from '{target.Key}'.",
                $"Give one of them another path: --set {SettingPath.Parse("images.map").Below(rivals[0])}=<repository>."
            );
    }
}
