using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8013: the address of an object store that real S3 must not be given.</summary>
internal sealed partial class EndpointUrl : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        if (target.ObjectStore != "s3")
            return [];
        var set = repository
            .Named.Where(v => IsSet(v) && !v.Text.Contains("amazonaws.com", StringComparison.Ordinal))
            .Select(v => (v.Where, v.Name));
        var taken = repository.References.Where(r => IsEndpoint(r.Name)).Select(r => (r.Where, r.Name));
        var options =
            from value in repository.Named
            from match in Option.Matches(value.Text)
            where value.Tree is not null && !match.Value.Contains("amazonaws.com", StringComparison.Ordinal)
            select (value.Where, "fs.s3a.endpoint");
        var flags = repository.Steps.SelectMany(s => Option.Matches(s.Text).Select(m => (s.At(m.Index, m.Length), "fs.s3a.endpoint")));
        return set.Concat(taken).Concat(options).Concat(flags).Distinct().Select(f => Finding(f.Item1, f.Item2));
    }

    public static bool IsEndpoint(string name) => Name.IsMatch(name);

    // A connection of Airflow's says it inside its text.
    private static bool IsSet(NamedValue value) =>
        value.Text.Length > 0
        && (
            IsEndpoint(value.Name)
            || (
                value.Name.StartsWith("AIRFLOW_CONN_", StringComparison.Ordinal)
                && value.Text.Contains("endpoint_url", StringComparison.Ordinal)
            )
        );

    private static ScanFinding Finding(SourceSpan where, string name) =>
        ScanFinding.Error(
            "CG8013",
            where,
            $"'{name}' leads to another store than S3; there the client finds the endpoint by the region.",
            "Remove it.",
            "objectStore.kind s3: no endpoint is set anywhere, and a profile that sets one with S3 is an error",
            "no endpoint URL on S3"
        );

    [GeneratedRegex(
        @"\A(?:(?:[A-Z0-9]+_)*(?:S3|MINIO)_ENDPOINT(?:_URL|_URI)?|AWS_ENDPOINT(?:_URL)?(?:_S3)?|(?:spark\.hadoop\.)?fs\.s3a\.(?:bucket\.[\w-]+\.)?endpoint|s3_?[eE]ndpoint(?:_?[uU]rl)?)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"fs\.s3a\.(?:bucket\.[\w-]+\.)?endpoint=\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Option { get; }
}
