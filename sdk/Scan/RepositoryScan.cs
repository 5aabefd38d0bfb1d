using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Found;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Scan.Rules;

namespace ChartGen.Sdk.Scan;

/// <summary>What a scan found.</summary>
/// <param name="Findings">What has to change, by file, line and column.</param>
/// <param name="Diagnostics">What was not read, and what the new configuration leaves out.</param>
/// <param name="SiteFile">A <c>chartgen.yaml</c> that makes the found platform on the target profile.</param>
/// <param name="Files">How many files were given, and in how many of them something was recognised.</param>
public sealed record ScanResult(
    ImmutableArray<ScanFinding> Findings,
    ImmutableArray<Diagnostic> Diagnostics,
    string SiteFile,
    (int Given, int Recognised) Files
);

/// <summary>Reads a repository of manifests, values, kustomizations, scripts and env files against a target profile.</summary>
public static class RepositoryScan
{
    /// <summary>Scans files; no file stops the scan.</summary>
    /// <param name="files">The repository's text files.</param>
    /// <param name="target">The profile to move to.</param>
    public static ScanResult Run(IEnumerable<ScannedFile> files, ScanTarget target)
    {
        var repository = RepositoryReader.Read(files);
        var findings = ScanRules
            .All.SelectMany(r => r.Check(repository, target))
            .Distinct()
            .OrderBy(f => f.Where.File, StringComparer.Ordinal)
            .ThenBy(f => f.Where.Line)
            .ThenBy(f => f.Where.Column)
            .ThenBy(f => f.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        var site = FoundSite.Of(repository, target);
        return new(findings, [.. repository.Unread, .. site.LeftOut], site.Text, repository.Files);
    }
}
