using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog;

/// <summary>A key of a chart's values that another version takes otherwise.</summary>
/// <param name="Path">Its path; <c>[]</c> stands for each item of a list and each value of a free key.</param>
/// <param name="Note">What is to be said of it; empty for nothing.</param>
public sealed record KeyChange(string Path, string Note);

/// <summary>How the keys of two versions of a chart differ, each list sorted by path.</summary>
/// <param name="Added">Keys that mean something in the later version only; of a map that is new as a whole the map.</param>
/// <param name="Removed">Keys that mean something in the earlier version only.</param>
/// <param name="Deprecated">Keys that the later version calls deprecated.</param>
/// <param name="Retyped">Keys that hold a single value in one version and a map or a list in the other.</param>
public sealed record KeyChanges(
    ImmutableArray<KeyChange> Added,
    ImmutableArray<KeyChange> Removed,
    ImmutableArray<KeyChange> Deprecated,
    ImmutableArray<KeyChange> Retyped
)
{
    /// <summary>Whether the keys are the same.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty && Deprecated.IsEmpty && Retyped.IsEmpty;
}

/// <summary>Compares the contracts of two versions of a chart.</summary>
internal sealed class ContractComparison
{
    private const string Unread = "it stands in the defaults, and no template reads it";

    private readonly List<KeyChange> _added = [];
    private readonly List<KeyChange> _removed = [];
    private readonly List<KeyChange> _deprecated = [];
    private readonly List<KeyChange> _retyped = [];

    private ContractComparison() { }

    /// <summary>The keys that differ.</summary>
    public static KeyChanges Compare(Contract before, Contract after)
    {
        var comparison = new ContractComparison();
        comparison.Nodes(before.Root, after.Root, "");
        return new(Sorted(comparison._added), Sorted(comparison._removed), Sorted(comparison._deprecated), Sorted(comparison._retyped));
    }

    private void Nodes(ContractNode before, ContractNode after, string path)
    {
        foreach (var key in before.Children.Keys.Union(after.Children.Keys, StringComparer.Ordinal))
        {
            var place = $"{path}{(path.Length == 0 ? "" : ".")}{key.Replace(".", "\\.", StringComparison.Ordinal)}";
            var (old, now) = (before.Children.GetValueOrDefault(key), after.Children.GetValueOrDefault(key));
            if (old is not null && now is not null)
                Both(old, now, place);
            // Where any key may stand, a name that goes or comes changes nothing.
            else if (old is null && !before.IsOpen)
                _added.Add(new(place, now!.IsUnread && now.Children.Count == 0 ? Unread : ""));
            else if (now is null && !after.IsOpen)
                _removed.Add(new(place, ""));
        }

        if (before.Item is { } item && after.Item is { } other)
            Nodes(item, other, $"{path}[]");
    }

    private void Both(ContractNode old, ContractNode now, string place)
    {
        if (!now.Replacements.IsDefault && old.Replacements.IsDefault)
            _deprecated.Add(new(place, now.Replacements.IsEmpty ? "" : $"use {string.Join(" or ", now.Replacements)}"));
        if (now.IsUnread && !old.IsUnread && now.Children.Count == 0)
            _removed.Add(new(place, Unread));
        else if (old.IsUnread && !now.IsUnread && old.Children.Count == 0)
            _added.Add(new(place, "it stood in the defaults before, and no template read it"));
        if (old.IsSingle && now.IsCollection)
            _retyped.Add(new(place, $"a single value before, {(now.Types.Contains("map") ? "a map" : "a list")} now"));
        else if (old.IsCollection && now.IsSingle)
            _retyped.Add(new(place, $"{(old.Types.Contains("map") ? "a map" : "a list")} before, a single value now"));
        Nodes(old, now, place);
    }

    private static ImmutableArray<KeyChange> Sorted(List<KeyChange> keys) => [.. keys.OrderBy(k => k.Path, StringComparer.Ordinal)];
}
