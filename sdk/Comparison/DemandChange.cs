using System.Collections.Immutable;

namespace ChartGen.Sdk.Comparison;

/// <summary>What an object asks of a cluster before and after.</summary>
/// <param name="Object">The object, <c>Kind/name</c>, as it is after, or was.</param>
/// <param name="StorageClass">The class of its claims; empty for none.</param>
/// <param name="IsPerNode">Whether it asks this of each node, and is left out of the totals.</param>
/// <param name="Before">What it asked for; <see langword="null"/> for an object that is new.</param>
/// <param name="After">What it asks for; <see langword="null"/> for an object that is gone.</param>
public sealed record DemandChange(string Object, string StorageClass, bool IsPerNode, Demand? Before, Demand? After);

/// <summary>What two sets of objects ask of a cluster.</summary>
/// <param name="Changes">The objects that ask for something else, in ordinal order.</param>
/// <param name="Before">What all standing pods and claims asked for.</param>
/// <param name="After">What they ask for.</param>
/// <param name="Storage">Bytes of the claims of each class that either side names, in ordinal order; an empty name for the cluster's default.</param>
public sealed record DemandComparisonResult(
    ImmutableArray<DemandChange> Changes,
    Demand Before,
    Demand After,
    ImmutableArray<(string StorageClass, long Before, long After)> Storage
);
