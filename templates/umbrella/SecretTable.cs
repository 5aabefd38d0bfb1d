using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Templates.Umbrella;

/// <summary>Secrets as rows of Markdown.</summary>
internal static class SecretTable
{
    /// <summary>Who makes them.</summary>
    public static string Introduction(EnvironmentProfile profile) =>
        profile.Secrets switch
        {
            SecretsChoice.InCluster =>
                "A Job makes these before each install and upgrade where they are missing, and never changes one that exists. Each password is kept once, in "
                    + $"{Markdown.Code($"{profile.Platform.Name.Text}-credentials")}. To choose one yourself, make its Secret before the first install.",
            SecretsChoice.Manifest =>
                "CI makes these before the install; the chart only names them. `<name.property>` stands for a property of a credential, which must be the same everywhere.",
            SecretsChoice.ExternalSecrets =>
                "These entries must stand in AWS Secrets Manager, each a JSON object. The External Secrets operator makes the Secrets from them; "
                    + "`<name.property>` stands for a property of an entry.",
            _ => throw new ArgumentOutOfRangeException(nameof(profile)),
        };

    /// <summary>Where a credential is kept.</summary>
    public static string Entry(EnvironmentProfile profile, string credential) =>
        profile.Secrets switch
        {
            SecretsChoice.ExternalSecrets external => $"{external.Prefix.Text}/{credential}",
            _ => credential,
        };

    /// <summary>Credentials: entry, property, what its value is.</summary>
    public static IEnumerable<string[]> Entries(EnvironmentProfile profile, IEnumerable<WantedSecret> secrets) =>
        secrets
            .SelectMany(s => s.Properties)
            .DistinctBy(p => (p.Credential, p.Name))
            .OrderBy(p => p.Credential, StringComparer.Ordinal)
            .ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new[] { Markdown.Code(Entry(profile, p.Credential)), Markdown.Code(p.Name), Shape(p.Shape) });

    /// <summary>Secrets: name, key, what its text is, who reads it.</summary>
    public static IEnumerable<string[]> Secrets(IEnumerable<WantedSecret> secrets) =>
        secrets.SelectMany(s =>
            s.Keys.Select(k =>
                new[]
                {
                    Markdown.Code(s.Name),
                    Markdown.Code(k.Key),
                    Markdown.Code(string.Concat(k.Value.Parts.Select(Part))),
                    Readers(s.ReadBy),
                }
            )
        );

    /// <summary>Secrets of the user's: name, keys, who reads it.</summary>
    public static IEnumerable<string[]> Expected(IEnumerable<ExpectedSecret> secrets) =>
        secrets.Select(s =>
            new[] { Markdown.Code(s.Name), s.Keys.IsEmpty ? "every key becomes a variable" : Markdown.Codes(s.Keys), Readers(s.ReadBy) }
        );

    private static string Readers(IEnumerable<string> readBy) => Markdown.Plain(string.Join("; ", readBy));

    private static string Part(SecretPart part) =>
        part switch
        {
            SecretPart.Fixed piece => piece.Value,
            SecretPart.Property { UrlEncoded: true } property => $"<{property.Credential}.{property.Name}, URL-encoded>",
            SecretPart.Property property => $"<{property.Credential}.{property.Name}>",
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    private static string Shape(SecretShape shape) =>
        shape switch
        {
            SecretShape.Known known => $"{Markdown.Code(known.Value)}, or a name of yours",
            SecretShape.FernetKey => "32 random bytes in URL-safe base64",
            SecretShape.Password password => $"{password.Length} random letters and digits, or another text without spaces",
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };
}
