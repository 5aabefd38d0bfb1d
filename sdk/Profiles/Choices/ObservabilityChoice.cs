using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Who watches the platform.</summary>
public abstract record ObservabilityChoice
{
    private ObservabilityChoice() { }

    /// <summary>The word in <c>observability.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Nobody.</summary>
    public sealed record None : ObservabilityChoice
    {
        /// <inheritdoc/>
        public override string Kind => "none";
    }

    /// <summary>Prometheus, by the objects of its operator.</summary>
    public sealed record Prometheus : ObservabilityChoice
    {
        /// <summary>Size of the claim of Prometheus where the prerequisites chart brings it.</summary>
        /// <value>The default is 50Gi.</value>
        public Quantity Size { get; init; } = Quantity.Parse("50Gi");

        /// <summary>How many days metrics are kept.</summary>
        /// <value>The default is 30.</value>
        public int RetentionDays { get; init; } = 30;

        /// <inheritdoc/>
        public override string Kind => "prometheus";
    }

    /// <summary>CloudWatch: Container Insights and container logs.</summary>
    public sealed record CloudWatch : ObservabilityChoice
    {
        /// <summary>How many days logs are kept.</summary>
        /// <value>The default is 30.</value>
        public int RetentionDays { get; init; } = 30;

        /// <inheritdoc/>
        public override string Kind => "cloudwatch";
    }
}
