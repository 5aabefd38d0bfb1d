using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>What becomes of definitions that stand in a chart's <c>crds</c> folder: Helm installs them once, and never changes or deletes them.</summary>
internal static class DefinitionRules
{
    /// <summary>What changes of a CustomResourceDefinition.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared) =>
        ComparedSets.IsOfFirstInstall(compared.After)
            ?
            [
                ByHand(
                    compared.After,
                    "An upgrade does not change it: it stands in a crds folder, which Helm reads with the first installation only."
                ),
            ]
            : [];

    /// <summary>A change that somebody else has to bring.</summary>
    public static ApplyReason ByHand(RenderedObject definition, string text) =>
        new(Apply.InPlace, "", text) { Remedy = Remedy(ChartOf(definition.Source)) };

    /// <summary>The chart that a file belongs to: of a subchart's own subcharts the outer one, which is what one unpacks.</summary>
    public static string ChartOf(string source) => ChartPart.NameOf(source).Split('/')[^1];

    /// <summary>How the definitions of a chart come into the cluster.</summary>
    public static string Remedy(string chart) =>
        $"Before the upgrade: kubectl apply --server-side -f the crds folder of the chart '{chart}'.";
}
