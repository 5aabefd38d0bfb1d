using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster;

/// <summary>What a server calls the kinds of rendered objects.</summary>
internal static class ClusterKinds
{
    /// <summary>What has to be asked before <see cref="PluralOf"/> can answer: the kinds of every group that not each server has.</summary>
    public static IEnumerable<string> Asks(IEnumerable<RenderedObject> objects) =>
        objects.Where(o => !ApiPath.IsBuiltIn(o.Identity.Group)).Select(o => ApiPath.Kinds(o.ApiVersion)).Distinct(StringComparer.Ordinal);

    /// <summary>The kind as it stands in paths, or <see langword="null"/> where the server does not have it or does not say.</summary>
    public static string? PluralOf(ClusterState state, string apiVersion, string kind)
    {
        if (ApiPath.IsBuiltIn(ObjectIdentity.Of(apiVersion, kind, "", "").Group))
            return ApiPath.Plural(kind);
        return state.Find(ApiPath.Kinds(apiVersion)) is ClusterAnswer.Found { Tree: var tree }
            ? tree.MapsAt("resources")
                .Where(r => r.TextAt("kind") == kind)
                .Select(r => r.TextAt("name"))
                .FirstOrDefault(name => name.Length > 0 && !name.Contains('/', StringComparison.Ordinal))
            : null;
    }

    /// <summary>The kind as it stands in rules of webhooks, a guess where the server was not asked or does not have it yet.</summary>
    public static string ResourceOf(ClusterState state, RenderedObject rendered) =>
        PluralOf(state, rendered.ApiVersion, rendered.Kind) ?? ApiPath.Plural(rendered.Kind);
}
