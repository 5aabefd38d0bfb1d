using System.Reflection;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Reports;

namespace ChartGen.Sdk.Tests.Reports;

public sealed partial class RuleBookTests
{
    private static readonly string Page = File.ReadAllText(Repository.Full("docs/rules.md"));

    /// <summary>Their messages are Helm's own words.</summary>
    private static readonly string[] PassedOn = ["CG6010", "CG6013"];

    [Fact]
    public void What_is_embedded_is_the_page() => Assert.Equal(Page, RuleBook.Text());

    [Fact]
    public void Nothing_of_a_rule_on_the_page_is_lost_in_reading()
    {
        var sections = Page.Split("\n### ").Skip(1).Select(s => s.Split("\n## ")[0].TrimEnd('\n'));

        Assert.Equal(sections, RuleBook.Parse(Page).Select(Section));

        static string Section(Rule r) =>
            $"{r.Code}\n\n**{r.Title}** {r.Severity.Word()} · {r.Room}\n\n{r.Why}\n\n```text\n{r.Example}\n```\n\nFix: {r.Fix}";
    }

    [Fact]
    public void A_rule_of_another_shape_is_named()
    {
        var broken = Page.Replace(
            "Fix: Use a name that `chartgen list` shows.",
            "Use a name that `chartgen list` shows.",
            StringComparison.Ordinal
        );

        var problem = Assert.Throws<FormatException>(() => RuleBook.Parse(broken).ToList());

        Assert.Equal("The rule CG0004 of rules.md has another shape than its neighbours.", problem.Message);
    }

    [Fact]
    public void Codes_are_found_and_others_are_not()
    {
        Assert.True(RuleBook.TryFind("CG1206", out var rule));
        Assert.Equal(
            ("CG1206", "Celery workers have no broker.", Severity.Error, "Profiles"),
            (rule.Code, rule.Title, rule.Severity, rule.Room)
        );
        Assert.False(RuleBook.TryFind("ACME1", out _));
        Assert.Equal(RuleBook.All.Select(r => r.Code).Order(StringComparer.Ordinal), RuleBook.All.Select(r => r.Code));
    }

    [Fact]
    public void Every_text_is_whole_sentences_without_repetition()
    {
        Assert.All(
            RuleBook.All,
            rule =>
            {
                Assert.All([rule.Title, rule.Why, rule.Fix], text => Assert.Matches(@"\A[A-Z`].*[.]\z", text));
                Assert.NotEqual(rule.Title, rule.Why);
                // GitHub shows no more of a rule's description.
                Assert.True(rule.Why.Length < 1000, rule.Code);
            }
        );
        Assert.Empty(RuleBook.All.GroupBy(r => r.Why).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_example_is_a_finding_that_the_code_prints()
    {
        var messages = Repository
            .Sources("sdk", "profiles", "templates", "generator")
            .SelectMany(f => CSharpTexts.In(File.ReadAllText(f)))
            .ToList();

        Assert.All(
            ["The moon is made of green cheese, which nobody needs.", "made of green cheese, which nobody needs"],
            text => Assert.DoesNotContain(messages, m => m.IsMatch(text))
        );
        Expect.None(
            from rule in RuleBook.All
            let example = FirstLine().Match(rule.Example)
            from fault in !example.Success || example.Groups["code"].Value != rule.Code ? ["is no finding of this code"]
            : example.Groups["severity"].Value != rule.Severity.Word() ? ["has another severity"]
            : Printed(example.Groups["message"].Value, Suggestion().Match(rule.Example), PassedOn.Contains(rule.Code))
            select $"{rule.Code}: the example {fault}"
        );

        IEnumerable<string> Printed(string message, Match suggestion, bool isPassedOn)
        {
            if (!isPassedOn && !Parts(message).Any(IsPrinted))
                yield return $"has a message that no code prints: {message}";
            if (suggestion.Success && !Advice().Split(suggestion.Groups[1].Value).All(IsPrinted))
                yield return $"has a suggestion that no code prints: {suggestion.Groups[1].Value}";
        }

        bool IsPrinted(string text) => messages.Exists(m => m.IsMatch(text));
    }

    // A finding about an object is the object, for Kubernetes' schema a path in it, and what is wrong there.
    private static IEnumerable<string> Parts(string message)
    {
        var fact = Subject().Replace(message, "");
        return [message, fact, fact.TrimEnd('.')];
    }

    [Fact]
    public void Carets_of_examples_stand_within_their_line()
    {
        Expect.None(
            from rule in RuleBook.All
            let lines = rule.Example.Split('\n')
            where lines.Length == 3
            let carets = lines[2].IndexOf('^', StringComparison.Ordinal)
            where carets < 8 || lines[2].LastIndexOf('^') >= lines[1].Length || lines[1].Length != lines[1].TrimEnd().Length
            select rule.Code
        );
    }

    [Fact]
    public void The_examples_of_texts_say_the_texts_own_rule()
    {
        var facts = typeof(ISiteFact<>)
            .Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISiteFact<>)));
        var rules = facts
            .Select(t => (Code: Text(t, "Code"), Rule: Text(t, "Rule"), Example: Text(t, "Example")))
            .Concat(
                typeof(TextRules)
                    .GetProperties(BindingFlags.Static | BindingFlags.Public)
                    .Select(p => (TextRule)p.GetValue(null)!)
                    .Select(r => (r.Code, r.Rule, r.Example))
            )
            .ToList();

        Assert.True(rules.Count > 30);
        Assert.All(
            rules,
            r =>
            {
                Assert.True(RuleBook.TryFind(r.Code, out var rule));
                Assert.Contains($" must be {r.Rule}.", rule.Example, StringComparison.Ordinal);
                Assert.EndsWith($" For example '{r.Example}'.", rule.Example, StringComparison.Ordinal);
            }
        );

        static string Text(Type type, string property) => (string)type.GetProperty(property)!.GetValue(null)!;
    }

    [GeneratedRegex(@"\A(?:[^\n]*?: )?(?<severity>error|warning|note) (?<code>CG\d{4}): (?<message>[^\n]+)")]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"\n(?:      \| +\^+ |      )(?! *\|)([^\n]+)\z")]
    private static partial Regex Suggestion();

    [GeneratedRegex(@"\A\S+ (?:'[^']+' )?")]
    private static partial Regex Subject();

    // What to do, and then where a chart's file comes from.
    [GeneratedRegex("(?<=[.]) (?=The file )")]
    private static partial Regex Advice();
}
