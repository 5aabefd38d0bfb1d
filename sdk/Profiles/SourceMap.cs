using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles;

/// <summary>Which file, variable, option or C# set each value. Paths are keys joined by dots (<c>\.</c> for a dot in a key); a list has one source.</summary>
public sealed class SourceMap
{
    internal SourceMap(ImmutableSortedDictionary<string, SettingSource> entries) => Entries = entries;

    /// <summary>A map that knows no place.</summary>
    public static SourceMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, SettingSource>(StringComparer.Ordinal));

    /// <summary>All values with their sources, in ordinal order of their paths.</summary>
    public ImmutableSortedDictionary<string, SettingSource> Entries { get; }

    /// <summary>What set the value at a path, or <see langword="null"/>.</summary>
    public SettingSource? this[string path] => Entries.GetValueOrDefault(path);

    /// <summary>The place of the first of some paths that has one: the value itself, else the first value below it.</summary>
    public SourceSpan? At(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if ((this[path]?.Where ?? Below(path)) is { } where)
                return where;
        }

        return null;
    }

    private SourceSpan? Below(string path) =>
        Entries
            .Where(e => e.Value.Where is not null && e.Key.StartsWith(path + ".", StringComparison.Ordinal))
            .Select(e => e.Value.Where)
            .FirstOrDefault();
}
