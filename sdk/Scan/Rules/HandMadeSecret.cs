using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8033: a Secret that somebody makes by hand, so that nobody knows what is in the cluster.</summary>
internal sealed partial class HandMadeSecret : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        foreach (var step in repository.Steps)
        {
            foreach (Match match in Create.Matches(step.Text))
            {
                // The first word is the name, but for options that hold their value; behind any other option stands its value, which may be the secret.
                var words = ShellStep.Words(step.Text[(match.Index + match.Length)..]);
                var name =
                    words.FirstOrDefault(w => !w.StartsWith('-') || !w.Contains('=', StringComparison.Ordinal)) is { } word
                    && Name.IsMatch(word)
                        ? word
                        : null;
                yield return Finding(
                    step.At(match.Index, match.Length),
                    $"The Secret {(name is null ? "" : $"'{name}' ")}is made by hand.",
                    target
                );
            }
        }

        foreach (var map in repository.Kustomizations.SelectMany(k => k.Root["secretGenerator"].Maps()))
        {
            foreach (var file in map["envs"].Scalars().Concat(map["files"].Scalars()))
                yield return Finding(
                    file.Where!.Value,
                    $"The Secret '{map["name"].Text()}' is made of a file that lies on somebody's machine.",
                    target
                );
        }
    }

    private static ScanFinding Finding(SourceSpan where, string message, ScanTarget target) =>
        ScanFinding.Warning(
            "CG8033",
            where,
            message,
            "Name it in chartgen.yaml (envFromSecrets, or {secret: …, key: …}), and let the platform bring it.",
            target.SecretsInWords,
            "no kubectl create secret: the platform brings its Secrets"
        );

    [GeneratedRegex(@"\bkubectl\b[^|;&]*?\bcreate\s+secret\s+(?:generic|docker-registry|tls)?", RegexOptions.CultureInvariant)]
    private static partial Regex Create { get; }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name { get; }
}
