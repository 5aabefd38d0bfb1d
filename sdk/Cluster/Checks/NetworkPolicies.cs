using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8253: the VPC CNI of EKS binds pods to NetworkPolicies only when it is told to.</summary>
internal sealed class NetworkPolicies : ClusterCheck
{
    private const string Switch = "--enable-network-policy=";

    private static readonly string Path = ApiPath.Of("apps/v1", "daemonsets", OperatorNeed.AddonNamespace);

    public override string Id => "network-policies";

    public override string Title => "NetworkPolicies";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => Concerns(plan) ? [Path] : [];

    public override void Check(Examination examination)
    {
        if (!Concerns(examination.Plan) || examination.Items(Path) is not { } sets)
            return;
        // The agent is a container of the DaemonSet aws-node (aws-vpc-cni 1.14 and later). Another CNI has no such DaemonSet.
        var value = sets.Where(s => LiveObjects.NameOf(s) == "aws-node")
            .SelectMany(s => s.MapsAt("spec", "template", "spec", "containers"))
            .SelectMany(c => c["args"].Texts())
            .FirstOrDefault(a => a.StartsWith(Switch, StringComparison.Ordinal));
        if (value == Switch + "true")
            examination.Good("the VPC CNI enforces them");
        else if (value is not null)
            examination.Bad(SurroundingsDiagnostics.PoliciesBindNobody());
    }

    private static bool Concerns(ClusterPlan plan) => plan.Profile is { Aws: not null, Network.Policies: true };
}
