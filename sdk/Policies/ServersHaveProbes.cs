namespace ChartGen.Sdk.Policies;

/// <summary>CG7025: without probes a hung server stays, and requests reach one that is not ready.</summary>
internal sealed class ServersHaveProbes : Policy
{
    private static readonly string[] Kinds = ["DaemonSet", "Deployment", "StatefulSet"];

    public override string Code => "CG7025";

    public override string Title => "A container that listens has a liveness probe, and one behind a Service a readiness probe.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var services = input.OfKind("Service").ToLookup(s => s.Namespace, StringComparer.Ordinal);
        foreach (var pod in input.Pods.Where(p => Kinds.Contains(p.Owner.Kind)))
        {
            var ports = services[pod.Namespace].Where(s => ServicePort.Selects(s, pod)).SelectMany(ServicePort.Targets).ToHashSet();
            foreach (var container in pod.Containers.Where(c => c.Runs && c.Ports.Any()))
            {
                var missing = new[]
                {
                    container.Tree["livenessProbe"] is null ? "liveness" : null,
                    container.Tree["readinessProbe"] is null && ports.Any(container.Listens) ? "readiness" : null,
                }.OfType<string>();
                foreach (var probe in missing)
                {
                    yield return new(
                        pod.Owner,
                        $"{pod}: the container '{container.Name}' listens and has no {probe} probe.",
                        $"Set its {probe}Probe."
                    );
                }
            }
        }
    }
}
