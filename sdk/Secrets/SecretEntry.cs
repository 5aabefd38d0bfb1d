using System.Collections.Immutable;

namespace ChartGen.Sdk.Secrets;

/// <summary>An entry of AWS Secrets Manager, a JSON object from which the External Secrets operator makes Secrets.</summary>
/// <param name="Name">Its name, with the profile's prefix.</param>
/// <param name="Properties">The properties of the object, sorted, each with the variable that carries its value in commands.</param>
public sealed record SecretEntry(string Name, ImmutableArray<(string Name, string Variable)> Properties)
{
    /// <summary>The entries that a profile's Secrets are made from, sorted.</summary>
    /// <param name="secrets">The Secrets; those that the operator does not make have no entries.</param>
    /// <param name="prefix">The profile's prefix.</param>
    public static ImmutableArray<SecretEntry> Of(IEnumerable<NeededSecret> secrets, string prefix) =>
        [
            .. secrets
                .Where(s => s.Source == SecretSource.ExternalSecrets)
                .SelectMany(s => s.Properties)
                .GroupBy(p => p.Credential, StringComparer.Ordinal)
                .OrderBy(e => e.Key, StringComparer.Ordinal)
                .Select(e => new SecretEntry(
                    $"{prefix}/{e.Key}",
                    [.. e.Select(p => (p.Name, SecretVariable.Of(p))).Distinct().OrderBy(p => p.Name, StringComparer.Ordinal)]
                )),
        ];

    /// <summary>The commands that make the entry. Its values come from variables of the shell and are no arguments, which others on the machine could read.</summary>
    public string Create(string region) =>
        $"{Json} |\n  aws secretsmanager create-secret --region {region} --name {Name} --secret-string file:///dev/stdin";

    /// <summary>The commands that give the entry new values.</summary>
    public string Put(string region) =>
        $"{Json} |\n  aws secretsmanager put-secret-value --region {region} --secret-id {Name} --secret-string file:///dev/stdin";

    private string Json => $"jq --null-input '{{{string.Join(", ", Properties.Select(p => $"{Quoted(p.Name)}: env.{p.Variable}"))}}}'";

    private static string Quoted(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : $"\"{name}\"";
}
