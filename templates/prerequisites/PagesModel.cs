using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Gitops;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Prerequisites;

/// <summary>What the README and the notes of the prerequisites chart say, ready to print.</summary>
internal static class PagesModel
{
    // These keep their kinds in crds/: Helm installs them once, and neither changes nor removes them.
    private static readonly ImmutableArray<Subchart> WithKinds =
    [
        Subcharts.AwsLoadBalancerController,
        Subcharts.KubePrometheusStack,
        Subcharts.SparkOperator,
    ];

    public static ValuesMap Of(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components)
    {
        var settings = profile.Prerequisites;
        var subcharts = components.Select(c => c.Subchart).OfType<Subchart>().OrderBy(s => s.Key, StringComparer.Ordinal).ToArray();
        var needs = ClusterNeed.Of(profile);
        var outside = needs.Where(n => n.Source != PrerequisiteSource.Chart).ToArray();
        var brought = needs.Where(n => n.Source == PrerequisiteSource.Chart).ToArray();
        return ValuesMap.Of([
            ("profile", profile.Name),
            ("release", settings.Name.Text),
            ("namespace", settings.Namespace.Text),
            ("makesNamespace", settings.Namespace.Text == "kube-system" ? "" : " --create-namespace"),
            ("platformRelease", profile.Platform.Name.Text),
            ("platformNamespace", profile.Platform.Namespace.Text),
            ("hasComponents", subcharts.Length > 0),
            ("components", Rows(subcharts.Select(s => new[] { s.Key, Markdown.Code(s.Name), s.Version, s.AppVersion }))),
            ("repositories", ValuesList.Of(subcharts.DistinctBy(s => s.Repository).Select(Repository))),
            ("notices", ValuesList.OfStrings(subcharts.Select(s => s.Notice).OfType<string>())),
            ("needs", Rows(needs.Select(n => new[] { $"{n.Title}{n.Demand}", n.By("this chart") }))),
            ("hasOutside", outside.Length > 0),
            ("outside", Checks(outside)),
            ("hasBrought", brought.Length > 0),
            ("brought", Checks(brought)),
            .. Accounts(profile, components),
            .. Secrets(profile, components),
            ("isGitops", profile.Gitops is GitopsChoice.Controller),
            ("installer", GitopsDocument.Installer(profile)),
            ("hasKinds", subcharts.Any(WithKinds.Contains)),
            ("hasKindsByHand", subcharts.Any(WithKinds.Contains) && profile.Gitops is not GitopsChoice.Controller),
            (
                "hasClasses",
                settings.StorageClasses.Source == PrerequisiteSource.Chart && (profile.NeedsEbsDriver() || profile.NeedsEfsDriver())
            ),
            ("hasSecretKinds", subcharts.Contains(Subcharts.ExternalSecrets)),
            ("hasBalancers", subcharts.Contains(Subcharts.AwsLoadBalancerController)),
            ("hasSpark", subcharts.Contains(Subcharts.SparkOperator)),
        ]);
    }

    private static (string, ValuesNode?)[] Accounts(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components)
    {
        var accounts =
            profile.Identity is IdentityChoice.None
                ? []
                : components
                    .SelectMany(c => c.Accounts)
                    .Where(a => !a.Rights.IsEmpty)
                    .OrderBy(a => a.Name, StringComparer.Ordinal)
                    .Select(a =>
                        new[]
                        {
                            Markdown.Code(a.Name),
                            string.Join("; ", a.Rights.Select(r => r.Summary)),
                            Markdown.Code(AccountRole.Of(profile, NamespaceOf(profile, a), a.Name)?.Arn ?? ""),
                        }
                    )
                    .ToArray();
        return [("hasAccounts", accounts.Length > 0), ("accounts", Rows(accounts))];
    }

    private static string NamespaceOf(EnvironmentProfile profile, AccountSpec account) =>
        account.Maker == AccountMaker.Outside ? ProfileFacts.AddonNamespace : profile.Prerequisites.Namespace.Text;

    private static (string, ValuesNode?)[] Secrets(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components)
    {
        var secrets = ExpectedSecret.OfPrerequisites(profile, components);
        return [("hasSecrets", !secrets.IsEmpty), ("secrets", Rows(SecretTable.Expected(secrets)))];
    }

    private static ValuesNode Repository(Subchart subchart) => ValuesMap.Of(("name", subchart.Key), ("url", subchart.Repository));

    private static ValuesList Checks(IEnumerable<ClusterNeed> needs) =>
        ValuesList.Of(
            needs.Select(n =>
                (ValuesNode)
                    ValuesMap.Of(
                        ("title", n.Title.Replace("`", "", StringComparison.Ordinal)),
                        ("by", n.By("this chart")),
                        ("commands", ValuesList.OfStrings(n.Checks))
                    )
            )
        );

    private static ValuesList Rows(IEnumerable<string[]> rows) => ValuesList.Of(rows.Select(r => (ValuesNode)ValuesList.OfStrings(r)));
}
