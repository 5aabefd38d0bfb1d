using System.Globalization;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7044: a Service whose selector or port misses its pods answers nobody, and nothing says so.</summary>
internal sealed class ServicesHavePods : Policy
{
    public override string Code => "CG7044";

    public override string Title => "Every Service chooses pods, and each of its ports is one of theirs.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        foreach (var service in input.OfKind("Service").Where(s => s.Tree.At("spec", "selector") is ValuesMap { Count: > 0 }))
        {
            var pods = input.Pods.Where(p => ServicePort.Selects(service, p)).ToArray();
            if (pods.Length == 0)
            {
                yield return new(service, $"{service} chooses no pod.", "Select by labels that its pods have.");
                continue;
            }

            foreach (var port in ServicePort.Targets(service).Where(port => !pods.Any(p => MayListen(p, port))))
            {
                yield return new(
                    service,
                    $"{service} sends to the port '{port}', which {Words.And(pods.Select(p => p.ToString()))} does not have.",
                    "Name a port of the container as targetPort."
                );
            }
        }
    }

    // A number reaches a container that names no ports at all.
    private static bool MayListen(RenderedPod pod, string port) =>
        pod.Containers.Any(c => c.Listens(port))
        || (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _) && !pod.Containers.Any(c => c.Ports.Any()));
}
