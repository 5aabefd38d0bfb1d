using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8060: a Service or a container that is reached by a port of the node.</summary>
internal sealed class NodePortService : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        !target.IsAws
            ? []
            : from value in repository.Named
            where value.Tree is not (null or Manifest { Kind: "DaemonSet" }) && IsNodePort(value)
            select ScanFinding.Warning(
                "CG8060",
                value.Where,
                value.Name == "hostPort"
                    ? "A port of the node leads to the container: nodes of EKS lie in private networks, and come and go."
                    : "A Service of type NodePort is reached at a node's address: nodes of EKS lie in private networks, and come and go.",
                "Use ClusterIP behind an Ingress.",
                InWords(target),
                "an Ingress instead of ports of the node"
            );

    private static bool IsNodePort(NamedValue value) =>
        value.Path switch
        {
            [.., "type" or "serviceType"] => value.Text == "NodePort",
            [.., "ports", _, "hostPort"] => true,
            _ => false,
        };

    private static string InWords(ScanTarget target) =>
        target.Ingress switch
        {
            "alb" => "ingress.kind alb: one load balancer for all hosts, with TLS and health checks",
            "nginx" => "ingress.kind nginx: Services are ClusterIP, a load balancer leads to the controller",
            _ => "Services are ClusterIP",
        };
}
