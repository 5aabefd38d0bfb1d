using System.Collections.Immutable;

namespace ChartGen.Sdk.Components;

/// <summary>A port that answers with metrics in Prometheus' format.</summary>
public sealed record MetricsSpec
{
    /// <summary>The monitor's name.</summary>
    public required string Name { get; init; }

    /// <summary>The group of the pods that answer.</summary>
    public required string Group { get; init; }

    /// <summary>The pods' port.</summary>
    public required int Port { get; init; }

    /// <summary>The port's name: the Service's where a Service is monitored, the container's otherwise.</summary>
    public required string PortName { get; init; }

    /// <summary>The path that answers.</summary>
    public string Path { get; init; } = "/metrics";

    /// <summary>How Prometheus finds it.</summary>
    public required MetricsMonitor Monitor { get; init; }
}

/// <summary>How Prometheus finds a port.</summary>
public abstract record MetricsMonitor
{
    private MetricsMonitor() { }

    /// <summary>By a ServiceMonitor of the observability component.</summary>
    /// <param name="Labels">Labels of the Service.</param>
    public sealed record Service(ImmutableSortedDictionary<string, string> Labels) : MetricsMonitor;

    /// <summary>By a PodMonitor of the observability component.</summary>
    /// <param name="Labels">Labels of the pods.</param>
    public sealed record Pods(ImmutableSortedDictionary<string, string> Labels) : MetricsMonitor;

    /// <summary>By a monitor that the subchart makes from its values.</summary>
    public sealed record ByChart : MetricsMonitor;
}
