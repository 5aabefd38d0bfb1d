using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Secrets;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Secrets;

/// <summary>
/// Secrets that a Job makes before each install and upgrade, where they are missing. It runs in Airflow's image, which every node pulls
/// anyway, and needs Python's standard library only.
/// </summary>
internal static class InClusterSecrets
{
    private static readonly ContainerResources Resources = ContainerResources.Of("50m", "64Mi", "500m", "128Mi");

    public static ComponentOutput Build(string component, ComponentContext context, ImmutableArray<WantedSecret> secrets)
    {
        var airflow = context.Profile.Airflow.Image;
        var upstream = $"{airflow.Repository.Text}:{airflow.Tag.Text}";
        var model = ValuesMap.Of(
            ("account", PlatformNames.SecretsMakerAccount),
            ("image", context.Images.Resolve(upstream).ToString()),
            ("hasPullSecrets", !context.Profile.Images.PullSecrets.IsEmpty),
            ("pullSecrets", Models.PullSecrets(context.Profile.Images)),
            ("resources", Models.Of(Resources)),
            ("secrets", ValuesList.OfStrings(secrets.Select(s => s.Name)))
        );
        return new()
        {
            Component = component,
            PodGroups = [PodGroup.Of(PlatformNames.SecretsMakerAccount, ("app.kubernetes.io/name", PlatformNames.SecretsMakerAccount))],
            Connections = [Outside.KubernetesApi(context.Profile, PlatformNames.SecretsMakerAccount)],
            Images = [upstream],
            Files =
            [
                new("secrets/make_secrets.py", "files/make_secrets.py", ValuesMap.Empty),
                new("secrets/secrets.json.scriban", "files/secrets.json", ValuesMap.Of(("spec", ValuesJson.Write(Spec(secrets))))),
                new("secrets/maker-rights.yaml.scriban", "templates/secrets/rights.yaml", model),
                new("secrets/maker-config.yaml.scriban", "templates/secrets/config.yaml", model),
                new("secrets/maker-job.yaml.scriban", "templates/secrets/job.yaml", model),
            ],
        };
    }

    /// <summary>What make_secrets.py reads.</summary>
    public static ValuesMap Spec(ImmutableArray<WantedSecret> secrets)
    {
        var credentials = secrets
            .SelectMany(s => s.Properties)
            .DistinctBy(CredentialKey, StringComparer.Ordinal)
            .OrderBy(CredentialKey, StringComparer.Ordinal);
        return ValuesMap.Of(
            ("credentials", new ValuesMap([.. credentials.Select(p => new ValuesEntry(CredentialKey(p), Shape(p.Shape)))])),
            (
                "secrets",
                ValuesList.Of(
                    secrets.Select(s =>
                        (ValuesNode)
                            ValuesMap.Of(
                                ("name", s.Name),
                                ("keys", new ValuesMap([.. s.Keys.Select(k => new ValuesEntry(k.Key, Parts(k.Value)))]))
                            )
                    )
                )
            )
        );
    }

    private static string CredentialKey(SecretPart.Property property) => $"{property.Credential}.{property.Name}";

    private static ValuesList Parts(SecretText text) =>
        ValuesList.Of(
            text.Parts.Select(part =>
                part switch
                {
                    SecretPart.Fixed piece => piece.Value,
                    SecretPart.Property property => (ValuesNode)
                        ValuesMap.Of(("credential", CredentialKey(property)), ("urlEncoded", property.UrlEncoded)),
                    _ => throw new ArgumentOutOfRangeException(nameof(text)),
                }
            )
        );

    private static ValuesMap Shape(SecretShape shape) =>
        shape switch
        {
            SecretShape.Known known => ValuesMap.Of(("known", known.Value)),
            SecretShape.FernetKey => ValuesMap.Of(("fernetKey", true)),
            SecretShape.Password password => ValuesMap.Of(("password", password.Length)),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };
}
