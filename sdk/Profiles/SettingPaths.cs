using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Sdk.Profiles;

/// <summary>The paths of the configuration, as <c>--set</c> and <c>--path</c> write them.</summary>
public static class SettingPaths
{
    /// <summary>Why a path leads nowhere, as the finding's next step, or <see langword="null"/> where it leads to a setting or a section.</summary>
    /// <param name="text">The path.</param>
    /// <param name="volumes">The volumes that there are; any where none is given.</param>
    public static string? WhyUnknown(string text, IEnumerable<string> volumes)
    {
        var path = SettingPath.Parse(text);
        ImmutableArray<string> names = [.. volumes];
        SettingShape shape = SettingsSchema.Root;
        var nearest = SettingPath.Root;
        foreach (var key in path.Keys)
        {
            if (Keys(shape, names) is not { } known || known.Contains(key))
                nearest = nearest.Below(key);
            else if (ClosestName.Of(key, known) is { } closest)
                nearest = nearest.Below(closest);
            else
                return Otherwise(path, nearest, known);
            if (SettingsSchema.ShapeAt(nearest) is not { } below)
                return $"'{new SettingPath(nearest.Keys[..^1])}' has no keys.";
            shape = below;
        }

        return nearest.ToString() == path.ToString() ? null : $"Did you mean '{nearest}'?";
    }

    /// <summary>Everything that a path may go on to: keys of the section that its last dot leaves, sections with a dot at the end.</summary>
    /// <param name="start">What of the path is written.</param>
    /// <param name="volumes">The volumes that there are.</param>
    public static IEnumerable<string> Complete(string start, IEnumerable<string> volumes)
    {
        var dot = start.LastIndexOf('.');
        var parent = dot < 0 ? SettingPath.Root : SettingPath.Parse(start[..dot]);
        if (SettingsSchema.ShapeAt(parent) is not { } shape || Keys(shape, [.. volumes]) is not { } keys)
            return [];
        return keys.Select(parent.Below)
            .Select(path => IsParent(SettingsSchema.ShapeAt(path)) ? $"{path}." : path.ToString())
            .Where(path => path.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The few words that a setting can have, or none where it is free.</summary>
    public static IEnumerable<string> Words(string path) =>
        SettingsSchema.ShapeAt(SettingPath.Parse(path)) switch
        {
            SettingShape.Word word => word.Words,
            SettingShape.Switch => ["true", "false"],
            _ => [],
        };

    /// <summary>The names of a profile's volumes, the only keys of the schema that a profile brings.</summary>
    public static IEnumerable<string> Volumes(IEnumerable<EnvironmentProfile> profiles) =>
        profiles.SelectMany(p => p.Volumes.Keys).Distinct().Order(StringComparer.Ordinal);

    private static string Otherwise(SettingPath path, SettingPath parent, ImmutableArray<string> known)
    {
        var same = Leaves(SettingsSchema.Root, SettingPath.Root)
            .Where(p => string.Equals(p.Keys[^1], path.Keys[^1], StringComparison.OrdinalIgnoreCase))
            .Take(4)
            .ToList();
        return same.Count > 0
            ? $"Did you mean {string.Join(" or ", same.Select(p => $"'{p}'"))}?"
            : $"{(parent.Keys.IsEmpty ? "The sections are" : $"The keys of '{parent}' are")} {string.Join(", ", known)}.";
    }

    private static ImmutableArray<string>? Keys(SettingShape shape, ImmutableArray<string> volumes) =>
        shape switch
        {
            SettingShape.Section section => [.. section.Settings.Select(s => s.Key)],
            SettingShape.Named => volumes.IsEmpty ? null : volumes,
            SettingShape.Variable => [.. SettingShape.Variable.FromSecret.Settings.Select(s => s.Key)],
            _ => null,
        };

    private static bool IsParent(SettingShape? shape) =>
        shape is SettingShape.Section or SettingShape.Named or SettingShape.FreeMap or SettingShape.RawValues;

    private static IEnumerable<SettingPath> Leaves(SettingShape shape, SettingPath path) =>
        shape is SettingShape.Section section ? section.Settings.SelectMany(s => Leaves(s.Shape, path.Below(s.Key))) : [path];
}
