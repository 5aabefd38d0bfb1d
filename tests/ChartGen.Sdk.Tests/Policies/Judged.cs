using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

/// <summary>Has a policy judge objects that are written as YAML.</summary>
internal static class Judged
{
    /// <summary>What a policy finds in a platform chart of the cloud profile.</summary>
    public static IEnumerable<string> By<TPolicy>(string yaml)
        where TPolicy : Policy, new() => By<TPolicy>(TestProfiles.Cloud, yaml);

    /// <summary>What a policy finds in the platform chart of a profile.</summary>
    public static IEnumerable<string> By<TPolicy>(
        EnvironmentProfile profile,
        string yaml,
        bool isPlatform = true,
        params AccountSpec[] accounts
    )
        where TPolicy : Policy, new() => new TPolicy().Check(Input(profile, yaml, isPlatform, [.. accounts])).Select(Text);

    /// <summary>The objects of one chart with what its component declared.</summary>
    public static PolicyInput Input(
        EnvironmentProfile profile,
        string yaml,
        bool isPlatform = true,
        ImmutableArray<AccountSpec>? accounts = null,
        ImmutableArray<PolicyException>? exceptions = null
    )
    {
        var rendered = RenderedObjects.Parse(yaml, "ml");
        Expect.None(rendered.Diagnostics.Select(d => d.ToString()));
        var component = new ComponentOutput
        {
            Component = "test",
            Accounts = accounts ?? [],
            Exceptions = exceptions ?? [],
        };
        return new(profile, [new("test", rendered.Objects, [component]) { IsPlatform = isPlatform }]);
    }

    private static string Text(Violation violation) =>
        $"{(violation.Severity == Severity.Error ? "" : violation.Severity + ": ")}{violation.Message} {violation.Suggestion}";
}
