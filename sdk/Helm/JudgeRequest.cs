using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Helm;

/// <summary>What a chart is judged with.</summary>
public sealed record JudgeRequest
{
    /// <summary>The release's name: <c>platform.name</c>.</summary>
    public required string Release { get; init; }

    /// <summary>The namespace it goes to.</summary>
    public required string Namespace { get; init; }

    /// <summary>The archives of the subcharts, named <c>&lt;name&gt;-&lt;version&gt;.tgz</c>.</summary>
    public ImmutableArray<string> Archives { get; init; } = [];

    /// <summary>Whether all archives are real charts. References between objects are not checked otherwise: the objects are not there.</summary>
    public bool IsReal { get; init; } = true;

    /// <summary>Objects that come from outside, as <c>Secret/name</c>.</summary>
    public IReadOnlySet<string> Expected { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Fields that may differ from render to render.</summary>
    public ImmutableArray<RandomField> RandomFields { get; init; } = [];

    /// <summary>Fields that differ from render to render unless a value is set.</summary>
    public ImmutableArray<RandomValue> RandomValues { get; init; } = [];

    /// <summary>The folder before the chart's paths in messages, such as <c>out/eks-multi/platform</c>; empty for none.</summary>
    public string Shown { get; init; } = "";
}
