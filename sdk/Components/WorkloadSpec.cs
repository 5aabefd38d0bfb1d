using System.Collections.Immutable;

namespace ChartGen.Sdk.Components;

/// <summary>A workload whose chart brings no PodDisruptionBudget.</summary>
/// <param name="Name">The budget's name.</param>
/// <param name="Replicas">Copies; one or fewer gets no budget, since it would block every drain.</param>
/// <param name="Selector">Labels of its pods; a value may be a Helm expression such as <c>{{ .Release.Name }}</c>.</param>
public sealed record WorkloadSpec(string Name, int Replicas, ImmutableSortedDictionary<string, string> Selector);
