using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Reports;

/// <summary>Findings for the comment of a pull request or the summary of a job: one table for each file, notes folded away.</summary>
public static class MarkdownReport
{
    /// <summary>GitHub refuses a comment of 65,536 characters; what follows the findings has room in the rest.</summary>
    private const int MostCharacters = 60_000;

    /// <summary>The page of a report.</summary>
    public static string Write(Report report)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"### chartgen {report.Command}: {Counts(report.Findings)}\n");
        if (report.Summary.Length > 0)
            page.Append(CultureInfo.InvariantCulture, $"\n```text\n{report.Summary.TrimEnd('\n')}\n```\n");
        var left = WriteTables(page, report.Findings.Where(f => f.Severity > Severity.Note));
        var notes = report.Findings.Where(f => f.Severity == Severity.Note).ToImmutableArray();
        if (!notes.IsEmpty)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{Counts(notes)}</summary>\n");
            left += WriteTables(page, notes);
            page.Append("\n</details>\n");
        }

        if (left > 0)
            page.Append(CultureInfo.InvariantCulture, $"\n{Count(left, "finding")} more; `--format json` has all of them.\n");
        if (!report.Findings.IsEmpty)
            page.Append("\n`chartgen explain <code>` tells why a rule is there and how to keep it.\n");
        return page.ToString();
    }

    // Files with errors first. Gives the number of findings that have no room.
    private static int WriteTables(StringBuilder page, IEnumerable<Diagnostic> findings)
    {
        var left = 0;
        var files = findings
            .GroupBy(f => f.Where?.File ?? "", StringComparer.Ordinal)
            .OrderByDescending(g => g.Max(f => f.Severity))
            .ThenBy(g => g.Key, StringComparer.Ordinal);
        foreach (var file in files)
        {
            var rows = file.OrderBy(f => f.Where?.Line ?? 0).ThenBy(f => f.Where?.Column ?? 0).Select(Row).ToList();
            var fit = rows.TakeWhile((_, i) => page.Length + rows.Take(i + 1).Sum(r => r.Length) < MostCharacters).ToList();
            left += rows.Count - fit.Count;
            if (fit.Count == 0)
                continue;
            if (file.Key.Length > 0)
                page.Append(CultureInfo.InvariantCulture, $"\n**{MarkdownText.Code(file.Key)}**\n");
            page.Append("\n| line | severity | code | finding |\n|---:|---|---|---|\n").AppendJoin("", fit);
        }

        return left;
    }

    private static string Row(Diagnostic finding)
    {
        var line = finding.Where is { Line: > 0 and var number } ? number.ToString(CultureInfo.InvariantCulture) : "";
        var suggestion = finding.Suggestion is null ? "" : "<br>" + MarkdownText.Cell(finding.Suggestion);
        return $"| {line} | {finding.Severity.Word()} | {finding.Code} | {MarkdownText.Cell(finding.Message)}{suggestion} |\n";
    }

    private static string Counts(IReadOnlyCollection<Diagnostic> findings)
    {
        var counts = findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => Count(g.Count(), g.Key.Word())).ToList();
        return counts.Count == 0 ? "no findings" : string.Join(", ", counts);
    }

    private static string Count(int count, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
