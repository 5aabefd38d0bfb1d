namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Who watches the platform.</summary>
public enum ObservabilityChoice
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Prometheus, by the objects of its operator.</summary>
    Prometheus,

    /// <summary>CloudWatch.</summary>
    CloudWatch,
}
