using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Output;

/// <summary>What stands in a profile's folder, held against what shall stand there.</summary>
internal sealed class Survey
{
    private readonly OutputFolder _folder;
    private readonly SortedDictionary<string, byte[]> _planned;
    private readonly ImmutableSortedSet<string> _there;
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private readonly OutputManifest? _manifest;

    private Survey(Disk disk, OutputFolder folder, SortedDictionary<string, byte[]> planned)
    {
        (_folder, _planned) = (folder, planned);
        Exists = Directory.Exists(folder.Target);
        _there = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, Exists ? disk.Files(folder.Target) : []);
        if (_there.Contains(OutputManifest.FileName))
        {
            var content = disk.Read(folder.Full(OutputManifest.FileName));
            if (!OutputManifest.TryRead(content, out _manifest, out var fault))
                throw new OutputException(OutputDiagnostics.BadManifest(Shown(OutputManifest.FileName), fault));
        }
        else if (!_there.IsEmpty)
        {
            throw new OutputException(OutputDiagnostics.NotOurs(folder.Shown(folder.Target)));
        }

        foreach (var path in _there.Where(p => _planned.ContainsKey(p) || IsListed(p)))
            _contents[path] = disk.Read(folder.Full(path));
        var others = _there.Where(p => p != OutputManifest.FileName && !IsListed(p) && !IsAsPlanned(p)).ToLookup(IsSubchart);
        (Foreign, Subcharts) = ([.. others[false]], [.. others[true]]);
    }

    /// <summary>Whether the folder is there at all, be it empty.</summary>
    public bool Exists { get; }

    /// <summary>Files that are not ours, sorted.</summary>
    public ImmutableArray<string> Foreign { get; }

    /// <summary>Archives that <c>helm dependency build</c> put beside a chart of ours: they are kept, and nobody needs to hear of them.</summary>
    public ImmutableArray<string> Subcharts { get; }

    /// <summary>Whether a chart of ours stands here.</summary>
    public bool HasChart => _manifest is not null;

    /// <summary>Whether exactly the planned files stand here, foreign ones aside.</summary>
    public bool IsAsPlanned() => _planned.Keys.All(IsAsPlanned);

    /// <summary>Paths that the plan adds, changes or removes, sorted, without the manifest.</summary>
    public ImmutableArray<string> Changes() =>
        [.. _planned.Keys.Where(p => p != OutputManifest.FileName && !IsAsPlanned(p)).Concat(Obsolete()).Order(StringComparer.Ordinal)];

    /// <summary>Reads the folder.</summary>
    /// <exception cref="OutputException">It cannot be read, holds a link, or is not ours.</exception>
    public static Survey Take(Disk disk, OutputFolder folder, SortedDictionary<string, byte[]> planned)
    {
        Guard.Links(disk, folder);
        return new(disk, folder, planned);
    }

    /// <summary>What forbids to write: hands of others on our files, and files of others in the way.</summary>
    public IEnumerable<Diagnostic> Obstacles(bool force) =>
        (force ? [] : Edited().Select(e => (e.Path, Finding: OutputDiagnostics.Edited(Shown(e.Path), e.Line))))
            .Concat(Foreign.Where(IsInTheWay).Select(p => (Path: p, Finding: OutputDiagnostics.InTheWay(Shown(p)))))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => f.Finding);

    /// <summary>Every file that is not as planned.</summary>
    public IEnumerable<Diagnostic> Differences() =>
        _planned
            .Keys.Where(p => !IsAsPlanned(p))
            .Select(p => (Path: p, Finding: Difference(p)))
            .Concat(Obsolete().Select(p => (Path: p, Finding: OutputDiagnostics.Surplus(Shown(p)))))
            .Concat(
                Foreign
                    .Where(p => !_planned.ContainsKey(p))
                    .Select(p => (Path: p, Finding: OutputDiagnostics.Foreign(Severity.Warning, Shown(p))))
            )
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => f.Finding);

    private Diagnostic Difference(string path) =>
        _contents.TryGetValue(path, out var content)
            ? OutputDiagnostics.Changed(Shown(path), TextDifference.FirstLine(content, _planned[path]))
            : OutputDiagnostics.Missing(Shown(path));

    private IEnumerable<string> Obsolete() => _there.Where(p => IsListed(p) && !_planned.ContainsKey(p));

    // A checkout that turned LF into CRLF, and an edit that says what would be generated anyway, lose nobody's work.
    private IEnumerable<(string Path, int Line)> Edited()
    {
        foreach (var (path, hash) in _manifest?.Files ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            if (!_contents.TryGetValue(path, out var content) || OutputManifest.Hash(content) == hash)
                continue;
            if (OutputManifest.Hash(TextDifference.WithoutCarriageReturns(content)) == hash)
                continue;
            var line = _planned.TryGetValue(path, out var planned) ? TextDifference.FirstLine(content, planned) : 0;
            if (planned is null || line > 0)
                yield return (path, line);
        }
    }

    private bool IsInTheWay(string foreign) =>
        _planned.Keys.Any(p =>
            p == foreign || p.StartsWith(foreign + "/", StringComparison.Ordinal) || foreign.StartsWith(p + "/", StringComparison.Ordinal)
        );

    private bool IsSubchart(string path) =>
        path.Split('/') is [.. var chart, "charts", var name]
        && name.EndsWith(".tgz", StringComparison.Ordinal)
        && _planned.ContainsKey(string.Join('/', [.. chart, "Chart.yaml"]))
        && !IsInTheWay(path);

    private bool IsListed(string path) => _manifest?.Files.ContainsKey(path) is true;

    private bool IsAsPlanned(string path) =>
        _planned.TryGetValue(path, out var planned)
        && _contents.TryGetValue(path, out var content)
        && content.AsSpan().SequenceEqual(planned);

    private string Shown(string path) => _folder.Shown(_folder.Full(path));
}
