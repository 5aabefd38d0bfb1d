using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Reports;

namespace ChartGen.Commands;

/// <summary><c>chartgen explain</c>: what codes mean, from the same source as <c>docs/rules.md</c>.</summary>
internal static class ExplainCommand
{
    private const int LineWidth = 100;

    public static Command Declare(CommandAction setAction)
    {
        var codes = new Argument<string[]>("codes")
        {
            Description = "Codes of findings; without one, all are listed.",
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "code",
        };
        codes.CompletionSources.Add(_ => RuleBook.All.Select(r => new CompletionItem(r.Code)));
        codes.Validators.Add(ProfileArgument.RefuseOptions);
        var explain = new CommandWithExample(
            "explain",
            "Says what a code means: the rule, why it is there, an example and the fix.",
            "chartgen explain CG1202"
        )
        {
            codes,
        };
        setAction(explain, (parsed, _, _, _) => Task.FromResult(Run(parsed.GetValue(codes)!)));
        return explain;
    }

    // Without codes all are listed.
    private static CommandOutcome Run(string[] codes)
    {
        var known = RuleBook.All.Select(r => r.Code).ToArray();
        if (codes.Except(known, StringComparer.OrdinalIgnoreCase).ToArray() is [_, ..] unknown)
            return new() { WrongUsage = true, Diagnostics = [.. unknown.Select(c => CommandDiagnostics.UnknownRule(c, known))] };
        var rules = RuleBook.All.Where(r => codes.Length == 0 || codes.Contains(r.Code, StringComparer.OrdinalIgnoreCase)).ToArray();
        return new()
        {
            Text = output =>
            {
                if (codes.Length == 0)
                    WriteList(output, rules);
                else
                    WriteRules(output, rules);
            },
            Json = json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("rules");
                foreach (var rule in rules)
                    Write(json, rule);
                json.WriteEndArray();
                json.WriteEndObject();
            },
        };
    }

    private static void WriteList(TextWriter output, IEnumerable<Rule> rules)
    {
        foreach (var room in rules.GroupBy(r => r.Room))
        {
            output.WriteLine(room.Key);
            foreach (var rule in room)
                output.WriteLine($"  {rule.Code}  {rule.Severity.Word(), -7}  {rule.Title}");
        }
    }

    private static void WriteRules(TextWriter output, Rule[] rules)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (i > 0)
                output.WriteLine();
            var rule = rules[i];
            output.WriteLine($"{rule.Code} ({rule.Severity.Word()}, {rule.Room}): {rule.Title}");
            output.WriteLine();
            WriteText(output, rule.Why);
            output.WriteLine();
            foreach (var line in rule.Example.Split('\n'))
                output.WriteLine($"    {line}");
            output.WriteLine();
            WriteText(output, $"Fix: {rule.Fix}");
        }
    }

    private static void WriteText(TextWriter output, string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LineWidth)
            {
                output.WriteLine(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        output.WriteLine(line);
    }

    private static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("code", rule.Code);
        json.WriteString("title", rule.Title);
        json.WriteString("severity", rule.Severity.Word());
        json.WriteString("room", rule.Room);
        json.WriteString("why", rule.Why);
        json.WriteString("example", rule.Example);
        json.WriteString("fix", rule.Fix);
        json.WriteEndObject();
    }
}
