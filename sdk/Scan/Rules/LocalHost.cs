using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8061: a host name that only one machine, or one network, can resolve.</summary>
internal sealed partial class LocalHost : IScanRule
{
    private const int LongestName = 300;

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        if (!target.IsAws)
            return [];
        var hosts =
            from value in repository.Named
            where value.Origin != ValueOrigin.Shell && !value.IsReference && !SecretNames.HasPassword(value.Text)
            let host = HostOf(value)
            where host is not null
            select Finding(value.Where, host, target);
        return hosts;
    }

    /// <summary>The local host that a text names, or <see langword="null"/>.</summary>
    public static string? HostOf(NamedValue value) =>
        value.Text.Length < LongestName
        && Host.Match(value.Text) is { Success: true } match
        && !match.Groups["host"].Value.EndsWith("cluster.local", StringComparison.Ordinal)
            ? match.Groups["host"].Value
        : value is { Text: "localhost", Path: [.., "rules", _, "host"] } ? value.Text
        : null;

    private static ScanFinding Finding(SourceSpan where, string host, ScanTarget target) =>
        ScanFinding.Error(
            "CG8061",
            where,
            $"Nobody else can resolve the host '{host}'.",
            "Use a name of a domain that you own.",
            "hosts: <component>.<platform.domain>, or each one by name; Airflow's and MLflow's own addresses follow",
            "hosts of your own domain"
        );

    [GeneratedRegex(
        @"\A(?:[a-z+]+://)?(?<host>(?:[A-Za-z0-9*](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:localhost|local|localdev|lvh\.me|nip\.io|sslip\.io))(?::[0-9]+)?(?:/\S*)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Host { get; }
}
