using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Templates.Runbook;

/// <summary>A property of a credential as a shell variable, which passes values on without showing them.</summary>
/// <param name="Property">The property.</param>
internal sealed record Credential(SecretPart.Property Property)
{
    /// <summary>The variable: <c>airflow.fernetKey</c> is <c>AIRFLOW_FERNET_KEY</c>.</summary>
    public string Variable => SecretVariable.Of(Property);

    /// <summary>How a new value is made, or what to put in its place where something outside knows it already.</summary>
    public string NewValue(EnvironmentProfile profile) =>
        Property.Shape switch
        {
            SecretShape.Known known => known.Value,
            SecretShape.FernetKey => "$(openssl rand -base64 32 | tr '+/' '-_')",
            _ when Property.Credential == "broker" && profile.Broker is BrokerChoice.ElastiCache => "<AUTH-TOKEN-OF-ELASTICACHE>",
            _ => "$(openssl rand -hex 16)",
        };

    /// <summary>The properties that some Secrets are made of, each once, by variable.</summary>
    public static ImmutableArray<Credential> Of(IEnumerable<WantedSecret> secrets) =>
        [
            .. secrets
                .SelectMany(s => s.Properties)
                .Select(p => new Credential(p with { UrlEncoded = false }))
                .DistinctBy(c => c.Variable)
                .OrderBy(c => c.Variable, StringComparer.Ordinal),
        ];

    /// <summary>A Secret's text as a shell word in double quotes.</summary>
    public static string Word(SecretText text)
    {
        var word = new StringBuilder("\"");
        foreach (var part in text.Parts)
        {
            word.Append(
                part switch
                {
                    SecretPart.Fixed piece => Escaped(piece.Value),
                    SecretPart.Property { UrlEncoded: true } property => $"$(uri \"${new Credential(property).Variable}\")",
                    SecretPart.Property property => $"${{{new Credential(property).Variable}}}",
                    _ => throw new ArgumentOutOfRangeException(nameof(text)),
                }
            );
        }

        return word.Append('"').ToString();
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => c is '"' or '\\' or '$' or '`' ? $"\\{c}" : $"{c}"));
}
