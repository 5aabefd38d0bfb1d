using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;
using ChartGen.Sdk.Templating;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Secrets;

/// <summary>Secrets that the External Secrets operator (2.9, API v1) copies from AWS Secrets Manager and composes.</summary>
internal static class ExternalSecrets
{
    private const string Store = "aws-secrets-manager";

    public static ComponentOutput? Build(
        string component,
        ComponentContext context,
        SecretsChoice.ExternalSecrets choice,
        ImmutableArray<WantedSecret> secrets
    )
    {
        if (context.Profile.Aws is not { } aws)
        {
            context.Diagnostics.Add(SecretsDiagnostics.NoRegion());
            return null;
        }

        // The operator can borrow an account's role only through IRSA; otherwise it reads with its own.
        var hasReader = context.Profile.Identity is IdentityChoice.Irsa;
        return new()
        {
            Component = component,
            Accounts = hasReader
                ? [new(PlatformNames.SecretsReaderAccount, AccountMaker.Platform, [PlatformRights.ReadSecrets(context.Profile)])]
                : [],
            Files =
            [
                new(
                    "secrets/secret-store.yaml.scriban",
                    $"templates/secrets/{Store}.yaml",
                    ValuesMap.Of(
                        ("name", Store),
                        ("region", aws.Region.Text),
                        ("hasReader", hasReader),
                        ("reader", PlatformNames.SecretsReaderAccount)
                    )
                ),
                .. secrets.Select(s => File(s, choice.Prefix.Text)),
            ],
        };
    }

    private static ManifestTemplate File(WantedSecret secret, string prefix)
    {
        var isComposed = secret.Keys.Values.Any(IsComposed);
        return new(
            "secrets/external-secret.yaml.scriban",
            $"templates/secrets/{secret.Name}.yaml",
            ValuesMap.Of(
                ("name", secret.Name),
                ("store", Store),
                ("readBy", string.Join("; ", secret.ReadBy)),
                ("isComposed", isComposed),
                ("template", new ValuesMap([.. secret.Keys.Select(k => new ValuesEntry(k.Key, Template(k.Value)))])),
                ("data", isComposed ? Variables(secret, prefix) : Keys(secret, prefix))
            )
        );
    }

    private static bool IsComposed(SecretText text) => text.Parts is not [SecretPart.Property { UrlEncoded: false }];

    // The operator fetches each property into a variable, and its template puts them together.
    private static ValuesList Variables(WantedSecret secret, string prefix) =>
        ValuesList.Of(secret.Properties.Select(p => Entry(Variable(p), p, prefix)));

    private static ValuesList Keys(WantedSecret secret, string prefix) =>
        ValuesList.Of(secret.Keys.Select(k => Entry(k.Key, (SecretPart.Property)k.Value.Parts[0], prefix)));

    private static ValuesMap Entry(string key, SecretPart.Property property, string prefix) =>
        ValuesMap.Of(("key", key), ("entry", $"{prefix}/{property.Credential}"), ("property", property.Name));

    private static string Template(SecretText text) =>
        string.Concat(
            text.Parts.Select(part =>
                part switch
                {
                    SecretPart.Fixed piece => HelmBraces.Escape(piece.Value),
                    SecretPart.Property { UrlEncoded: true } property => $"{{{{ .{Variable(property)} | urlquery }}}}",
                    SecretPart.Property property => $"{{{{ .{Variable(property)} }}}}",
                    _ => throw new ArgumentOutOfRangeException(nameof(text)),
                }
            )
        );

    // Go templates know identifiers only: airflow-database, password -> airflowDatabase_password.
    private static string Variable(SecretPart.Property property) => $"{Identifier(property.Credential)}_{Identifier(property.Name)}";

    private static string Identifier(string name) =>
        string.Concat(name.Split('-').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
