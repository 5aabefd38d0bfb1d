using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8240 and CG8241: the namespaces that objects go to are there and stay.</summary>
internal sealed class Namespaces : ClusterCheck
{
    public override string Id => "namespaces";

    public override string Title => "Namespaces";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => NamesOf(plan).Select(PathOf);

    public override void Check(Examination examination)
    {
        foreach (var name in NamesOf(examination.Plan))
        {
            switch (examination.One(PathOf(name)))
            {
                case (true, null) when examination.Plan.MakerOf("Namespace", name) is null:
                    examination.Bad(SurroundingsDiagnostics.NoNamespace(name));
                    break;
                case (true, { } tree) when tree.TextAt("status", "phase") == "Terminating":
                    examination.Bad(SurroundingsDiagnostics.NamespaceEnds(name));
                    break;
                case (true, not null):
                    examination.Good(name);
                    break;
            }
        }
    }

    /// <summary>The path of a namespace.</summary>
    public static string PathOf(string name) => ApiPath.Of("v1", "namespaces", name: name);

    /// <summary>The namespaces of the releases, and those that single objects name.</summary>
    public static IEnumerable<string> NamesOf(ClusterPlan plan) =>
        plan
            .Charts.Select(c => c.Namespace)
            .Concat(plan.Objects.Select(o => o.Namespace))
            .Where(n => n.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
