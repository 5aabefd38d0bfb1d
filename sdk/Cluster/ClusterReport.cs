using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Cluster;

/// <summary>How a check ended.</summary>
public enum CheckVerdict
{
    /// <summary>Everything is as the profile needs it.</summary>
    Ok,

    /// <summary>Something is not.</summary>
    Problem,

    /// <summary>No problem was seen, but not everything could be read.</summary>
    Unknown,
}

/// <summary>What one check found.</summary>
/// <param name="Id">The check's name in JSON: <c>storage-classes</c>.</param>
/// <param name="Title">The check's name for people.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Good">What is as it should be, in a few words each.</param>
/// <param name="Findings">What is not, and what could not be read.</param>
public sealed record CheckedPart(
    string Id,
    string Title,
    CheckVerdict Verdict,
    ImmutableArray<string> Good,
    ImmutableArray<Diagnostic> Findings
);

/// <summary>What was found about a cluster.</summary>
/// <param name="Version">The server's version as it says: <c>v1.34.1-eks-113cf36</c>.</param>
/// <param name="Checks">Every check.</param>
public sealed record ClusterReport(string Version, ImmutableArray<CheckedPart> Checks)
{
    /// <summary>All findings, each once: several checks may lack the same right.</summary>
    public ImmutableArray<Diagnostic> Findings { get; } = [.. Checks.SelectMany(c => c.Findings).Distinct()];
}
