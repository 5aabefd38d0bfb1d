using ChartGen.Commands;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan;

namespace ChartGen.Rendering;

/// <summary>Shows a scan to a person: each finding with what the chart does about it, then the list of tasks by file, then the new configuration.</summary>
internal sealed class ScanText(TextWriter output, Terminal terminal)
{
    public void Write(ScanResult result, ScanRequest request, string folder, string? written)
    {
        foreach (var file in result.Findings.GroupBy(f => f.Where.File))
        {
            output.WriteLine(terminal.Paint(file.Key, Ink.Bold));
            foreach (var finding in file)
                Write(finding);
            output.WriteLine();
        }

        var count = result.Findings.Length;
        if (count > 0)
        {
            output.WriteLine($"To change for {request.Target}, file by file");
            output.WriteLine();
            foreach (var (file, tasks) in TaskList.Of(result.Findings))
            {
                output.WriteLine($"  {file}");
                foreach (var task in tasks)
                    output.WriteLine($"    {task.Place}: {task.Text}");
            }

            output.WriteLine();
        }

        var files = result.Findings.Select(f => f.Where.File).Distinct().Count();
        output.WriteLine(
            $"{folder}: {result.Files.Given} files read, {result.Files.Recognised} recognised; {(count == 0 ? $"nothing to change for {request.Target}" : $"{count} to change in {files} {(files == 1 ? "file" : "files")}")}"
        );
        if (written is not null)
        {
            output.WriteLine($"{written}: written");
            return;
        }

        output.WriteLine();
        output.WriteLine("chartgen.yaml of the found platform (--write FILE puts it there)");
        output.WriteLine();
        foreach (var line in result.SiteFile.TrimEnd('\n').Split('\n'))
            output.WriteLine(line.Length == 0 ? "" : $"  {line}");
    }

    private void Write(ScanFinding finding)
    {
        var (word, ink) = finding.Severity == Severity.Error ? ("error", Ink.Red) : ("warning", Ink.Yellow);
        output.WriteLine(
            $"  {finding.Where.Line}:{finding.Where.Column} {terminal.Paint($"{word} {finding.Code}", ink)}: {finding.Message}"
        );
        output.WriteLine($"      {finding.Suggestion}");
        output.WriteLine($"      Chart: {finding.ResolvedBy}.");
    }
}
