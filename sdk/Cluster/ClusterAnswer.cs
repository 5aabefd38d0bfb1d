using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster;

/// <summary>What an API server said to one GET.</summary>
public abstract record ClusterAnswer
{
    private ClusterAnswer() { }

    /// <summary>It is there.</summary>
    /// <param name="Tree">The answer, without managed fields and without the values of Secrets.</param>
    public sealed record Found(ValuesMap Tree) : ClusterAnswer;

    /// <summary>There is no such object, or the server does not know the kind.</summary>
    public sealed record Absent : ClusterAnswer
    {
        /// <summary>The one instance.</summary>
        public static Absent Instance { get; } = new();
    }

    /// <summary>Nobody knows: no right, no answer in time, or none that can be read.</summary>
    /// <param name="Reason">The reason as the end of a sentence, without a period.</param>
    public sealed record Unknown(string Reason) : ClusterAnswer;
}
