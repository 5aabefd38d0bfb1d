using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Reports;

/// <summary>All rules, read from <c>docs/rules.md</c>, which is embedded: the page is their only source.</summary>
/// <remarks>
/// A rule on the page, with blank lines between its parts:
/// <code>
/// ### CG1206
/// **Celery workers have no broker.** error · Profiles
/// What goes wrong, in one line.
/// ```text
/// chartgen.yaml(15,20): error CG1206: …
/// ```
/// Fix: What to do, in one line.
/// </code>
/// </remarks>
public static class RuleBook
{
    private const string Page = "rules.md";

    private static readonly Lazy<ImmutableSortedDictionary<string, Rule>> Rules = new(() =>
        Parse(Text()).ToImmutableSortedDictionary(r => r.Code, r => r, StringComparer.Ordinal)
    );

    /// <summary>Every rule, in the order of their codes.</summary>
    public static IEnumerable<Rule> All => Rules.Value.Values;

    /// <summary>The rule of a code; <see langword="false"/> for one that only a component from outside knows.</summary>
    public static bool TryFind(string code, [NotNullWhen(true)] out Rule? rule) => Rules.Value.TryGetValue(code, out rule);

    /// <summary>The page as it is embedded.</summary>
    internal static string Text()
    {
        using var stream =
            typeof(RuleBook).Assembly.GetManifestResourceStream(Page) ?? throw new InvalidOperationException($"{Page} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Reads the rules of a page.</summary>
    /// <exception cref="FormatException">A rule has another shape; the message names it.</exception>
    internal static IEnumerable<Rule> Parse(string page) => page.Split("\n### ").Skip(1).Select(ParseRule);

    // A heading of rooms may follow a rule.
    private static Rule ParseRule(string section)
    {
        var text = section.Split("\n## ")[0];
        var code = text.Split('\n')[0];
        return
            text.Split("\n```text\n") is [var head, var body]
            && body.Split("\n```\n") is [var example, var rest]
            && head.Split("\n\n") is [_, var title, var why]
            && rest.Trim() is ['F', 'i', 'x', ':', ' ', .. var fix]
            && title.Split("** ") is [['*', '*', .. var sentence], var found]
            && found.Split(" · ") is [var word, var room]
            && SeverityWords.SeverityOf(word) is { } severity
            ? new(code, sentence, severity, room)
            {
                Why = why.TrimEnd(),
                Example = example,
                Fix = fix,
            }
            : throw new FormatException($"The rule {code} of {Page} has another shape than its neighbours.");
    }
}
