namespace ChartGen.Sdk.Cluster;

/// <summary>One question about a cluster. A check reads nothing itself: it names paths, and looks at the answers.</summary>
internal abstract class ClusterCheck
{
    /// <summary>Its name in JSON.</summary>
    public abstract string Id { get; }

    /// <summary>Its name for people.</summary>
    public abstract string Title { get; }

    /// <summary>The paths that it needs, as far as they follow from what is known; asked again until nothing new is wanted.</summary>
    public abstract IEnumerable<string> Asks(ClusterPlan plan, ClusterState known);

    /// <summary>Looks at the answers.</summary>
    public abstract void Check(Examination examination);
}
