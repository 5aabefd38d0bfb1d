using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8030: a password, token or key that everyone who reads the repository can read.</summary>
internal sealed class PlainSecret : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        foreach (var manifest in repository.Manifests.Where(m => m.Kind == "Secret"))
        {
            foreach (var key in new[] { "data", "stringData" })
            {
                if (manifest.Root[key] is ValuesMap data && Literals(manifest, key, data, repository) is > 0 and var count)
                    yield return Finding(
                        manifest.Root.KeyWhere(key)!.Value,
                        $"The Secret '{manifest.Name}' holds {count} {(count == 1 ? "value" : "values")} that anyone can read{(key == "data" ? "; base64 hides nothing" : "")}.",
                        target
                    );
            }
        }

        foreach (var value in repository.Named.Where(v => !v.IsIn("Secret") && SecretNames.IsLiteral(v)))
        {
            if (SecretNames.IsSessionKey(value.Name) || SecretNames.IsAwsKey(value.Name) || SecretNames.IsAccessKeyId(value.Text))
                continue;
            if (SecretNames.IsSecret(value) && !IsKeyOfSecret(value))
                yield return Finding(value.Where, $"'{Shown(value)}' holds a secret that anyone can read.", target);
            else if (SecretNames.HasPassword(value.Text))
                yield return Finding(value.Where, $"'{Shown(value)}' holds a URL with its password.", target);
            else if ((value.IsVariable || !value.Text.Contains('\n', StringComparison.Ordinal)) && SecretNames.AssignsSecret(value.Text))
                yield return Finding(value.Where, $"'{Shown(value)}' holds a text that gives a password its value.", target);
            else if (SecretNames.IsPrivateKey(value.Text))
                yield return Finding(value.Where, $"'{Shown(value)}' holds a private key.", target);
            else if (SecretNames.IsToken(value.Text))
                yield return Finding(value.Where, $"'{Shown(value)}' holds a token.", target);
        }

        foreach (var map in repository.Kustomizations.SelectMany(k => k.Root["secretGenerator"].Maps()))
        {
            foreach (var literal in map["literals"].Scalars())
                yield return Finding(
                    literal.Where!.Value,
                    $"The Secret '{map["name"].Text()}' is made of a literal that anyone can read.",
                    target
                );
        }
    }

    private static int Literals(Manifest manifest, string key, ValuesMap data, ScannedRepository repository) =>
        repository.NamedIn(manifest).Count(v => v.Path[0] == key && SecretNames.IsLiteral(v) && !SecretNames.IsAwsKey(v.Name));

    // The word under which a Secret keeps it, as charts ask for.
    private static bool IsKeyOfSecret(NamedValue value) =>
        value.Path.Any(p => p is "secretKeys" or "secretKeyRef" or "remoteRef" or "annotations" or "labels")
        || (value.Tree is Manifest { Kind: "ExternalSecret" or "SecretStore" or "ClusterSecretStore" or "Role" or "ClusterRole" });

    internal static string Shown(NamedValue value) =>
        value.IsVariable || value.Origin != ValueOrigin.Tree ? value.Name : $"{(value.Tree as ValuesPart)?.Prefix}{value.PathText}";

    private static ScanFinding Finding(SourceSpan where, string message, ScanTarget target) =>
        ScanFinding.Error(
            "CG8030",
            where,
            message,
            "Take it out of the repository and of its history, change it, and read it from a Secret.",
            $"{target.SecretsInWords}; the chart holds its name only",
            "secrets out of the file, into Secrets that the chart only names"
        );
}
