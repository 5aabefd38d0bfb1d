using System.Collections.Immutable;
using System.Globalization;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>
/// What a Kubernetes API server holds objects to beyond its OpenAPI description, one fact in a line: <c>type.field in words</c> (a word with
/// <c>@releases</c> is legal there only), <c>type.field from least to most</c>, <c>type.field optional</c> for what the description requires and the server
/// fills in, <c>type at-most-one fields</c> and <c>type exactly-one fields</c>, where <c>* but fields</c> stands for all others. A line with <c>#</c> is a remark.
/// </summary>
internal sealed class HandKeptFacts
{
    private readonly ILookup<string, string[]> _facts;

    private HandKeptFacts(IEnumerable<string[]> facts) => _facts = facts.ToLookup(f => f[0], StringComparer.Ordinal);

    /// <summary>No facts.</summary>
    public static HandKeptFacts None { get; } = new([]);

    /// <summary>The types and fields of which something is known.</summary>
    public IEnumerable<string> Subjects => _facts.Select(f => f.Key);

    /// <summary>Reads kept facts.</summary>
    public static HandKeptFacts Parse(string text) =>
        new(
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(l => l[0] != '#')
                .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );

    /// <summary>Whether a field may be left out, whatever the description says.</summary>
    public bool IsOptional(string type, string field) => _facts[$"{type}.{field}"].Any(f => f[1] == "optional");

    /// <summary>What a field's value must keep to.</summary>
    public ValueLimits Limits(string type, string field)
    {
        var limits = ValueLimits.None;
        foreach (var fact in _facts[$"{type}.{field}"])
        {
            if (fact[1] == "in")
                limits = limits with { Words = [.. fact[2..].Select(Word)] };
            else if (fact[1] == "from")
                limits = limits with { Range = (Number(fact[2]), fact.Length > 4 ? Number(fact[4]) : long.MaxValue) };
        }

        return limits;
    }

    /// <summary>Fields of a type that exclude each other.</summary>
    public ImmutableArray<FieldChoice> Choices(string type, ImmutableArray<FieldShape> fields) =>
        [
            .. from fact in _facts[type]
            where fact[1] is "at-most-one" or "exactly-one"
            let named = fact[2..]
            let chosen = named[0] == "*" ? fields.Select(f => f.Name).Distinct().Where(f => !named.Contains(f)) : named
            select new FieldChoice([.. chosen], fact[1] == "exactly-one"),
        ];

    private static (string, KubernetesReleases) Word(string word) =>
        word.Split('@') is [var text, var releases] ? (text, KubernetesReleases.Parse(releases)) : (word, KubernetesReleases.All);

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
