using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>A kind that a table knows.</summary>
/// <param name="ApiVersion">The version of the API that serves it.</param>
/// <param name="Kind">Its name.</param>
/// <param name="TypeName">The type of its objects.</param>
/// <param name="Releases">The releases that serve it.</param>
internal sealed record KnownKind(string ApiVersion, string Kind, string TypeName, KubernetesReleases Releases);

/// <summary>
/// What the objects of some API groups may hold, as facts that are kept in the repository. <c>@apiVersion kind type releases</c> is a kind,
/// <c>:type</c> begins a type (<c>:type open</c> where keys that are no fields are kept), and each line after it is a field: name, <c>!</c> where it is
/// required, shape (<see cref="ValueShape"/>), limits, releases. What all releases have names none. Only the types that are asked for are read.
/// </summary>
internal sealed class SchemaTable
{
    private const string Blank = @"\x20";
    private const string Bar = @"\x7c";
    private readonly string _text;
    private readonly SchemaTable? _base;
    private readonly HandKeptFacts _facts;
    private readonly Dictionary<string, Range> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TypeShape> _read = new(StringComparer.Ordinal);

    /// <summary>Indexes a table.</summary>
    /// <param name="text">The table.</param>
    /// <param name="base">Where the types are that it names and has not, or <see langword="null"/>.</param>
    /// <param name="facts">What is known of its types beside it.</param>
    public SchemaTable(string text, SchemaTable? @base, HandKeptFacts facts)
    {
        (_text, _base, _facts) = (text, @base, facts);
        var kinds = ImmutableArray.CreateBuilder<KnownKind>();
        var start = 0;
        for (; start < text.Length && text[start] != ':'; start = EndOfLine(start) + 1)
        {
            if (text[start] == '@')
                kinds.Add(KindOf(text[(start + 1)..EndOfLine(start)]));
        }

        while (start < text.Length)
        {
            var next = text.IndexOf("\n:", start, StringComparison.Ordinal) is >= 0 and var found ? found + 1 : text.Length;
            var end = text.AsSpan(start, EndOfLine(start) - start).IndexOf(' ') is >= 0 and var blank ? start + blank : EndOfLine(start);
            _types.Add(text[(start + 1)..end], start..next);
            start = next;
        }

        Kinds = kinds.ToImmutable();
    }

    /// <summary>The kinds, in the table's order.</summary>
    public ImmutableArray<KnownKind> Kinds { get; }

    /// <summary>The names of the table's own types.</summary>
    public IEnumerable<string> TypeNames => _types.Keys;

    /// <summary>The type of a name.</summary>
    /// <exception cref="InvalidOperationException">The table names a type that it has not.</exception>
    public TypeShape Type(string name) =>
        _read.TryGetValue(name, out var read) ? read
        : _types.ContainsKey(name) ? _read.GetOrAdd(name, Read)
        : (_base ?? throw new InvalidOperationException($"The table has no type '{name}'.")).Type(name);

    /// <summary>Writes a word of a limit; blanks, bars and backslashes are the table's own.</summary>
    public static string Escaped(string word) =>
        word.Replace(@"\", @"\x5c", StringComparison.Ordinal)
            .Replace(" ", Blank, StringComparison.Ordinal)
            .Replace("|", Bar, StringComparison.Ordinal);

    /// <summary>Writes a pattern of a limit.</summary>
    public static string EscapedPattern(string pattern) => pattern.Replace(" ", Blank, StringComparison.Ordinal);

    private static string Unescaped(string word) =>
        word.Replace(Blank, " ", StringComparison.Ordinal)
            .Replace(Bar, "|", StringComparison.Ordinal)
            .Replace(@"\x5c", @"\", StringComparison.Ordinal);

    private static KnownKind KindOf(string line)
    {
        var words = line.Split(' ');
        return new(words[0], words[1], words[2], words.Length > 3 ? KubernetesReleases.Parse(words[3]) : KubernetesReleases.All);
    }

    private int EndOfLine(int start) => _text.IndexOf('\n', start) is >= 0 and var end ? end : _text.Length;

    private TypeShape Read(string name)
    {
        var lines = _text[_types[name]].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var fields = lines.Skip(1).Select(line => Field(name, line)).ToImmutableArray();
        return new(this, name, fields, _facts.Choices(name, fields), lines[0].EndsWith(" open", StringComparison.Ordinal));
    }

    private FieldShape Field(string type, string line)
    {
        var words = line.Split(' ');
        var name = words[0].TrimEnd('!');
        var releases = KubernetesReleases.All;
        var limits = _facts.Limits(type, name);
        foreach (var word in words.AsSpan(2))
        {
            if (char.IsAsciiDigit(word[0]))
                releases = KubernetesReleases.Parse(word);
            else
                limits = Limited(limits, word);
        }

        var isRequired = words[0].EndsWith('!') && !_facts.IsOptional(type, name);
        return new(name, ValueShape.Parse(words[1]), releases, isRequired) { Limits = limits };
    }

    private static ValueLimits Limited(ValueLimits limits, string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var value = word[(colon + 1)..];
        return word[..colon] switch
        {
            "in" => limits with { Words = [.. value.Split('|').Select(w => (Unescaped(w), KubernetesReleases.All))] },
            "match" => limits with { Pattern = new(value, RegexOptions.CultureInvariant) },
            "from" => limits with { Range = (Number(value), limits.Range.Most) },
            "to" => limits with { Range = (limits.Range.Least, Number(value)) },
            "shortest" => limits with { Length = ((int)Number(value), limits.Length.Most) },
            "longest" => limits with { Length = (limits.Length.Least, (int)Number(value)) },
            var unknown => throw new FormatException($"The table has the unknown limit '{unknown}'."),
        };
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
