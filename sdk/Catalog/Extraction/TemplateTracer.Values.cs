using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <content>How values are reached, and what using them says.</content>
internal sealed partial class TemplateTracer
{
    private const string AnyItem = "\u0001item";

    private Traced Field(Traced value, string name) =>
        Traced.AnyOf(
            value.Each.Select(option =>
                option switch
                {
                    Traced.Path path => Below(path, name),
                    Traced.Map map => Entry(map, name),
                    Traced.Files => option,
                    _ => option == Traced.Absent ? option : Traced.Other,
                }
            )
        );

    private Traced Below(Traced.Path path, string name)
    {
        var below = path.Below(name);
        Note(below, Uses.Named);
        Traced value = below;
        if (_set.TryGetValue(path.Id, out var set))
            value = Traced.AnyOf(value, Entry(set, name));
        if (name != "global" || !nested.Contains(path.Id))
            return value;
        Traced around = new Traced.Path(["global"]);
        Use(around, Uses.Named);
        return Traced.AnyOf(value, around);
    }

    private Traced Entry(Traced.Map map, string name) =>
        Traced.AnyOf([
            map.Entries.GetValueOrDefault(name) ?? (map.HasMore ? Traced.Other : Traced.Absent),
            .. map.Free.Select(f => With(f.Value, f.Key.Name, name)),
            .. map.Merged.Select(m => Field(m, name)),
        ]);

    private Traced Item(Traced value, Traced key)
    {
        if (key is Traced.Constant constant)
            return value is Traced.List list ? At(list, constant.Value)
                : int.TryParse(constant.Value, out _) ? AnyOf(value)
                : Field(value, constant.Value);
        if (key is Traced.Key free)
            return Traced.AnyOf(value.Each.Select(option => Under(option, free)));
        if (key == Traced.Absent)
            return key;
        // The key comes from elsewhere: any may be meant.
        Use(key, Uses.Named);
        foreach (var path in value.Each.OfType<Traced.Path>())
            Note(path, Uses.Lost);
        return AnyOf(value);
    }

    private Traced Under(Traced value, Traced.Key key) =>
        value switch
        {
            Traced.Path path => path.Below(key.Name),
            Traced.Map map => Traced.AnyOf([
                .. map.Entries.Values,
                .. map.Free.Select(f => With(f.Value, f.Key.Name, key.Name)),
                .. map.Merged.SelectMany(m => m.Each).Select(m => Under(m, key)),
            ]),
            Traced.List list => list.Any,
            _ => Traced.Other,
        };

    private static Traced At(Traced.List list, string index) =>
        list.Rest is null && int.TryParse(index, out var i) && i >= 0 && i < list.Items.Length ? list.Items[i] : list.Any;

    /// <summary>Any item of a list, any value of a map.</summary>
    private Traced AnyOf(Traced value) => Traced.AnyOf(Items(value, this).Select(i => i.Item));

    /// <summary>What a range goes through.</summary>
    private IEnumerable<(Traced Key, Traced Item)> Items(Traced value, object place)
    {
        foreach (var option in value.Each)
        {
            switch (option)
            {
                case Traced.Path path:
                    Note(path, Uses.Ranged);
                    var key = KeyOf(path, place);
                    yield return (key, path.Below(key.Name));
                    if (_set.TryGetValue(path.Id, out var set))
                    {
                        foreach (var item in Items(set, place))
                            yield return item;
                    }

                    break;
                case Traced.Map map:
                    foreach (var (name, entry) in map.Entries.ToArray())
                        yield return (new Traced.Constant(name), entry);
                    foreach (var (free, entry) in map.Free.ToArray())
                        yield return (free, entry);
                    foreach (var item in map.Merged.ToArray().SelectMany(m => Items(m, place)))
                        yield return item;
                    break;
                case Traced.List list:
                    foreach (var item in list.Items)
                        yield return (Traced.Other, item);
                    if (list.Rest is { } rest)
                        yield return (Traced.Other, rest);
                    break;
                case Traced.Text text:
                    yield return (Traced.Other, text);
                    break;
                case Traced.Constant:
                    break;
                default:
                    yield return (Traced.Other, Traced.Other);
                    break;
            }
        }
    }

    private Traced.Key KeyOf(Traced.Path path, object place)
    {
        if (!_keys.TryGetValue((place, path.Id), out var name))
            _keys[(place, path.Id)] = name = place == this ? AnyItem : $"{Traced.Path.Free}{_keys.Count}";
        return new(name, path);
    }

    // A value that was noted under a range's key, for another key.
    private Traced With(Traced value, string key, string other) => new Renaming(key, other, _renamed).Of(value);

    /// <summary>Puts another key in the place of the one that a range was at.</summary>
    private sealed class Renaming(
        string key,
        string other,
        Dictionary<(Traced.Map Map, int Changes, string Key, string Other), Traced.Map> done
    )
    {
        public Traced Of(Traced value)
        {
            switch (value)
            {
                case Traced.Path path:
                    return path.Keys.Contains(key) ? new Traced.Path([.. path.Keys.Select(k => k == key ? other : k)]) : path;
                case Traced.Key k when k.Name == key && other[0] != Traced.Path.Free:
                    return new Traced.Constant(other);
                case Traced.Key k:
                    return new Traced.Key(k.Name == key ? other : k.Name, Of(k.Of));
                case Traced.Text text:
                    return new Traced.Text([.. text.Parts.Select(Of)], text.HasMore);
                case Traced.List list:
                    return new Traced.List([.. list.Items.Select(Of)], list.Rest is { } rest ? Of(rest) : null);
                case Traced.Union union:
                    return Traced.AnyOf(union.Options.Select(Of));
                case Traced.Map { IsContext: false } map:
                    return Map(map);
                default:
                    return value;
            }
        }

        private Traced.Map Map(Traced.Map map)
        {
            if (done.TryGetValue((map, map.Changes, key, other), out var known))
                return known;
            var copy = new Traced.Map { HasMore = map.HasMore };
            done[(map, map.Changes, key, other)] = copy;
            foreach (var (name, entry) in map.Entries)
                copy.Entries[name] = Of(entry);
            copy.Free.AddRange(map.Free.Select(f => (new Traced.Key(f.Key.Name, Of(f.Key.Of)), Of(f.Value))));
            copy.Merged.AddRange(map.Merged.Select(Of));
            return copy;
        }
    }

    private void Use(Traced value, Uses uses) => Use(value, uses, []);

    private void Use(Traced value, Uses uses, HashSet<Traced> seen)
    {
        var isDeep = (uses & (Uses.Printed | Uses.Whole | Uses.Lost)) != 0;
        var below = (uses & Uses.Lost) != 0 ? Uses.Lost : Uses.Whole;
        switch (value)
        {
            case Traced.Path path:
                Note(path, uses);
                if (isDeep && _set.TryGetValue(path.Id, out var set))
                    Use(set, below, seen);
                break;
            case Traced.Union union:
                // What is printed as a single value is no map, even where the template may have made one of it.
                var isSingle = uses == Uses.Printed && union.Options.Any(o => o is Traced.Path);
                foreach (var option in union.Options.Where(o => !isSingle || o is not Traced.Map))
                    Use(option, uses, seen);
                break;
            case Traced.Key key when isDeep:
                Use(key.Of, Uses.Keys, seen);
                break;
            case Traced.Text text when isDeep:
                foreach (var part in text.Parts)
                    Use(part, below, seen);
                break;
            case Traced.List list when isDeep:
                foreach (var item in list.Any.Each)
                    Use(item, below, seen);
                break;
            case Traced.Map { IsContext: false } map when (isDeep || uses == Uses.Keys) && seen.Add(map):
                foreach (var entry in map.Merged.Concat(isDeep ? map.Entries.Values : []))
                    Use(entry, isDeep ? below : uses, seen);
                foreach (var (key, entry) in map.Free.Where(_ => isDeep))
                {
                    Use(key, below, seen);
                    Use(entry, below, seen);
                }

                break;
        }
    }

    private void Note(Traced.Path path, Uses uses) => Found.Add(path.Keys.Select(k => k[0] == Traced.Path.Free ? ValueUses.Item : k), uses);
}
