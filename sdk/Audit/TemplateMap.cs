using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Audit;

/// <summary>
/// Guesses from a chart's text which of its templates read a value: those that name most of its path, by themselves or through what they
/// include. A guess saves renders and decides nothing.
/// </summary>
internal sealed partial class TemplateMap
{
    private const int SecondSlice = 4;

    private readonly ImmutableSortedDictionary<string, byte[]> _files;
    private readonly IReadOnlySet<string> _emitting;
    private readonly Dictionary<string, Words> _defines = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Template> _templates;

    /// <param name="files">The chart's files.</param>
    /// <param name="emitting">The templates that render to an object as the values are.</param>
    public TemplateMap(ImmutableSortedDictionary<string, byte[]> files, IReadOnlySet<string> emitting)
    {
        (_files, _emitting) = (files, emitting);
        foreach (var path in files.Keys.Where(IsTemplate))
        {
            foreach (var (name, body) in Defines(Text(path)))
                _defines[name] = Words.Of(body);
        }

        _templates = [.. Roots("", []).SelectMany(root => TemplatesOf(root.Folder, root.Prefix))];
    }

    /// <summary>Whether a file of a chart is a template: Helm renders it or takes definitions from it.</summary>
    public static bool IsTemplate(string path) => path.StartsWith("templates/", StringComparison.Ordinal) || Nested.IsMatch(path);

    /// <summary>Whether a template only holds definitions.</summary>
    public static bool IsPartial(string path) => path[(path.LastIndexOf('/') + 1)..].StartsWith('_');

    /// <summary>Whether Helm renders a file of a chart to objects.</summary>
    public static bool IsRendered(string path) =>
        IsTemplate(path)
        && !IsPartial(path)
        && !path.EndsWith("/templates/NOTES.txt", StringComparison.Ordinal)
        && path != "templates/NOTES.txt";

    /// <summary>The smallest slice that renders an object at all; none where there is none.</summary>
    public ImmutableArray<Slice> Smallest() =>
        [.. _templates.Where(t => _emitting.Contains(t.Path)).OrderBy(t => t.Size).Take(1).Select(t => SliceOf([t]))];

    /// <summary>The slices to try for a value: the likeliest template, then the next few.</summary>
    public ImmutableArray<Slice> Of(ValuePath path)
    {
        var likely = _templates
            .Select(t => (Template: t, Score: t.Score(path.Keys)))
            .Where(t => t.Score > 0)
            .OrderByDescending(t => t.Score)
            .ThenByDescending(t => _emitting.Contains(t.Template.Path))
            .ThenBy(t => t.Template.Size)
            .Select(t => t.Template)
            .Take(1 + SecondSlice)
            .ToArray();
        return likely.Length switch
        {
            0 => [],
            1 => [SliceOf(likely)],
            _ => [SliceOf(likely[..1]), SliceOf(likely[1..])],
        };
    }

    private Slice SliceOf(Template[] templates)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(templates.Select(t => t.Path));
        while (open.TryPop(out var path))
        {
            if (files.Add(path))
            {
                foreach (var needed in _templates.Where(t => t.Path == path).SelectMany(t => t.Needs))
                    open.Push(needed);
            }
        }

        return new([.. files]);
    }

    private IEnumerable<(string Folder, ImmutableArray<string> Prefix)> Roots(string folder, ImmutableArray<string> prefix) =>
        SubchartDefaults.NestedCharts(_files, folder).SelectMany(n => Roots(n.Folder, prefix.Add(n.Key))).Prepend((folder, prefix));

    private IEnumerable<Template> TemplatesOf(string folder, ImmutableArray<string> prefix)
    {
        var templates = $"{folder}templates/";
        foreach (var path in _files.Keys.Where(f => f.StartsWith(templates, StringComparison.Ordinal) && IsRendered(f)))
        {
            var own = Words.Of(Text(path));
            var all = new Words();
            all.Add(own);
            Close(own, all, folder, []);
            var needs = all.Paths.Select(p => templates + p.TrimStart('/')).Where(_files.ContainsKey).ToImmutableArray();
            yield return new(path, prefix, own, all, needs, Size: _files[path].Length);
        }
    }

    // What a template includes belongs to it, and so does a file that it prints.
    private void Close(Words of, Words all, string folder, HashSet<string> seen)
    {
        foreach (var name in of.Names.Where(seen.Add).ToArray())
        {
            var found =
                _defines.TryGetValue(name, out var define) ? define
                : _files.ContainsKey(folder + name) ? Words.Of(Text(folder + name))
                : null;
            if (found is null)
                continue;
            all.Add(found);
            Close(found, all, folder, seen);
        }
    }

    private string Text(string path) => Encoding.UTF8.GetString(_files[path]);

    private static IEnumerable<(string Name, string Body)> Defines(string text)
    {
        var heads = Define.Matches(text);
        for (var i = 0; i < heads.Count; i++)
            yield return (heads[i].Groups["name"].Value, text[heads[i].Index..(i + 1 < heads.Count ? heads[i + 1].Index : text.Length)]);
    }

    [GeneratedRegex(@"\Acharts/(?:[^/]+/charts/)*[^/]+/templates/")]
    private static partial Regex Nested { get; }

    [GeneratedRegex(@"\{\{-?\s*define\s+""(?<name>[^""]+)""")]
    private static partial Regex Define { get; }

    private sealed record Template(string Path, ImmutableArray<string> Prefix, Words Own, Words All, ImmutableArray<string> Needs, int Size)
    {
        // The longest part of the path that is named counts most; words of the rest break ties.
        public int Score(ImmutableArray<string> keys)
        {
            var isGlobal = keys[0] == "global";
            if (!isGlobal && !(keys.Length > Prefix.Length && keys.AsSpan(0, Prefix.Length).SequenceEqual(Prefix.AsSpan())))
                return 0;
            var below = isGlobal ? keys : keys[Prefix.Length..];
            var named = Named(All, below);
            var words = below.Count(All.Single.Contains);
            return named == 0 && words < 2 ? 0 : (named * 1000) + (Named(Own, below) * 100) + words;
        }

        private static int Named(Words words, ImmutableArray<string> keys)
        {
            for (var length = keys.Length; length > 0; length--)
            {
                if (words.Values.Contains(string.Join('.', keys[..length])))
                    return length;
            }

            return 0;
        }
    }

    /// <summary>What a template's text names.</summary>
    private sealed partial class Words
    {
        /// <summary>Paths after <c>.Values</c>.</summary>
        public HashSet<string> Values { get; } = new(StringComparer.Ordinal);

        /// <summary>Every word.</summary>
        public HashSet<string> Single { get; } = new(StringComparer.Ordinal);

        /// <summary>Every text in quotes: among them the names of what is included.</summary>
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        /// <summary>The templates that are included by their path, for a checksum.</summary>
        public HashSet<string> Paths { get; } = new(StringComparer.Ordinal);

        public static Words Of(string text)
        {
            var words = new Words();
            words.Values.UnionWith(Chain.Matches(text).Select(m => m.Groups["path"].Value));
            words.Single.UnionWith(Word.Matches(text).Select(m => m.Value));
            words.Names.UnionWith(Quoted.Matches(text).Select(m => m.Groups["text"].Value));
            words.Paths.UnionWith(ByPath.Matches(text).Select(m => m.Groups["path"].Value));
            return words;
        }

        public void Add(Words other)
        {
            Values.UnionWith(other.Values);
            Single.UnionWith(other.Single);
            Names.UnionWith(other.Names);
            Paths.UnionWith(other.Paths);
        }

        [GeneratedRegex(@"\.Values\.(?<path>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)")]
        private static partial Regex Chain { get; }

        [GeneratedRegex(@"[A-Za-z_][\w-]*")]
        private static partial Regex Word { get; }

        [GeneratedRegex(@"[""`](?<text>[^""`\n]+)[""`]")]
        private static partial Regex Quoted { get; }

        [GeneratedRegex(@"BasePath\s+""(?<path>[^""]+)""")]
        private static partial Regex ByPath { get; }
    }
}
