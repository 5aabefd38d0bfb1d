using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles;

/// <summary>A value of a resolved profile.</summary>
/// <param name="Path">The keys, joined by dots.</param>
/// <param name="Value">A scalar or a whole list; what looks like a secret in a free-form place is hidden.</param>
/// <param name="Source">What set it.</param>
public sealed record ResolvedSetting(string Path, ValuesNode Value, SettingSource Source);

/// <summary>Every value of a resolved profile with what set it, fit to be shown.</summary>
/// <param name="Settings">The values in the schema's order.</param>
/// <param name="Unused">Facts of kinds that the profile does not select.</param>
public sealed record SettingListing(ImmutableArray<ResolvedSetting> Settings, ImmutableArray<UnusedFact> Unused)
{
    /// <summary>The values of a profile as it was read.</summary>
    public static SettingListing Of(ProfileReadResult read) => new([.. Leaves(read.Settings, SettingPath.Root, read.Sources)], read.Unused);

    /// <summary>Those at a path and below it.</summary>
    public SettingListing Below(string path) =>
        new([.. Settings.Where(s => IsBelow(s.Path, path))], [.. Unused.Where(u => IsBelow(u.Path, path))]);

    private static bool IsBelow(string path, string top) =>
        path.StartsWith(top, StringComparison.Ordinal) && (path.Length == top.Length || path[top.Length] == '.');

    private static IEnumerable<ResolvedSetting> Leaves(ValuesNode node, SettingPath path, SourceMap sources) =>
        node is ValuesMap map
            ? map.Entries.SelectMany(e => Leaves(e.Value, path.Below(e.Key), sources))
            : [new(path.ToString(), Shown(node, path), sources[path.ToString()] ?? new(SettingOrigin.Default, null))];

    // What has a rule of its own cannot be a secret by its name: a Secret's name is none.
    private static ValuesNode Shown(ValuesNode node, SettingPath path) =>
        Shown(
            node,
            SettingsSchema.ShapeAt(path) is SettingShape.Text { Rule: null } or SettingShape.Variable or SettingShape.RawValues
                ? path.Keys[^1]
                : ""
        );

    private static ValuesNode Shown(ValuesNode node, string name) =>
        node switch
        {
            ValuesScalar { Kind: ScalarKind.String } scalar => ValuesNode.FromString(Redaction.Hide(scalar.Text, name)),
            ValuesList list => new ValuesList(Shown(list.Items, name)),
            ValuesMap map => new ValuesMap([.. map.Entries.Select(e => new ValuesEntry(e.Key, Shown(e.Value, NameOf(e, map))))]),
            _ => node,
        };

    // An option and its value may be two items: --password x.
    private static ImmutableArray<ValuesNode> Shown(ImmutableArray<ValuesNode> items, string name) =>
        [.. items.Select((item, i) => Shown(item, i > 0 && items[i - 1] is ValuesScalar { Text: ['-', .. var option] } ? option : name))];

    // The name of a variable stands beside its value in lists of Kubernetes.
    private static string NameOf(ValuesEntry entry, ValuesMap map) =>
        entry.Key == "value" && map["name"] is ValuesScalar name ? name.Text : entry.Key;
}
