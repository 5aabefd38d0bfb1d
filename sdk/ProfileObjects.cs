using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk;

/// <summary>The objects that stand beside a profile's charts, which a person, Argo CD or Flux applies.</summary>
internal static class ProfileObjects
{
    /// <summary>The objects of the generated files below no chart; their source is the file's path.</summary>
    public static IEnumerable<RenderedObject> Beside(GeneratedProfile generated)
    {
        var charts = generated.Charts.Select(c => c.Chart.Name).ToImmutableHashSet(StringComparer.Ordinal);
        return from file in generated.Files
            let path = file.Path.Text
            where path.EndsWith(".yaml", StringComparison.Ordinal) && !charts.Contains(path.Split('/')[0])
            from rendered in RenderedObjects.Parse(file.Text, generated.Charts[^1].Namespace).Objects
            select rendered with
            {
                Source = path,
            };
    }
}
