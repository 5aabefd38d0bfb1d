using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles;

/// <summary>MLflow, by the community chart 1.11.5.</summary>
public sealed record MlflowSettings
{
    /// <summary>Copies, at least 1.</summary>
    public required int Replicas { get; init; }

    /// <summary>Requests and limits.</summary>
    public required ContainerResources Resources { get; init; }

    /// <summary>Variables of the server; the chart takes texts only.</summary>
    public ImmutableSortedDictionary<string, string> Env { get; init; } = Sorted.Strings;

    /// <summary>Raw values of the subchart, merged last.</summary>
    public ValuesMap Values { get; init; } = ValuesMap.Empty;
}
