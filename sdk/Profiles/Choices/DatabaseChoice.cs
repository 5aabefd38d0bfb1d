using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Where Airflow and MLflow keep their metadata.</summary>
public abstract record DatabaseChoice
{
    private DatabaseChoice() { }

    /// <summary>The word in <c>database.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>PostgreSQL by the chart groundhog2k/postgres, one pod.</summary>
    public sealed record InCluster : DatabaseChoice
    {
        /// <summary>Size of the data claim; it can grow, never shrink.</summary>
        public required Quantity Size { get; init; }

        /// <summary>Requests and limits of the database.</summary>
        public required ContainerResources Resources { get; init; }

        /// <inheritdoc/>
        public override string Kind => "in-cluster";
    }

    /// <summary>PostgreSQL by RDS, reached with TLS.</summary>
    public sealed record Rds : DatabaseChoice
    {
        /// <summary>The endpoint, without port.</summary>
        public required HostName Host { get; init; }

        /// <summary>The port.</summary>
        /// <value>The default is 5432.</value>
        public int Port { get; init; } = 5432;

        /// <inheritdoc/>
        public override string Kind => "rds";
    }
}
