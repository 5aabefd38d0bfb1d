using System.Collections.Immutable;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Comparison;

/// <summary>Objects before and after, as YAML.</summary>
internal static class Compared
{
    public static ImmutableArray<RenderedObject> Objects(string yaml, string source = "platform/templates/a.yaml")
    {
        var parsed = RenderedObjects.Parse($"---\n# Source: {source}\n{yaml}", "ml");
        Assert.Empty(parsed.Diagnostics);
        return parsed.Objects;
    }

    public static ImmutableArray<ObjectChange> Changes(string before, string after) =>
        ObjectComparison.Compare(Objects(before), Objects(after));

    /// <summary>The one change between two objects.</summary>
    public static ObjectChange Change(string before, string after) => Assert.Single(Changes(before, after));

    /// <summary>The change of one object among others.</summary>
    public static ObjectChange Of(this ImmutableArray<ObjectChange> changes, string name, ChangeKind kind) =>
        Assert.Single(changes, c => c.Identity.ToString() == name && c.Kind == kind);
}
