using System.Collections.Immutable;

namespace ChartGen.Sdk.Components;

/// <summary>A workload whose chart brings no PodDisruptionBudget.</summary>
/// <param name="Name">The budget's name.</param>
/// <param name="Replicas">Copies; one or fewer gets no budget, since it would block every drain.</param>
/// <param name="Selector">Labels of its pods; a value may be a Helm expression such as <c>{{ .Release.Name }}</c>.</param>
public sealed record WorkloadSpec(string Name, int Replicas, ImmutableSortedDictionary<string, string> Selector);

/// <summary>A web page.</summary>
/// <param name="Component">Who serves it.</param>
/// <param name="Host">Its host name.</param>
/// <param name="Service">The Service.</param>
/// <param name="Port">The Service's port, by number.</param>
/// <param name="HealthPath">The path that answers 200 without a session.</param>
public sealed record EndpointSpec(string Component, string Host, string Service, int Port, string HealthPath);
