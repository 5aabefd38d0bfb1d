using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1229: what a pod is given is a role, and one of the account whose roles trust the cluster.</summary>
internal sealed partial class RolesAreOfTheAccount : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile is not { Identity: IdentityChoice.Irsa irsa, Aws: { AccountId.Text.Length: > 0 } aws })
            return [];
        var roots = $"arn:{aws.Region.Partition}:iam::{aws.AccountId.Text}:role/";
        return irsa
            .Roles.Where(r => !IsRole(r.Value.Text, roots))
            .Select(r => (Path: SettingPath.Parse("identity.roles").Below(r.Key).ToString(), r.Value))
            .Select(r =>
                Diagnostic.Error(
                    "CG1229",
                    sources.At(r.Path),
                    $"'{r.Path}' is '{r.Value.Text}', which is no role of the account {aws.AccountId.Text}.",
                    $"Name a role, such as {roots}mlflow, or remove the key: ChartGen then names one itself."
                )
            );
    }

    private static bool IsRole(string arn, string roots) =>
        arn.StartsWith(roots, StringComparison.Ordinal) && RoleName.IsMatch(arn.AsSpan(roots.Length));

    [GeneratedRegex(@"\A([A-Za-z0-9_.+=,@-]+/)*[A-Za-z0-9_.+=,@-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleName { get; }
}
