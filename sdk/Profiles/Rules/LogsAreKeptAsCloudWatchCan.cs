using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1232: CloudWatch keeps logs for certain numbers of days only, and refuses others when the first log arrives.</summary>
internal sealed class LogsAreKeptAsCloudWatchCan : IProfileRule
{
    // PutRetentionPolicy of the CloudWatch Logs API.
    private static readonly ImmutableArray<int> Legal =
    [
        1,
        3,
        5,
        7,
        14,
        30,
        60,
        90,
        120,
        150,
        180,
        365,
        400,
        545,
        731,
        1096,
        1827,
        2192,
        2557,
        2922,
        3288,
        3653,
    ];

    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Observability is not ObservabilityChoice.CloudWatch { RetentionDays: var days } || Legal.Contains(days))
            yield break;
        var closest = Legal.MinBy(d => Math.Abs(d - days));
        yield return Diagnostic.Error(
            "CG1232",
            sources.At("observability.retentionDays", "observability.kind"),
            string.Create(CultureInfo.InvariantCulture, $"CloudWatch does not keep logs for {days} days."),
            string.Create(CultureInfo.InvariantCulture, $"Use {closest}; it takes {string.Join(", ", Legal)}.")
        );
    }
}
