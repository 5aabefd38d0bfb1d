using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8212 to CG8214: the server has every kind, in the version that is rendered.</summary>
internal sealed class Kinds : ClusterCheck
{
    private const string Metrics = "metrics.k8s.io";

    public override string Id => "kinds";

    public override string Title => "Kinds";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) =>
        [ApiPath.Groups, .. ClusterKinds.Asks(plan.Objects), .. plan.Charts.Select(HelmReleases.PathOf)];

    public override void Check(Examination examination)
    {
        var groups = examination.One(ApiPath.Groups);
        foreach (var chart in examination.Plan.Charts)
        {
            foreach (var kind in chart.Objects.Where(o => !ApiPath.IsBuiltIn(o.Identity.Group)).GroupBy(o => (o.ApiVersion, o.Kind)))
                Check(examination, chart, groups.Tree is { } tree ? VersionsOf(tree, kind.First().Identity.Group) : [], [.. kind]);
        }

        if (
            groups is (true, { } all)
            && examination.Plan.Objects.FirstOrDefault(o => o.Kind == "HorizontalPodAutoscaler") is { } autoscaler
            && VersionsOf(all, Metrics).Length == 0
        )
            examination.Bad(ClusterDiagnostics.NoMetrics(autoscaler));
    }

    private static void Check(Examination examination, PlannedChart chart, string[] served, RenderedObject[] objects)
    {
        var first = objects[0];
        if (examination.One(ApiPath.Kinds(first.ApiVersion)) is not (true, var known))
            return;
        if (known is not null && ClusterKinds.PluralOf(examination.State, first.ApiVersion, first.Kind) is not null)
        {
            examination.Good($"{first.Kind} ({first.ApiVersion})");
            return;
        }

        var maker = examination.Plan.Charts.FirstOrDefault(c => c.Objects.Any(o => Defines(o, first)));
        if (maker is null)
        {
            examination.Bad(ClusterDiagnostics.NoKind(first, objects.Length, served));
            return;
        }

        var isInstalled = HelmReleases.Exists(examination.State, maker);
        var definition = maker.Objects.First(o => Defines(o, first));
        if (isInstalled && definition.Source.Contains("/crds/", StringComparison.Ordinal))
            examination.Bad(ClusterDiagnostics.DefinitionNotUpgraded(first, definition, maker));
        else if (maker != chart)
            examination.Bad(ClusterDiagnostics.KindOfLaterChart(first, objects.Length, maker));
        else
            examination.Good($"{first.Kind} ({first.ApiVersion}) comes with '{maker.Name}'");
    }

    private static bool Defines(RenderedObject definition, RenderedObject rendered) =>
        definition.Kind == "CustomResourceDefinition"
        && definition.Tree.TextAt("spec", "group") == rendered.Identity.Group
        && definition.Tree.TextAt("spec", "names", "kind") == rendered.Kind;

    private static string[] VersionsOf(Values.ValuesMap groups, string group) =>
        [
            .. groups
                .MapsAt("groups")
                .Where(g => g.TextAt("name") == group)
                .SelectMany(g => g.MapsAt("versions"))
                .Select(v => v.TextAt("groupVersion")),
        ];
}
