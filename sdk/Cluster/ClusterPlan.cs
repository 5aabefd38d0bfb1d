using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Cluster;

/// <summary>A chart that is to be installed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Release">The Helm release.</param>
/// <param name="Namespace">The release's namespace.</param>
/// <param name="Objects">Its rendered objects.</param>
public sealed record PlannedChart(string Name, string Release, string Namespace, ImmutableArray<RenderedObject> Objects)
{
    /// <summary>What its components declared.</summary>
    public ImmutableArray<ComponentOutput> Components { get; init; } = [];

    /// <summary>The charts that it depends on.</summary>
    public ImmutableArray<Subchart> Subcharts { get; init; } = [];
}

/// <summary>What a cluster is held against.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Charts">Its charts in the order of their installation; the platform's is the last.</param>
public sealed record ClusterPlan(EnvironmentProfile Profile, ImmutableArray<PlannedChart> Charts)
{
    /// <summary>The context of the kubeconfig that is asked, where it is known.</summary>
    public ClusterContext? Context { get; init; }

    /// <summary>Subcharts whose real chart was out of reach: nothing is known of their objects.</summary>
    public ImmutableArray<Subchart> StandIns { get; init; } = [];

    /// <summary>Whether every object of the profile is there.</summary>
    public bool IsWhole => StandIns.IsEmpty;

    /// <summary>The objects of all charts.</summary>
    public ImmutableArray<RenderedObject> Objects { get; } = [.. Charts.SelectMany(c => c.Objects)];

    /// <summary>The platform's chart.</summary>
    public PlannedChart Platform => Charts[^1];

    /// <summary>The chart that makes an object, or <see langword="null"/>.</summary>
    internal PlannedChart? MakerOf(string kind, string name) =>
        Charts.FirstOrDefault(c => c.Objects.Any(o => o.Kind == kind && o.Name == name));
}

/// <summary>Where a kubeconfig leads.</summary>
/// <param name="Name">The context.</param>
/// <param name="Cluster">Its cluster's name; <c>aws eks update-kubeconfig</c> writes the cluster's ARN there.</param>
/// <param name="Server">The API server's address.</param>
public sealed record ClusterContext(string Name, string Cluster, string Server);
