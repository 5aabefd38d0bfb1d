using System.Globalization;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster;

/// <summary>What Helm keeps about a release in the labels of its Secrets.</summary>
internal static class HelmReleases
{
    /// <summary>The Secrets of a release that stand for more than its past.</summary>
    public static string PathOf(PlannedChart chart) =>
        ApiPath.Labelled(ApiPath.Of("v1", "secrets", chart.Namespace), $"owner=helm,name={chart.Release},status!=superseded");

    /// <summary>The status of the last revision: <c>deployed</c>, <c>failed</c>, <c>pending-upgrade</c>; empty for no release.</summary>
    /// <returns><see langword="null"/>, with a note, where nobody may look.</returns>
    public static (string Status, int Revision)? LastOf(Examination examination, PlannedChart chart) =>
        examination.Items(PathOf(chart)) is { } items
            ? items
                .Select(i => (i.TextAt("metadata", "labels", "status"), Number(i.TextAt("metadata", "labels", "version"))))
                .OrderByDescending(r => r.Item2)
                .FirstOrDefault(("", 0))
            : null;

    /// <summary>Whether a release is there, as far as anybody may look.</summary>
    public static bool Exists(ClusterState state, PlannedChart chart) =>
        state[PathOf(chart)] is ClusterAnswer.Found { Tree: var tree } && tree.MapsAt("items").Any();

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
