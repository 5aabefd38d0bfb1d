using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>What is known, while templates are followed, of a value that an expression has.</summary>
internal abstract class Traced
{
    /// <summary>A value that holds nothing of the chart's values.</summary>
    public static Traced Other { get; } = new OtherValue();

    /// <summary>What a map of the template's has under a key that it does not have: nothing, for certain.</summary>
    public static Traced Absent { get; } = new AbsentValue();

    /// <summary>One of several values.</summary>
    public static Traced AnyOf(params IEnumerable<Traced> values)
    {
        var options = new List<Traced>();
        var isAbsent = true;
        foreach (var value in values.SelectMany(v => v is Union union ? union.Options : [v]))
        {
            isAbsent &= value is AbsentValue;
            if (value is not (OtherValue or AbsentValue) && !options.Exists(o => Same(o, value)))
                options.Add(value);
        }

        return options.Count switch
        {
            0 => isAbsent ? Absent : Other,
            1 => options[0],
            _ => new Union([.. options]),
        };
    }

    /// <summary>The values that it may be.</summary>
    public ImmutableArray<Traced> Each => this is Union union ? union.Options : [this];

    /// <summary>Whether two are known to be one.</summary>
    public static bool Same(Traced a, Traced b) =>
        ReferenceEquals(a, b)
        || (a, b) switch
        {
            (Path x, Path y) => x.Id == y.Id,
            (Constant x, Constant y) => x.Value == y.Value,
            (Key x, Key y) => x.Name == y.Name,
            (Text x, Text y) => x.HasMore == y.HasMore && AllSame(x.Parts, y.Parts),
            (List x, List y) => AllSame(x.Items, y.Items) && (x.Rest is null ? y.Rest is null : y.Rest is not null && Same(x.Rest, y.Rest)),
            (Union x, Union y) => AllSame(x.Options, y.Options),
            _ => false,
        };

    private static bool AllSame(ImmutableArray<Traced> a, ImmutableArray<Traced> b) =>
        a.Length == b.Length && !a.Where((item, i) => !Same(item, b[i])).Any();

    private sealed class OtherValue : Traced;

    private sealed class AbsentValue : Traced;

    /// <summary>A value of the chart's. A key that begins with <see cref="Path.Free"/> stands for whichever key a range is at.</summary>
    public sealed class Path(ImmutableArray<string> keys) : Traced
    {
        public const char Free = '\u0001';

        public ImmutableArray<string> Keys { get; } = keys;

        public string Id { get; } = string.Join('\0', keys);

        public Path Below(string key) => new(Keys.Add(key));
    }

    /// <summary>A text that stands in the template.</summary>
    public sealed class Constant(string value) : Traced
    {
        public string Value { get; } = value;
    }

    /// <summary>The key that a range over <paramref name="of"/> is at.</summary>
    public sealed class Key(string name, Traced of) : Traced
    {
        public string Name { get; } = name;

        public Traced Of { get; } = of;
    }

    /// <summary>A text made of whole values, as <c>toYaml</c> makes it: <c>fromYaml</c> gives them back.</summary>
    public sealed class Text(ImmutableArray<Traced> parts, bool hasMore) : Traced
    {
        public ImmutableArray<Traced> Parts { get; } = parts;

        /// <summary>Whether other text stands beside the values, so that it is no value again.</summary>
        public bool HasMore { get; } = hasMore;
    }

    /// <summary>A chart's files, as <c>.Files</c>.</summary>
    public sealed class Files(Func<string, string?> read) : Traced
    {
        public string? Read(string path) => read(path);
    }

    /// <summary>A list that the template makes.</summary>
    public sealed class List(ImmutableArray<Traced> items, Traced? rest) : Traced
    {
        public ImmutableArray<Traced> Items { get; } = items;

        /// <summary>What further items are, where their number is not known.</summary>
        public Traced? Rest { get; } = rest;

        public Traced Any => AnyOf(Rest is null ? Items : Items.Add(Rest));
    }

    /// <summary>A map that the template makes, and may change later.</summary>
    public sealed class Map : Traced
    {
        /// <summary>Whether it is what Helm gives to every template: values, chart, release and the like.</summary>
        public bool IsContext { get; init; }

        /// <summary>Whether it has more than is known.</summary>
        public bool HasMore { get; init; }

        public SortedDictionary<string, Traced> Entries { get; } = new(StringComparer.Ordinal);

        /// <summary>How often it was changed.</summary>
        public int Changes { get; private set; }

        /// <summary>Entries that were set under the key of a range.</summary>
        public List<(Key Key, Traced Value)> Free { get; } = [];

        /// <summary>Maps that were merged into it.</summary>
        public List<Traced> Merged { get; } = [];

        public void Set(Traced key, Traced value)
        {
            Changes++;
            foreach (var option in key.Each)
            {
                if (option is Constant constant)
                    Entries[constant.Value] = Entries.TryGetValue(constant.Value, out var before) ? AnyOf(before, value) : value;
                else
                    Add(option as Key ?? new Key($"{Path.Free}any", Other), value);
            }
        }

        public void Merge(Traced other)
        {
            foreach (var option in other.Each)
            {
                if (option is Map or Path && !ReferenceEquals(option, this) && !Merged.Exists(m => Same(m, option)))
                {
                    Changes++;
                    Merged.Add(option);
                }
            }
        }

        private void Add(Key key, Traced value)
        {
            if (!Free.Exists(f => f.Key.Name == key.Name && Same(f.Value, value)))
                Free.Add((key, value));
        }
    }

    /// <summary>One of several.</summary>
    public sealed class Union(ImmutableArray<Traced> options) : Traced
    {
        public ImmutableArray<Traced> Options { get; } = options;
    }
}
