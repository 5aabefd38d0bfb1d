using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

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
        var left = new List<(RenderedObject Definition, PlannedChart Maker)>();
        foreach (var chart in examination.Plan.Charts)
        {
            foreach (var kind in chart.Objects.Where(o => !ApiPath.IsBuiltIn(o.Identity.Group)).GroupBy(o => (o.ApiVersion, o.Kind)))
            {
                if (Missing(examination, chart, [.. kind], groups.Tree) is { } found)
                    left.Add(found);
            }
        }

        foreach (var maker in left.Distinct().GroupBy(l => l.Maker))
            examination.Bad(SurroundingsDiagnostics.DefinitionsAreLeftOut(maker.Key, [.. maker.Select(m => m.Definition)]));
        if (
            groups is (true, { } all)
            && examination.Plan.Objects.FirstOrDefault(o => o.Kind == "HorizontalPodAutoscaler") is { } autoscaler
            && VersionsOf(all, Metrics).Length == 0
        )
            examination.Bad(SurroundingsDiagnostics.NoMetrics(autoscaler));
    }

    /// <summary>Notes what is to be said of a kind, and gives its definition where the upgrade would leave it out.</summary>
    private static (RenderedObject Definition, PlannedChart Maker)? Missing(
        Examination examination,
        PlannedChart chart,
        RenderedObject[] objects,
        ValuesMap? groups
    )
    {
        var first = objects[0];
        if (examination.One(ApiPath.Kinds(first.ApiVersion)) is not (true, var known))
            return null;
        if (known is not null && ClusterKinds.PluralOf(examination.State, first.ApiVersion, first.Kind) is not null)
        {
            examination.Good($"{first.Kind} ({first.ApiVersion})");
            return null;
        }

        if (examination.Plan.Charts.FirstOrDefault(c => c.Objects.Any(o => Defines(o, first))) is not { } maker)
        {
            examination.Bad(
                SurroundingsDiagnostics.NoKind(first, objects.Length, groups is null ? [] : VersionsOf(groups, first.Identity.Group))
            );
            return null;
        }

        var definition = maker.Objects.First(o => Defines(o, first));
        if (HelmReleases.Exists(examination.State, maker) && IsInstalledOnly(definition))
            return (definition, maker);
        if (maker != chart)
            examination.Bad(SurroundingsDiagnostics.KindOfLaterChart(first, objects.Length, maker));
        else
            examination.Good($"{first.Kind} ({first.ApiVersion}) comes with '{maker.Name}'");
        return null;
    }

    // Helm brings a chart's folder crds/ with the first install and never again; definitions among the templates are objects like others.
    private static bool IsInstalledOnly(RenderedObject definition) =>
        definition.Source.Contains("/crds/", StringComparison.Ordinal)
        && !definition.Source.Contains("/templates/", StringComparison.Ordinal);

    private static bool Defines(RenderedObject definition, RenderedObject rendered) =>
        definition.Kind == "CustomResourceDefinition"
        && definition.Tree.TextAt("spec", "group") == rendered.Identity.Group
        && definition.Tree.TextAt("spec", "names", "kind") == rendered.Kind;

    private static string[] VersionsOf(ValuesMap groups, string group) =>
        [
            .. groups
                .MapsAt("groups")
                .Where(g => g.TextAt("name") == group)
                .SelectMany(g => g.MapsAt("versions"))
                .Select(v => v.TextAt("groupVersion")),
        ];
}
