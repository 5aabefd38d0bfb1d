using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Identity;

/// <summary>Makes the ServiceAccounts that no subchart makes, with the role that IRSA reads from them.</summary>
internal sealed class IdentityComponent : IComponent
{
    /// <inheritdoc/>
    public string Name => "identity";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var accounts = context
            .Earlier.SelectMany(c => c.Accounts)
            .Where(a => a.Maker == AccountMaker.Platform)
            .GroupBy(a => a.Name, StringComparer.Ordinal)
            .OrderBy(a => a.Key, StringComparer.Ordinal)
            .ToArray();
        return accounts.Length == 0
            ? null
            : new() { Component = Name, Files = [.. accounts.Select(a => File(a.Key, [.. a], context.Profile))] };
    }

    private static ManifestTemplate File(string account, AccountSpec[] specs, EnvironmentProfile profile)
    {
        var role = specs.Any(s => !s.Rights.IsEmpty) ? profile.RoleArn(account) : null;
        return new(
            "identity/account.yaml.scriban",
            $"templates/identity/{account}.yaml",
            ValuesMap.Of(
                ("name", account),
                ("hasRole", role is not null),
                ("role", role ?? ""),
                ("mountsToken", specs.Any(s => s.MountsToken))
            )
        );
    }
}
