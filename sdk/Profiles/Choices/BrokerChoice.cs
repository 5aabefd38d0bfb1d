using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>The queue between Airflow's scheduler and its Celery workers.</summary>
public abstract record BrokerChoice
{
    private BrokerChoice() { }

    /// <summary>The word in <c>broker.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>No queue: the executor must not need one.</summary>
    public sealed record None : BrokerChoice
    {
        /// <inheritdoc/>
        public override string Kind => "none";
    }

    /// <summary>Redis by the Airflow chart, one pod.</summary>
    public sealed record InCluster : BrokerChoice
    {
        /// <summary>Size of the queue's claim.</summary>
        public required Quantity Size { get; init; }

        /// <summary>Requests and limits of Redis.</summary>
        public required ContainerResources Resources { get; init; }

        /// <inheritdoc/>
        public override string Kind => "in-cluster";
    }

    /// <summary>Redis by ElastiCache, reached with TLS and a token.</summary>
    public sealed record ElastiCache : BrokerChoice
    {
        /// <summary>The primary endpoint, without port.</summary>
        public required HostName Host { get; init; }

        /// <summary>The port.</summary>
        /// <value>The default is 6379.</value>
        public int Port { get; init; } = 6379;

        /// <inheritdoc/>
        public override string Kind => "elasticache";
    }
}
