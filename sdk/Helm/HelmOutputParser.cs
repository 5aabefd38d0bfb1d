using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Helm;

/// <summary>
/// Reads what Helm 3 and 4 say about a chart. The one place that interprets Helm's text: what fits no pattern is passed through whole, on
/// one line and without control characters.
/// </summary>
internal static partial class HelmOutputParser
{
    private static readonly string[] Noise = ["Use --debug flag to render out invalid YAML"];

    /// <summary>The findings of one run, each once; none for a run that succeeded and said nothing.</summary>
    public static ImmutableArray<Diagnostic> Read(HelmRun run, ChartFiles files)
    {
        switch (run)
        {
            case { End: HelmEnd.NotStarted }:
                return [HelmDiagnostics.NotStarted(run)];
            case { End: HelmEnd.TimedOut }:
                return [HelmDiagnostics.TimedOut(run)];
            case { End: HelmEnd.Killed }:
                return [HelmDiagnostics.Killed(run)];
            case { Truncated: true }:
                return [HelmDiagnostics.TooMuch(run)];
        }

        var findings = new List<Diagnostic>();
        if (run.Arguments is ["lint", ..])
            findings.AddRange(Lint(run.StandardOutput, files));
        findings.AddRange(Messages(run, files));
        if (run.ExitCode != 0 && !findings.Exists(f => f.Severity == Severity.Error))
            findings.Add(
                HelmDiagnostics.Failed(
                    run,
                    TerminalText.OneLine(run.StandardError + "\n" + (run.Arguments is ["lint", ..] ? "" : run.StandardOutput))
                )
            );
        return [.. findings.Distinct()];
    }

    // ==> Linting /path
    // [ERROR] templates/: ch/templates/a.yaml:1:10
    //   executing "ch/templates/a.yaml" at <.Values.x.y.z>:
    //     nil pointer evaluating interface {}.y
    private static IEnumerable<Diagnostic> Lint(string text, ChartFiles files)
    {
        foreach (var block in Blocks(text, line => LintLine.IsMatch(line) || line.StartsWith("==> ", StringComparison.Ordinal)))
        {
            var head = LintLine.Match(block[0]);
            if (!head.Success)
            {
                if (!block[0].StartsWith("==> ", StringComparison.Ordinal))
                    yield return HelmDiagnostics.Said(Severity.Warning, null, TerminalText.OneLine(string.Join('\n', block)));
                else if (block.Length > 1)
                    yield return HelmDiagnostics.Refused(null, TerminalText.OneLine(string.Join('\n', block.Skip(1))));
                continue;
            }

            ImmutableArray<string> message = [head.Groups["message"].Value, .. block.Skip(1)];
            var path = head.Groups["path"].Value;
            if (head.Groups["level"].Value == "INFO")
            {
                yield return HelmDiagnostics.Said(Severity.Note, files.At(path), TerminalText.OneLine(string.Join('\n', message)));
            }
            else
            {
                foreach (var finding in Refusals(message, path, files))
                    yield return finding;
            }
        }
    }

    // Standard error: 'Error: …' over one or more lines, between log lines and warnings.
    private static IEnumerable<Diagnostic> Messages(HelmRun run, ChartFiles files)
    {
        foreach (
            var block in Blocks(run.StandardError, line => line.StartsWith("Error: ", StringComparison.Ordinal) || LogLine.IsMatch(line))
        )
        {
            if (LintSummary.IsMatch(block[0]))
                continue;
            if (block[0].StartsWith("Error: ", StringComparison.Ordinal))
            {
                foreach (var finding in Refusals([block[0]["Error: ".Length..], .. block.Skip(1)], null, files))
                    yield return finding;
                continue;
            }

            // Helm skips a value of ours with no more than a word: 'warning: skipped value for platform.minio.x: Not a table.'
            var text = TerminalText.OneLine(string.Join('\n', block));
            var severity = run.ExitCode == 0 && SkippedValue.IsMatch(text) ? Severity.Warning : Severity.Note;
            yield return HelmDiagnostics.Said(severity, null, text);
        }
    }

    private static IEnumerable<Diagnostic> Refusals(ImmutableArray<string> lines, string? path, ChartFiles files)
    {
        if (SchemaHead.IsMatch(lines[0]) || (path == "values.yaml" && lines[0].StartsWith("- ", StringComparison.Ordinal)))
            return Schema(lines, files);

        var text = string.Join('\n', lines);
        // The innermost of a chain of includes comes last: that is where the fault is.
        if (Place.Matches(text) is { Count: > 0 } places)
        {
            var place = places[^1];
            var file = place.Groups["file"].Value;
            var where = files.At(file, Number(place, "line"), Column(place));
            var message = places.Count == 1 ? WithoutPlace(text, place) : text;
            return [HelmDiagnostics.Refused(where, TerminalText.OneLine(message), files.Advice(file))];
        }

        // 'YAML parse error on ch/templates/a.yaml: … line 2': the line counts in the rendered text, not in the template.
        if (FileOnly.Match(text) is { Success: true } only)
            path = only.Groups["file"].Value;
        return
        [
            HelmDiagnostics.Refused(
                path is { Length: > 0 } and not "templates/" ? files.At(path) : null,
                TerminalText.OneLine(text),
                path is null ? null : files.Advice(path)
            ),
        ];
    }

    // values don't meet the specifications of the schema(s) in the following chart(s):
    // airflow:
    // - at '/scheduler': additional properties 'replcas' not allowed
    // Helm prints the lines of one chart in an order that changes from run to run.
    private static IEnumerable<Diagnostic> Schema(ImmutableArray<string> lines, ChartFiles files)
    {
        var items = new List<(string Chart, string Reason)>();
        var chart = files.Name;
        foreach (var line in lines.Where(l => !SchemaHead.IsMatch(l)))
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
                items.Add((chart, line[2..]));
            else if (SchemaChart.Match(line) is { Success: true } head)
                chart = head.Groups[1].Value;
            else if (items.Count > 0)
                items[^1] = (items[^1].Chart, items[^1].Reason + "\n" + line);
            else
                items.Add((chart, line));
        }

        return items
            .Select(i => HelmDiagnostics.SchemaRefused(files.At("values.yaml"), i.Chart, TerminalText.OneLine(i.Reason)))
            .OrderBy(d => d.Message, StringComparer.Ordinal);
    }

    private static string WithoutPlace(string text, Match place)
    {
        foreach (var form in (ReadOnlySpan<string>)["parse error at ({0}): ", "execution error at ({0}): ", "template: {0}: ", "{0}\n"])
        {
            var head = string.Format(CultureInfo.InvariantCulture, form, place.Value);
            if (text.StartsWith(head, StringComparison.Ordinal))
                return text[head.Length..];
        }

        return text;
    }

    // Lines from one head to the next; blank lines and noise left out.
    private static IEnumerable<string[]> Blocks(string text, Func<string, bool> isHead)
    {
        var block = new List<string>();
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            if (Noise.Contains(line, StringComparer.Ordinal) || LintSummary.IsMatch(line))
                continue;
            if (isHead(line) && block.Count > 0)
            {
                yield return [.. block];
                block.Clear();
            }

            block.Add(line);
        }

        if (block.Count > 0)
            yield return [.. block];
    }

    // Go counts columns from 0.
    private static int Column(Match place) => place.Groups["column"].Success ? Number(place, "column") + 1 : 0;

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"\A\[(?<level>INFO|WARNING|ERROR)\] (?<path>[^:\n]*): (?<message>.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LintLine { get; }

    [GeneratedRegex(@"\A(?:Error: )?\d+ chart\(s\) linted, \d+ chart\(s\) failed\z", RegexOptions.CultureInvariant)]
    private static partial Regex LintSummary { get; }

    [GeneratedRegex(@"\A(?:level=[A-Z]+ |time=|[a-z_]+\.go:\d+: |WARNING: |walk\.go|I\d{4} |W\d{4} )", RegexOptions.CultureInvariant)]
    private static partial Regex LogLine { get; }

    [GeneratedRegex(@"warning: (?:skipped value|cannot overwrite|destination for)", RegexOptions.CultureInvariant)]
    private static partial Regex SkippedValue { get; }

    [GeneratedRegex(@"\Avalues don't meet the specifications of the schema", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaHead { get; }

    [GeneratedRegex(@"\A([A-Za-z0-9._-]+):\z", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaChart { get; }

    [GeneratedRegex(
        @"(?<file>[A-Za-z0-9._-]+/[A-Za-z0-9._/-]+\.(?:ya?ml|tpl|txt|json)):(?<line>\d{1,9})(?::(?<column>\d{1,9}))?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Place { get; }

    [GeneratedRegex(@"\AYAML parse error on (?<file>[^\s:]+): ", RegexOptions.CultureInvariant)]
    private static partial Regex FileOnly { get; }
}
