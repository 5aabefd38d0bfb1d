using System.Collections.Immutable;

namespace ChartGen.Sdk.Scan;

/// <summary>One task of a file: findings that the same change ends.</summary>
/// <param name="Text">The change, in a few words.</param>
/// <param name="Lines">The lines that it touches, ascending.</param>
public sealed record FileTask(string Text, ImmutableArray<int> Lines)
{
    /// <summary><c>line 3</c>, or <c>lines 3, 9</c>.</summary>
    public string Place => $"{(Lines.Length == 1 ? "line" : "lines")} {string.Join(", ", Lines)}";
}

/// <summary>The findings as a person writes them down: file by file, what to change, and on which lines.</summary>
public static class TaskList
{
    /// <summary>The files in the order of their paths, each with its tasks in the order of their first line.</summary>
    public static IEnumerable<(string File, ImmutableArray<FileTask> Tasks)> Of(IEnumerable<ScanFinding> findings) =>
        findings
            .GroupBy(f => f.Where.File, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
                (
                    g.Key,
                    g.GroupBy(f => f.Task, StringComparer.Ordinal)
                        .Select(t => new FileTask(t.Key, [.. t.Select(f => f.Where.Line).Distinct().Order()]))
                        .OrderBy(t => t.Lines[0])
                        .ToImmutableArray()
                )
            );
}
