using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Catalog;

/// <summary>A place in a template that reads the chart's values.</summary>
/// <param name="Path">The keys after <c>.Values</c>; none for all values.</param>
/// <param name="IsWhole">Whether what lies there is used as it is, so that any key below may be read; not so for a mere test with <c>if</c>.</param>
internal sealed partial record ValuesReference(ImmutableArray<string> Path, bool IsWhole)
{
    /// <summary>The references of a template, in its actions only.</summary>
    public static IEnumerable<ValuesReference> In(string template)
    {
        foreach (Match action in Action.Matches(template))
        {
            var isTest = Test.IsMatch(action.Value);
            var rest = Indexed.Replace(action.Value, " ");
            foreach (var match in Indexed.Matches(action.Value).Concat(Dotted.Matches(rest)))
                yield return new([.. match.Groups["key"].Captures.Select(c => c.Value)], !isTest);
        }
    }

    [GeneratedRegex(@"\{\{(?!-?\s*/\*)(?:""(?:\\.|[^""\\])*""|`[^`]*`|[^""`])*?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Action { get; }

    [GeneratedRegex(@"\A\{\{-?\s*(?:else\s+)?if\s+(?:not\s+)?\$?(?:\.[A-Za-z]\w*)+\s*-?\}\}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Test { get; }

    // index .Values.a "b" "c"; get and hasKey take one key.
    [GeneratedRegex(
        @"\b(?:index|get|hasKey)\s+[\w$.]*?\.Values(?:\.(?<key>[A-Za-z_]\w*))*(?:\s+""(?<key>[^""]+)"")+",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Indexed { get; }

    [GeneratedRegex(@"\.Values\b(?:\.(?<key>[A-Za-z_]\w*))*", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted { get; }
}
