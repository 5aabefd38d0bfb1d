using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Sdk.Cluster;

/// <summary>A Secret that pods read.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Keys">The keys that must be in it, sorted.</param>
/// <param name="ReadBy">Who reads it, for people.</param>
/// <param name="IsAwaited">Whether it has to be there before the install.</param>
internal sealed record AwaitedSecret(string Namespace, string Name, ImmutableArray<string> Keys, string ReadBy, bool IsAwaited)
{
    /// <summary>Its path.</summary>
    public string Path => ApiPath.Of("v1", "secrets", Namespace, Name);

    /// <summary>The Secrets of a plan, by namespace and name.</summary>
    public static IEnumerable<AwaitedSecret> Of(ClusterPlan plan) =>
        plan
            .Charts.SelectMany(c => Of(c, plan))
            .DistinctBy(s => s.Path)
            .OrderBy(s => s.Namespace, StringComparer.Ordinal)
            .ThenBy(s => s.Name, StringComparer.Ordinal);

    private static IEnumerable<AwaitedSecret> Of(PlannedChart chart, ClusterPlan plan)
    {
        var isPlatform = chart == plan.Platform;
        foreach (var secret in WantedSecret.Of(plan.Profile, isPlatform ? chart.Components : []))
            yield return Of(chart, secret.Name, secret.Keys.Keys, secret.ReadBy, plan.Profile.Secrets is SecretsChoice.Manifest);
        var expected = isPlatform
            ? ExpectedSecret.Of(plan.Profile, chart.Components)
            : ExpectedSecret.OfPrerequisites(plan.Profile, chart.Components);
        foreach (var secret in expected)
            yield return Of(chart, secret.Name, secret.Keys, secret.ReadBy, isAwaited: true);
    }

    private static AwaitedSecret Of(
        PlannedChart chart,
        string name,
        IEnumerable<string> keys,
        IEnumerable<string> readBy,
        bool isAwaited
    ) => new(chart.Namespace, name, [.. keys.Order(StringComparer.Ordinal)], string.Join(", ", readBy), isAwaited);
}
