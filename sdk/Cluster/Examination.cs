using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster;

/// <summary>One check at work: what it looks at, and what it notes.</summary>
internal sealed class Examination(ClusterPlan plan, ClusterState state)
{
    private readonly List<string> _good = [];
    private readonly List<Diagnostic> _findings = [];
    private readonly SortedDictionary<string, string> _unread = new(StringComparer.Ordinal);

    public ClusterPlan Plan { get; } = plan;

    public ClusterState State { get; } = state;

    /// <summary>Runs a check.</summary>
    public static CheckedPart Run(ClusterCheck check, ClusterPlan plan, ClusterState state)
    {
        var examination = new Examination(plan, state);
        check.Check(examination);
        return examination.Part(check);
    }

    /// <summary>Notes what is as it should be.</summary>
    public void Good(string fact) => _good.Add(fact);

    /// <summary>Notes what is not.</summary>
    public void Bad(Diagnostic finding) => _findings.Add(finding);

    /// <summary>The objects of a list; <see langword="null"/>, with a note, where they cannot be read.</summary>
    public IReadOnlyList<ValuesMap>? Items(string path)
    {
        switch (State[path])
        {
            case ClusterAnswer.Found { Tree: var tree }:
                return [.. tree.MapsAt("items")];
            case ClusterAnswer.Absent:
                return [];
            case ClusterAnswer.Unknown { Reason: var reason }:
                _unread[path] = reason;
                break;
        }

        return null;
    }

    /// <summary>One object.</summary>
    /// <returns>Whether it is known, and what it is: <see langword="null"/> for no such object.</returns>
    public (bool IsKnown, ValuesMap? Tree) One(string path)
    {
        switch (State[path])
        {
            case ClusterAnswer.Found { Tree: var tree }:
                return (true, tree);
            case ClusterAnswer.Unknown { Reason: var reason }:
                _unread[path] = reason;
                return (false, null);
            default:
                return (true, null);
        }
    }

    private CheckedPart Part(ClusterCheck check)
    {
        ImmutableArray<Diagnostic> findings = [.. _findings, .. _unread.Select(u => ClusterDiagnostics.Unread(u.Key, u.Value))];
        // A note says what cannot be seen.
        var verdict =
            _findings.Exists(f => f.Severity > Severity.Note) ? CheckVerdict.Problem
            : _unread.Count > 0 || _findings.Count > 0 ? CheckVerdict.Unknown
            : CheckVerdict.Ok;
        return new(check.Id, check.Title, verdict, [.. _good], findings);
    }
}
