using System.Text.RegularExpressions;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>
/// CG8024: a variable that another major version of git-sync reads. Version 3 knows <c>GIT_SYNC_…</c> only; version 4 reads <c>GITSYNC_…</c> and takes most
/// old names for the sake of compatibility, but not all, and with other defaults (git-sync's v3-to-v4.md).
/// </summary>
internal sealed partial class VariableOfAnotherMajor : IScanRule
{
    private const string New = "GITSYNC_";
    private const string Old = "GIT_SYNC_";

    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["BRANCH"] = "REF",
        ["REV"] = "REF",
        ["DEST"] = "LINK",
        ["WAIT"] = "PERIOD",
        ["TIMEOUT"] = "SYNC_TIMEOUT",
        ["MAX_SYNC_FAILURES"] = "MAX_FAILURES",
        ["PERMISSIONS"] = "GROUP_WRITE",
        ["CHANGE_PERMISSIONS"] = "GROUP_WRITE",
    };

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from tree in repository.Trees
        where tree is Manifest { Kind: not "CustomResourceDefinition" } or ValuesPart
        from container in Containers(tree.Root)
        let major = MajorOf(container["image"].Text())
        where major is 3 or 4
        from variable in container["env"].Maps()
        let name = variable["name"] as ValuesScalar
        where name?.Where is not null && name.Text.StartsWith(major == 3 ? New : Old, StringComparison.Ordinal)
        select major == 3 ? ForThree(name.Text, name.Where!.Value) : ForFour(name.Text, name.Where!.Value);

    // Operators' objects have containers in places of their own.
    private static IEnumerable<ValuesMap> Containers(ValuesNode node) =>
        node switch
        {
            ValuesMap map when map["image"] is ValuesScalar && map["env"] is ValuesList => [map],
            ValuesMap map => map.Entries.SelectMany(e => Containers(e.Value)),
            ValuesList list => list.Items.SelectMany(Containers),
            _ => [],
        };

    private static int MajorOf(string? image) =>
        image is not null
        && ImageReference.Parse(image) is var reference
        && reference.Path.EndsWith("git-sync", StringComparison.Ordinal)
        && Version.Match(reference.Tag) is { Success: true } match
            ? match.Value.TrimStart('v')[0] - '0'
            : 0;

    private static ScanFinding ForThree(string name, SourceSpan where) =>
        Finding(
            Severity.Error,
            where,
            $"git-sync 3 does not read '{name}', a variable of git-sync 4.",
            $"Use git-sync 4, or {Old}{name[New.Length..]}."
        );

    private static ScanFinding ForFour(string name, SourceSpan where)
    {
        var rest = name[Old.Length..];
        return Finding(
            Severity.Warning,
            where,
            $"'{name}' is a variable of git-sync 3; git-sync 4 calls it {New}{Renamed.GetValueOrDefault(rest, rest)}.",
            "Rename it, and mind that version 4 writes below /git and counts periods in Go's form, such as 60s."
        );
    }

    private static ScanFinding Finding(Severity severity, SourceSpan where, string message, string suggestion) =>
        new("CG8024", severity, where, message)
        {
            Suggestion = suggestion,
            ResolvedBy = "airflow.dags.git and inference.git: git-sync 4 with its own variables",
            Task = "git-sync 4 with its own variables",
        };

    [GeneratedRegex(@"\Av?[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Version { get; }
}
