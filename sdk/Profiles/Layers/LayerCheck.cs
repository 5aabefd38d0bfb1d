using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>Holds one layer against the schema: reports what is wrong, drops it, and gives every value its declared type.</summary>
internal sealed class LayerCheck
{
    private readonly SettingsLayer _layer;
    private readonly ImmutableArray<string>? _names;
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<string> _dropped = new(StringComparer.Ordinal);

    private LayerCheck(SettingsLayer layer, ImmutableArray<string>? names, DiagnosticBag diagnostics) =>
        (_layer, _names, _diagnostics) = (layer, names, diagnostics);

    /// <summary>Checks a layer.</summary>
    /// <param name="layer">The layer as it was written.</param>
    /// <param name="names">The volumes that the profile has, or <see langword="null"/> where they are not known.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static CheckedLayer Run(SettingsLayer layer, ImmutableArray<string>? names, DiagnosticBag diagnostics)
    {
        var check = new LayerCheck(layer, names, diagnostics);
        var tree = check.Section(layer.Tree, SettingsSchema.Root, SettingPath.Root);
        return new(layer.Origin, tree, [.. check._dropped]);
    }

    private ValuesNode? Node(ValuesNode node, SettingShape shape, SettingPath path) =>
        (shape, node) switch
        {
            (
                SettingShape.Section
                    or SettingShape.Named
                    or SettingShape.FreeMap
                    or SettingShape.RawValues,
                ValuesScalar { Kind: ScalarKind.Null, Text: "" }
            ) => null, // all keys below are commented out: nothing is said, while a written null deletes
            (_, ValuesScalar { Kind: ScalarKind.Null }) => new ValuesScalar(ScalarKind.Null, "null", node.Where),
            (SettingShape.Section section, ValuesMap map) => Section(map, section, path),
            (SettingShape.Named named, ValuesMap map) => Named(map, named, path),
            (SettingShape.FreeMap free, ValuesMap map) => Free(map, free, path),
            (SettingShape.RawValues, ValuesMap) => Raw(node),
            (SettingShape.Variable, ValuesMap map) => Section(map, SettingShape.Variable.FromSecret, path),
            (SettingShape.Variable, ValuesScalar scalar) => String(scalar),
            (SettingShape.Items items, ValuesList list) => List(list, items, path),
            (SettingShape.Text text, ValuesScalar scalar) => Text(scalar, text, path),
            (SettingShape.Count count, ValuesScalar scalar) => Count(scalar, count, path),
            (SettingShape.Switch, ValuesScalar scalar) => Switch(scalar, path),
            (SettingShape.Word word, ValuesScalar scalar) => Word(scalar, word, path),
            _ => Wrong(node, shape, path),
        };

    private ValuesMap Section(ValuesMap map, SettingShape.Section section, SettingPath path)
    {
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>(map.Count);
        foreach (var entry in map.Entries)
        {
            if (section[entry.Key] is { } setting)
                Add(entries, entry, setting.Shape, path);
            else
                UnknownKey(entry, path, [.. section.Settings.Select(s => s.Key)]);
        }

        return new(entries.ToImmutable(), map.Where);
    }

    private ValuesMap Named(ValuesMap map, SettingShape.Named named, SettingPath path)
    {
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>(map.Count);
        foreach (var entry in map.Entries)
        {
            if (_names is not { } names || names.Contains(entry.Key))
                Add(entries, entry, named.Item, path);
            else
                UnknownKey(entry, path, names);
        }

        return new(entries.ToImmutable(), map.Where);
    }

    private ValuesMap Free(ValuesMap map, SettingShape.FreeMap free, SettingPath path)
    {
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>(map.Count);
        foreach (var entry in map.Entries)
        {
            if (free.Key is { } rule && !rule.IsLegal(entry.Key))
                _diagnostics.Add(ValueDiagnostics.Key(entry.KeyWhere, path.ToString(), entry.Key, rule));
            else
                Add(entries, entry, free.Value, path);
        }

        return new(entries.ToImmutable(), map.Where);
    }

    private void Add(ImmutableArray<ValuesEntry>.Builder entries, ValuesEntry entry, SettingShape shape, SettingPath path)
    {
        if (Node(entry.Value, shape, path.Below(entry.Key)) is { } value)
            entries.Add(entry with { Value = value, Comment = null });
    }

    private void UnknownKey(ValuesEntry entry, SettingPath path, ImmutableArray<string> known) =>
        _diagnostics.Add(
            ReaderDiagnostics.UnknownKey(
                entry.KeyWhere ?? entry.Value.Where,
                entry.Key,
                path.ToString(),
                ClosestName.Of(entry.Key, known),
                known.Length <= 8 ? known : default
            )
        );

    private ValuesList? List(ValuesList list, SettingShape.Items items, SettingPath path)
    {
        var checkedItems = ImmutableArray.CreateBuilder<ValuesNode>(list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++)
        {
            var below = path.Below(i.ToString(CultureInfo.InvariantCulture));
            if (list.Items[i] is ValuesScalar { Kind: ScalarKind.Null })
                Wrong(list.Items[i], items.Item, below);
            else if (Node(list.Items[i], items.Item, below) is not { } item)
                continue;
            else if (items.Item is SettingShape.Section section && Lacks(section, (ValuesMap)item) is { } key)
                Drop(below, ReaderDiagnostics.MissingFact(item.Where, below.Below(key).ToString(), $"every item of '{path}'", null));
            else
                checkedItems.Add(item);
        }

        return new(checkedItems.ToImmutable(), list.Where);
    }

    private static string? Lacks(SettingShape.Section section, ValuesMap map) =>
        section.Settings.FirstOrDefault(s => s.Needed && map[s.Key] is null or ValuesScalar { Kind: ScalarKind.Null })?.Key;

    private ValuesScalar? Text(ValuesScalar scalar, SettingShape.Text shape, SettingPath path)
    {
        if (shape.Rule is { } rule && !rule.IsLegal(scalar.Text) && !IsLeftToSite(scalar))
            return Drop(path, ValueDiagnostics.Text(scalar.Where, path.ToString(), rule) with { HidesValue = HoldsPassword(scalar.Text) });
        return String(scalar);
    }

    // A connection URL that was pasted where its host belongs.
    private static bool HoldsPassword(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && text.IndexOf('@', scheme) > 0;

    private ValuesScalar? Count(ValuesScalar scalar, SettingShape.Count shape, SettingPath path) =>
        long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= shape.Least
        && number <= shape.Most
            ? new(ScalarKind.Integer, number.ToString(CultureInfo.InvariantCulture), scalar.Where)
            : Drop(path, ValueDiagnostics.Count(scalar.Where, path.ToString(), shape));

    private ValuesScalar? Switch(ValuesScalar scalar, SettingPath path) =>
        scalar.Text.ToLowerInvariant() switch
        {
            "true" or "yes" or "on" => new(ScalarKind.Boolean, "true", scalar.Where),
            "false" or "no" or "off" => new(ScalarKind.Boolean, "false", scalar.Where),
            _ => Drop(path, ValueDiagnostics.Switch(scalar.Where, path.ToString())),
        };

    private ValuesScalar? Word(ValuesScalar scalar, SettingShape.Word shape, SettingPath path) =>
        shape.Words.Contains(scalar.Text)
            ? String(scalar)
            : Drop(path, ValueDiagnostics.Word(scalar.Where, path.ToString(), scalar.Text, shape.Words));

    private ValuesScalar? Wrong(ValuesNode node, SettingShape shape, SettingPath path)
    {
        var expected = shape switch
        {
            SettingShape.Items => "is a list",
            SettingShape.Section or SettingShape.Named or SettingShape.FreeMap or SettingShape.RawValues => "holds keys",
            SettingShape.Variable => "is a text, or a map of 'secret' and 'key'",
            _ => "is a single value",
        };
        var suggestion = (_layer.Origin, node, shape) switch
        {
            (SettingOrigin.Option, ValuesMap, _) => @"A dot inside a key is written '\.'.",
            (SettingOrigin.Option or SettingOrigin.Variable, _, SettingShape.Items) => "Write a list as in '[a, b]'.",
            (SettingOrigin.Terraform, _, _) =>
                $"Give the output that form, or name another: 'terraform: {{{path}: <output>}}' in chartgen.yaml.",
            (SettingOrigin.Option, _, _) => $"Set one of its keys, as in --set {path}.<key>=<value>.",
            _ => null,
        };
        return Drop(path, ReaderDiagnostics.WrongNode(node, path.ToString(), expected, suggestion));
    }

    private ValuesScalar? Drop(SettingPath path, Diagnostic reason)
    {
        _diagnostics.Add(reason);
        _dropped.Add(path.ToString());
        return null;
    }

    // A profile's C# leaves facts that only the site knows empty; they are asked for once all layers are laid.
    private bool IsLeftToSite(ValuesScalar scalar) => _layer.Origin == SettingOrigin.Profile && scalar.Text.Length == 0;

    private static ValuesScalar String(ValuesScalar scalar) => new(ScalarKind.String, scalar.Text, scalar.Where);

    private static ValuesNode Raw(ValuesNode node) =>
        node switch
        {
            ValuesMap map => new ValuesMap([.. map.Entries.Select(e => e with { Value = Raw(e.Value), Comment = null })], map.Where),
            ValuesList list => new ValuesList([.. list.Items.Select(Raw)], list.Where),
            ValuesScalar scalar => new ValuesScalar(scalar.Kind, scalar.Text, scalar.Where),
            _ => node,
        };
}

/// <summary>A layer that keeps the schema.</summary>
/// <param name="Origin">Its origin.</param>
/// <param name="Tree">What was legal, each leaf an object of its own.</param>
/// <param name="Dropped">Paths of what was not.</param>
internal sealed record CheckedLayer(SettingOrigin Origin, ValuesMap Tree, ImmutableArray<string> Dropped);
