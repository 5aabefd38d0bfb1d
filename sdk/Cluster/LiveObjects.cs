using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster;

/// <summary>The objects of a cluster that have the names of rendered ones.</summary>
internal static class LiveObjects
{
    /// <summary>The rendered objects that a release owns and that can be looked at in lists.</summary>
    /// <remarks>
    /// Hooks are made anew and belong to no release; Secrets are read one by one, and definitions, which are large, by the kinds that they make.
    /// </remarks>
    public static IEnumerable<RenderedObject> Owned(PlannedChart chart) =>
        chart.Objects.Where(o =>
            !IsHook(o) && o.Kind is not ("CustomResourceDefinition" or "Secret") && o.Tree.TextAt("metadata", "name").Length > 0
        );

    /// <summary>Whether Helm runs the object apart from the release.</summary>
    public static bool IsHook(RenderedObject rendered) => rendered.Tree.TextAt("metadata", "annotations", "helm.sh/hook").Length > 0;

    /// <summary>The lists to ask for.</summary>
    public static IEnumerable<string> Asks(ClusterPlan plan, ClusterState known)
    {
        var owned = plan.Charts.SelectMany(Owned).ToArray();
        return ClusterKinds.Asks(owned).Concat(owned.Select(o => PathOf(known, o)).OfType<string>()).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The list in which an object would stand, or <see langword="null"/> where the server does not have its kind.</summary>
    public static string? PathOf(ClusterState state, RenderedObject rendered) =>
        ClusterKinds.PluralOf(state, rendered.ApiVersion, rendered.Kind) is { } plural
            ? ApiPath.Of(rendered.ApiVersion, plural, rendered.Namespace)
            : null;

    /// <summary>The rendered objects of a chart that are there, each with what is there; what cannot be read is noted.</summary>
    public static IEnumerable<(RenderedObject Rendered, ValuesMap Live)> Of(Examination examination, PlannedChart chart)
    {
        foreach (var list in Owned(chart).GroupBy(o => PathOf(examination.State, o), StringComparer.Ordinal))
        {
            if (list.Key is null || examination.Items(list.Key) is not { } items)
                continue;
            var live = items.DistinctBy(NameOf).ToDictionary(NameOf, StringComparer.Ordinal);
            foreach (var rendered in list)
            {
                if (live.TryGetValue(rendered.Name, out var there))
                    yield return (rendered, there);
            }
        }
    }

    /// <summary>The name of an object of the cluster.</summary>
    public static string NameOf(ValuesMap live) => live.TextAt("metadata", "name");

    /// <summary>The Helm release that owns an object of the cluster, as <c>namespace/release</c>; empty for none.</summary>
    public static string OwnerOf(ValuesMap live)
    {
        var annotations = live.MapAt("metadata", "annotations");
        var release = annotations.TextAt("meta.helm.sh/release-name");
        return release.Length == 0 ? "" : $"{annotations.TextAt("meta.helm.sh/release-namespace")}/{release}";
    }

    /// <summary>Whether Helm leaves the object in the cluster when its chart has it no more.</summary>
    public static bool IsKept(ValuesMap live) => live.TextAt("metadata", "annotations", "helm.sh/resource-policy") == "keep";
}
