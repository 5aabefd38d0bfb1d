using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Commands;

/// <summary>Where Secrets come from, and what their keys are made of, in words: names of variables and entries, never values.</summary>
internal sealed class SecretWords(EnvironmentProfile profile)
{
    private readonly string? _prefix = (profile.Secrets as SecretsChoice.ExternalSecrets)?.Prefix.Text;

    /// <summary>A source as JSON has it, and the settings.</summary>
    public static string Word(SecretSource source) =>
        source switch
        {
            SecretSource.InCluster => "in-cluster",
            SecretSource.Manifest => "manifest",
            SecretSource.ExternalSecrets => "external-secrets",
            SecretSource.Yours => "yours",
            SecretSource.Chart => "chart",
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };

    /// <summary>Who brings a Secret.</summary>
    public static string Source(NeededSecret secret) =>
        secret.Source switch
        {
            SecretSource.InCluster => "made in the cluster where it is missing, and kept",
            SecretSource.Manifest => "made by CI, from --from-env-file",
            SecretSource.ExternalSecrets => "made by External Secrets from AWS Secrets Manager",
            SecretSource.Yours => secret.Type switch
            {
                "kubernetes.io/dockerconfigjson" => "yours, to pull images",
                "kubernetes.io/tls" => "yours, a certificate",
                _ => "yours",
            },
            SecretSource.Chart => $"brought by {secret.Maker}",
            _ => throw new ArgumentOutOfRangeException(nameof(secret)),
        };

    /// <summary>What a key is made of; empty where nobody outside the cluster has to know.</summary>
    public string MadeOf(NeededSecret secret, NeededKey key) =>
        (secret.Source, key.Text) switch
        {
            (SecretSource.Chart, _) => "",
            (SecretSource.Yours, _) => $"<{SecretsManifest.VariableOf(secret, key)}>",
            (_, { } text) => string.Concat(text.Parts.Select(Part)),
            _ => "",
        };

    /// <summary>What a key is made of, for a line of its own: of a file only what it is filled with.</summary>
    public string Shown(NeededSecret secret, NeededKey key)
    {
        var text = MadeOf(secret, key);
        return text.Length == 0 ? ""
            : text.Contains('\n', StringComparison.Ordinal)
                ? $": a file with {string.Join(", ", key.Text!.Parts.OfType<SecretPart.Property>().Select(Part).Distinct(StringComparer.Ordinal))}"
            : $" = {text}";
    }

    private string Part(SecretPart part) =>
        part switch
        {
            SecretPart.Fixed piece => piece.Value,
            SecretPart.Property property =>
                $"<{(_prefix is null ? SecretVariable.Of(property) : $"{_prefix}/{property.Credential}: {property.Name}")}{(property.UrlEncoded ? ", URL-encoded" : "")}>",
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
}
