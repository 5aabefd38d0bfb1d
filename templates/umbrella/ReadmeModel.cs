using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Gitops;
using ChartGen.Templates.Network;
using ChartGen.Templates.Observability;

namespace ChartGen.Templates.Umbrella;

/// <summary>What the chart's README says, ready to print.</summary>
internal static class ReadmeModel
{
    public static ValuesMap Of(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components)
    {
        var secrets = WantedSecret.Of(profile, components);
        var pages = Page.Of(profile);
        return ValuesMap.Of([
            ("profile", profile.Name),
            ("summary", Markdown.Plain(profile.Summary)),
            ("release", profile.Platform.Name.Text),
            ("namespace", profile.Platform.Namespace.Text),
            ("choices", Rows(ChoiceTable.Of(profile))),
            ("components", Rows(components.Select(c => c.Subchart).OfType<Sdk.Catalog.Subchart>().Select(ComponentRow))),
            ("repositories", Repositories(components)),
            ("notices", ValuesList.OfStrings(components.Select(c => c.Subchart?.Notice).OfType<string>())),
            ("prerequisites", ValuesList.OfStrings(Prerequisites.Of(profile))),
            .. DatabasePart(profile),
            .. AccountPart(profile, components),
            .. SecretPart(profile, components, secrets),
            ("pages", Rows(pages.Select(p => PageRow(p, profile)))),
            .. AddressPart(profile),
            ("logins", ValuesList.Of(Login.Of(secrets).Select(l => LoginModel(l, profile)))),
            ("isGitops", profile.Gitops is GitopsChoice.Controller),
            ("installer", GitopsDocument.Installer(profile)),
            ("back", profile.Gitops is GitopsChoice.Controller ? "revert the commit" : "`helm rollback`"),
            ("hasPolicies", profile.Network.Policies),
            ("paths", Rows(NetworkTable.Of(components))),
            ("isOnAws", profile.Aws is not null),
            ("hasPod", profile.Inference is InferenceChoice.Pod),
            ("waitsForFile", WaitFor(profile).Length > 0),
            ("waitFor", WaitFor(profile)),
            ("pod", PlatformNames.InferenceService),
            ("isInCluster", profile.Secrets is SecretsChoice.InCluster),
            ("fernetSecret", profile.SecretName(PlatformNames.AirflowFernetKeySecret)),
            ("sights", Rows(Sights.Of(profile))),
            .. ClaimPart(profile, components),
        ]);
    }

    private static (string, ValuesNode?)[] DatabasePart(EnvironmentProfile profile) =>
        [
            ("hasDatabases", profile.Database is DatabaseChoice.Rds),
            (
                "databases",
                ValuesList.Of(
                    new[] { PlatformNames.AirflowDatabase, PlatformNames.MlflowDatabase }.Select(name =>
                        (ValuesNode)
                            ValuesMap.Of(("name", name), ("owner", name), ("credential", SecretTable.Entry(profile, $"{name}-database")))
                    )
                )
            ),
        ];

    private static (string, ValuesNode?)[] AccountPart(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components)
    {
        var accounts =
            profile.Identity is IdentityChoice.None
                ? []
                : components
                    .SelectMany(c => c.Accounts)
                    .Where(a => !a.Rights.IsEmpty)
                    .GroupBy(a => a.Name, StringComparer.Ordinal)
                    .OrderBy(a => a.Key, StringComparer.Ordinal)
                    .ToArray();
        var isIrsa = profile.Identity is IdentityChoice.Irsa;
        var external = profile.Secrets as SecretsChoice.ExternalSecrets;
        return
        [
            ("hasAccounts", accounts.Length > 0),
            (
                "accountsIntroduction",
                isIrsa
                    ? "Each role trusts its ServiceAccount through the cluster's OIDC provider; pods have no keys. `../iam/README.md` says how to make them."
                    : "Each ServiceAccount needs an EKS Pod Identity association with a role; pods have no keys. `../iam/README.md` says how to make them."
            ),
            ("roleTitle", isIrsa ? "role" : "association"),
            (
                "accounts",
                Rows(
                    accounts.Select(a =>
                        new[]
                        {
                            Markdown.Code(a.Key),
                            string.Join("; ", a.SelectMany(x => x.Rights).Select(r => r.Summary).Distinct(StringComparer.Ordinal)),
                            profile.RoleArn(a.Key) is { } role
                                ? Markdown.Code(role)
                                : $"{Markdown.Code(a.Key)} in {Markdown.Code(profile.Platform.Namespace.Text)}",
                        }
                    )
                )
            ),
            ("operatorReads", external is not null && !isIrsa),
            ("operatorEntries", external is null ? "" : Markdown.Code($"{external.Prefix.Text}/*")),
        ];
    }

    private static (string, ValuesNode?)[] SecretPart(
        EnvironmentProfile profile,
        ImmutableArray<ComponentOutput> components,
        ImmutableArray<WantedSecret> secrets
    )
    {
        var entries = profile.Secrets is SecretsChoice.InCluster ? [] : SecretTable.Entries(profile, secrets).ToArray();
        var expected = ExpectedSecret.Of(profile, components);
        return
        [
            ("secretsIntroduction", SecretTable.Introduction(profile)),
            ("hasEntries", entries.Length > 0),
            ("entryTitle", profile.Secrets is SecretsChoice.ExternalSecrets ? "entry" : "credential"),
            ("entries", Rows(entries)),
            ("hasSecrets", !secrets.IsEmpty),
            ("secrets", Rows(SecretTable.Secrets(secrets))),
            ("hasExpected", !expected.IsEmpty),
            ("expected", Rows(SecretTable.Expected(expected))),
        ];
    }

    private static (string, ValuesNode?)[] AddressPart(EnvironmentProfile profile)
    {
        var address = Address.Of(profile, profile.Platform.Namespace.Text);
        return
        [
            ("hasAddress", address is not null),
            ("addressIntroduction", address?.Introduction ?? ""),
            ("addressCommand", address?.Command ?? ""),
        ];
    }

    private static (string, ValuesNode?)[] ClaimPart(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components)
    {
        var claims = components
            .SelectMany(c => c.Claims)
            .GroupBy(c => c.Name, StringComparer.Ordinal)
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c =>
                new[]
                {
                    Markdown.Code(c.Key),
                    Markdown.Code(c.First().Storage.ClassName),
                    c.First().Size.Text,
                    Markdown.Plain(
                        string.Join("; ", c.Select(x => x.Consumer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                    ),
                }
            )
            .ToArray();
        var credentials = Markdown.Code($"{profile.Platform.Name.Text}-credentials");
        return
        [
            ("hasClaims", claims.Length > 0),
            ("claims", Rows(claims)),
            (
                "remains",
                profile.Secrets is SecretsChoice.InCluster
                    ? $"The claims stay, those of StatefulSets too, and so do the Secrets that open their data, {credentials} among them. Delete them by hand when the data may go."
                    : "The claims stay, those of StatefulSets too. Delete them by hand when the data may go."
            ),
        ];
    }

    private static ValuesList Repositories(IEnumerable<ComponentOutput> components) =>
        ValuesList.Of(
            components
                .Select(c => c.Subchart)
                .OfType<Sdk.Catalog.Subchart>()
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .DistinctBy(s => s.Repository)
                .Select(s => (ValuesNode)ValuesMap.Of(("name", s.Key), ("url", s.Repository)))
        );

    private static string[] ComponentRow(Sdk.Catalog.Subchart subchart) =>
        [subchart.Key, Markdown.Code(subchart.Name), subchart.Version, subchart.AppVersion];

    private static string[] PageRow(Page page, EnvironmentProfile profile) =>
        [page.Title, page.Url ?? $"{Markdown.Code(page.Forward(profile.Platform.Namespace.Text))}, then {Page.Local}"];

    private static ValuesMap LoginModel(Login login, EnvironmentProfile profile)
    {
        var @namespace = profile.Platform.Namespace.Text;
        return ValuesMap.Of(
            ("title", login.Title),
            ("user", login.Show(login.UserKey, @namespace)),
            ("password", login.Show(login.PasswordKey, @namespace))
        );
    }

    private static ValuesList Rows(IEnumerable<string[]> rows) => ValuesList.Of(rows.Select(r => (ValuesNode)ValuesList.OfStrings(r)));

    // Helm waits for pods and Deployments to be ready; a SparkApplication has no state that it knows.
    private static string WaitFor(EnvironmentProfile profile) =>
        profile.Inference is InferenceChoice.Running { WaitFor: { } path } and not InferenceChoice.Spark ? path.Text : "";
}
