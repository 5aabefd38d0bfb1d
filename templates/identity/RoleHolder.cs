using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Identity;

/// <summary>A ServiceAccount that has a role.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="IsOutside">Whether neither chart makes it.</param>
/// <param name="Components">The components that use it.</param>
/// <param name="Rights">What it may do, each right once.</param>
/// <param name="Role">Its role.</param>
internal sealed record RoleHolder(
    string Name,
    string Namespace,
    bool IsOutside,
    ImmutableArray<string> Components,
    ImmutableArray<AwsRight> Rights,
    AccountRole Role
)
{
    /// <summary>The accounts of both charts that have rights, by chart and name.</summary>
    public static ImmutableArray<RoleHolder> Of(PlatformParts parts)
    {
        var profile = parts.Profile;
        return
        [
            .. Of(profile, parts.Platform, profile.Platform.Namespace.Text),
            .. Of(profile, parts.Prerequisites, profile.Prerequisites.Namespace.Text),
        ];
    }

    private static IEnumerable<RoleHolder> Of(EnvironmentProfile profile, ImmutableArray<ComponentOutput> outputs, string @namespace) =>
        outputs
            .SelectMany(o => o.Accounts.Select(a => (o.Component, Account: a)))
            .GroupBy(a => a.Account.Name, StringComparer.Ordinal)
            .Where(specs => specs.Any(s => !s.Account.Rights.IsEmpty))
            .OrderBy(specs => specs.Key, StringComparer.Ordinal)
            .Select(specs => Of(profile, specs.Key, [.. specs], @namespace))
            .OfType<RoleHolder>();

    private static RoleHolder? Of(
        EnvironmentProfile profile,
        string account,
        ImmutableArray<(string Component, AccountSpec Account)> specs,
        string @namespace
    )
    {
        var isOutside = specs.All(s => s.Account.Maker == AccountMaker.Outside);
        var lives = isOutside ? ProfileFacts.AddonNamespace : @namespace;
        return AccountRole.Of(profile, lives, account) is { } role
            ? new(
                account,
                lives,
                isOutside,
                [.. specs.Select(s => s.Component).Distinct(StringComparer.Ordinal)],
                [.. specs.SelectMany(s => s.Account.Rights).Distinct()],
                role
            )
            : null;
    }
}
