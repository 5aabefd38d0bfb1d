using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Layers;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>Settings in canonical form.</summary>
internal sealed record ResolvedSettings(ValuesMap Tree, SourceMap Sources, ImmutableArray<UnusedFact> Unused);

/// <summary>
/// Turns merged layers into what a profile really is: keys in the schema's order, facts of other kinds taken out, defaults put in, and what is
/// missing reported.
/// </summary>
internal sealed class SettingsResolver
{
    private readonly LayerStack _stack;
    private readonly ValuesMap _defaults;
    private readonly string _profile;
    private readonly DiagnosticBag _diagnostics;
    private readonly string? _awsNeeder;
    private readonly SourceSpan? _awsNeederWhere;
    private readonly bool _isOnAws;
    private readonly Dictionary<string, SettingSource> _sources = new(StringComparer.Ordinal);
    private readonly List<UnusedFact> _unused = [];

    private SettingsResolver(LayerStack stack, ValuesMap defaults, string profile, DiagnosticBag diagnostics)
    {
        (_stack, _defaults, _profile, _diagnostics) = (stack, defaults, profile, diagnostics);
        var needer = SettingsSchema.AwsKinds.FirstOrDefault(a => Word(At(stack.Tree, a.Path + ".kind")) == a.Kind);
        if (needer.Path is not null)
        {
            _awsNeeder = $"{needer.Path}.kind '{needer.Kind}'";
            _awsNeederWhere = At(stack.Tree, needer.Path + ".kind")?.Where;
        }

        _isOnAws =
            _awsNeeder is not null
            || Leaves(stack.Tree["aws"], SettingPath.Root)
                .Any(l => stack.OriginOf(l.Leaf) is SettingOrigin.Profile or SettingOrigin.SiteProfile);
    }

    /// <summary>Resolves merged layers.</summary>
    /// <param name="stack">The layers.</param>
    /// <param name="defaults">The tree of the profile's C#.</param>
    /// <param name="profile">The profile's name.</param>
    /// <param name="diagnostics">Takes CG1007 and CG1008.</param>
    public static ResolvedSettings Run(LayerStack stack, ValuesMap defaults, string profile, DiagnosticBag diagnostics)
    {
        var resolver = new SettingsResolver(stack, defaults, profile, diagnostics);
        var tree = resolver.Section(stack.Tree, SettingsSchema.Root, SettingPath.Root, "every profile");
        return new(
            tree,
            new(resolver._sources.ToImmutableSortedDictionary(StringComparer.Ordinal)),
            [.. resolver._unused.OrderBy(u => u.Path, StringComparer.Ordinal)]
        );
    }

    private ValuesMap Section(ValuesMap? map, SettingShape.Section section, SettingPath path, string needer)
    {
        var kind = section.IsChoice ? Word(map?["kind"]) : null;
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>();
        foreach (var setting in section.Settings)
        {
            var below = path.Below(setting.Key);
            var node = map?[setting.Key];
            if (section.IsChoice && kind is null && setting.Key != "kind")
                continue;
            if (WhyUnused(setting, kind, path) is { } reason)
                Unused(node, below, setting, reason, map?["kind"] is { } chosen ? _stack.OriginOf(chosen) : SettingOrigin.Default);
            else if (Setting(OfThisKind(node, setting, kind, path), setting, below, kind, map, needer) is { } value)
                entries.Add(new(setting.Key, value));
            else if (setting.DefaultFrom is { } other && entries.FirstOrDefault(e => e.Key == other) is { } entry)
                entries.Add(new(setting.Key, Known(entry.Value, below, _sources[path.Below(other).ToString()])));
        }

        return new(entries.ToImmutable());
    }

    private string? WhyUnused(Setting setting, string? kind, SettingPath path)
    {
        if (!setting.CountsFor(kind))
            return $"belongs to {path}.kind '{string.Join("' or '", setting.Kinds)}', and the profile has '{kind}'";
        if (kind is not null && setting.OnAwsFor.Contains(kind) && !_isOnAws)
            return $"belongs to a profile on AWS where {path}.kind is '{kind}'";
        return path.Keys.IsEmpty && setting.Key == "aws" && !_isOnAws
            ? "belongs to a profile on AWS, and no kind of this one needs it"
            : null;
    }

    // A bucket or an annotation in a profile's C# is meant for the kind that stands beside it, not for the one a later layer selects.
    private ValuesNode? OfThisKind(ValuesNode? node, Setting setting, string? kind, SettingPath path)
    {
        if (node is null || !setting.GoesWithKind || kind == Word(At(_defaults, path + ".kind")))
            return node;
        return node switch
        {
            ValuesMap map => new ValuesMap([.. map.Entries.Where(e => _stack.OriginOf(e.Value) != SettingOrigin.Profile)], map.Where),
            _ => _stack.OriginOf(node) == SettingOrigin.Profile ? null : node,
        };
    }

    private ValuesNode? Setting(ValuesNode? node, Setting setting, SettingPath path, string? kind, ValuesMap? owner, string needer)
    {
        if (_stack.WasDropped(path.ToString()) && node is null)
            return null;
        if (setting.Optional && !IsAwsNeeded(path) && !Leaves(node, path).Any(l => !IsNull(l.Leaf)))
            return null;
        switch (setting.Shape)
        {
            case SettingShape.Section section:
                var below = NeederOf(path, setting, kind) ?? (setting.Optional ? $"'{path}'" : needer);
                return Section(node as ValuesMap ?? new([], node?.Where), section, path, below) is { Count: > 0 } resolved
                    ? resolved
                    : null;
            case SettingShape.Named named:
                return Named(node as ValuesMap, named, path);
            case SettingShape.FreeMap free:
                return Free(node as ValuesMap, free, path);
            case SettingShape.RawValues:
                return node is ValuesMap { Count: > 0 } values ? Sorted(values, path) : null;
            default:
                return Leaf(node, setting, path, kind, owner, needer);
        }
    }

    private ValuesNode? Leaf(ValuesNode? node, Setting setting, SettingPath path, string? kind, ValuesMap? owner, string needer)
    {
        if (node is ValuesList { Items: [] })
            return null;
        if (node is not null && !IsNull(node) && !IsLeftToSite(node, setting.Shape))
            return Known(SortedItems(node), path, SourceOf(node));
        if (node is not null && IsLeftToSite(node, setting.Shape))
            Missing(setting, path, NeederOf(path, setting, kind) ?? $"profile '{_profile}'", NeederWhere(path, setting, owner, kind));
        else if (setting.DefaultOf(kind) is { } @default)
            return Known(@default, path, new(SettingOrigin.Default, null));
        else if (setting.IsNeededBy(kind))
            Missing(setting, path, NeederOf(path, setting, kind) ?? needer, NeederWhere(path, setting, owner, kind));
        return null;
    }

    private void Missing(Setting setting, SettingPath path, string needer, SourceSpan? where)
    {
        var example = setting.Shape switch
        {
            SettingShape.Text text => text.Rule?.Example,
            SettingShape.Word word => word.Words[0],
            SettingShape.Count count => count.Least.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        _diagnostics.Add(ReaderDiagnostics.MissingFact(where, path.ToString(), needer, example));
    }

    private string? NeederOf(SettingPath path, Setting setting, string? kind)
    {
        if (
            kind is not null
            && setting.Key != "kind"
            && (setting.NeededBy.Contains(kind) || setting.Kinds.Contains(kind) || setting.Needed)
        )
            return $"{new SettingPath(path.Keys[..^1])}.kind '{kind}'";
        return path.Keys is ["aws"] ? _awsNeeder ?? $"profile '{_profile}'" : null;
    }

    private SourceSpan? NeederWhere(SettingPath path, Setting setting, ValuesMap? owner, string? kind)
    {
        if (path.Keys[0] == "aws")
            return _awsNeederWhere ?? owner?.Where;
        return kind is not null && setting.Key != "kind" ? owner?["kind"]?.Where : owner?.Where;
    }

    private ValuesMap? Named(ValuesMap? map, SettingShape.Named named, SettingPath path)
    {
        var names = _defaults[path.ToString()] is ValuesMap known ? known.Entries.Select(e => e.Key) : [];
        ImmutableArray<ValuesEntry> entries =
        [
            .. names
                .Order(StringComparer.Ordinal)
                .Select(name => new ValuesEntry(
                    name,
                    Section(map?[name] as ValuesMap, named.Item, path.Below(name), $"profile '{_profile}'")
                )),
        ];
        return entries.IsEmpty ? null : new(entries);
    }

    private ValuesMap? Free(ValuesMap? map, SettingShape.FreeMap free, SettingPath path)
    {
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>();
        foreach (var entry in map?.Entries.OrderBy(e => e.Key, StringComparer.Ordinal) ?? Enumerable.Empty<ValuesEntry>())
        {
            var below = path.Below(entry.Key);
            if (entry.Value is ValuesMap && !Leaves(entry.Value, below).Any(l => !IsNull(l.Leaf)) || IsNull(entry.Value))
                continue;
            var value = entry.Value is ValuesMap secret
                ? Section(secret, SettingShape.Variable.FromSecret, below, $"'{below}'")
                : Known(entry.Value, below);
            entries.Add(new(entry.Key, value));
        }

        return entries.Count == 0 ? null : new(entries.ToImmutable());
    }

    private ValuesMap Sorted(ValuesMap map, SettingPath path) =>
        new([
            .. map
                .Entries.OrderBy(e => e.Key, StringComparer.Ordinal)
                .Select(e => new ValuesEntry(
                    e.Key,
                    e.Value is ValuesMap below
                        ? Sorted(below, path.Below(e.Key))
                        : Known(SortedItems(e.Value), path.Below(e.Key), SourceOf(e.Value)),
                    KeyWhere: e.KeyWhere
                )),
        ]);

    private static ValuesNode SortedItems(ValuesNode node) =>
        node switch
        {
            ValuesList list => new ValuesList([.. list.Items.Select(SortedItems)], list.Where),
            ValuesMap map => new ValuesMap(
                [
                    .. map
                        .Entries.OrderBy(e => e.Key, StringComparer.Ordinal)
                        .Select(e => new ValuesEntry(e.Key, SortedItems(e.Value), KeyWhere: e.KeyWhere)),
                ],
                map.Where
            ),
            _ => node,
        };

    private ValuesNode Known(ValuesNode node, SettingPath path, SettingSource? source = null)
    {
        _sources[path.ToString()] = source ?? SourceOf(node);
        return node;
    }

    private SettingSource SourceOf(ValuesNode leaf) => new(_stack.OriginOf(leaf), leaf.Where);

    // A kind that a later layer selected makes no mistake of what the profile's own tree says for its usual kind.
    private void Unused(ValuesNode? node, SettingPath path, Setting setting, string reason, SettingOrigin kindOrigin)
    {
        var leaves = Leaves(node, path)
            .Where(l => !IsNull(l.Leaf))
            .Select(l => (Path: l.Path.ToString(), Source: SourceOf(l.Leaf)))
            .ToList();
        if (setting.Shape is not SettingShape.Section && leaves.Count > 1)
            leaves = [(path.ToString(), leaves.MaxBy(l => l.Source.Origin).Source)];
        foreach (var (leaf, source) in leaves.Where(l => l.Source.Origin > SettingOrigin.Profile))
        {
            _unused.Add(new(leaf, source, reason));
            if (source.Origin == SettingOrigin.SiteProfile && kindOrigin <= SettingOrigin.SiteProfile)
                _diagnostics.Add(ReaderDiagnostics.FactOfAnotherKind(source.Where, leaf, reason));
            else if (source.Origin is SettingOrigin.Variable or SettingOrigin.Option)
                _diagnostics.Add(ReaderDiagnostics.FactWithoutEffect(source.Where, leaf, reason));
        }
    }

    private bool IsAwsNeeded(SettingPath path) => _isOnAws && path.Keys is ["aws"];

    private static bool IsLeftToSite(ValuesNode node, SettingShape shape) =>
        node is ValuesScalar { Text: "" } && shape is SettingShape.Text { Rule: { } rule } && !rule.IsLegal("");

    private static bool IsNull(ValuesNode node) => node is ValuesScalar { Kind: ScalarKind.Null };

    private static string? Word(ValuesNode? node) => node is ValuesScalar { Kind: ScalarKind.String } scalar ? scalar.Text : null;

    private static ValuesNode? At(ValuesMap tree, string path) => tree.At(path.Split('.'));

    private static IEnumerable<(ValuesNode Leaf, SettingPath Path)> Leaves(ValuesNode? node, SettingPath path) =>
        node switch
        {
            null => [],
            ValuesMap map => map.Entries.SelectMany(e => Leaves(e.Value, path.Below(e.Key))),
            _ => [(node, path)],
        };
}
