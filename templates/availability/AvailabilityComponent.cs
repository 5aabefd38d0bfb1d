using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Availability;

/// <summary>
/// Protects the workloads whose charts bring no PodDisruptionBudget. A single replica gets none: its budget would block every drain (C08).
/// </summary>
internal sealed class AvailabilityComponent : IComponent
{
    /// <inheritdoc/>
    public string Name => "availability";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var workloads = context
            .Earlier.SelectMany(c => c.Workloads)
            .Where(w => w.Replicas > 1)
            .OrderBy(w => w.Name, StringComparer.Ordinal)
            .ToArray();
        return workloads.Length == 0 ? null : new() { Component = Name, Files = [.. workloads.Select(File)] };
    }

    private static ManifestTemplate File(WorkloadSpec workload) =>
        new(
            "availability/budget.yaml.scriban",
            $"templates/availability/{workload.Name}.yaml",
            ValuesMap.Of(
                ("name", workload.Name),
                (
                    "selector",
                    ValuesList.Of(workload.Selector.Select(label => (ValuesNode)ValuesMap.Of(("key", label.Key), ("value", label.Value))))
                )
            )
        );
}
