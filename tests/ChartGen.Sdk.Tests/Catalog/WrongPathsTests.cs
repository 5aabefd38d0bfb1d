using System.Collections.Concurrent;
using System.Diagnostics;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Catalog;

/// <summary>Mistakes that people make, written down before any of them was tried: Helm lets them pass, the contracts do not.</summary>
public sealed class WrongPathsTests
{
    // MLflow's packed databases were not in the archive that its contract is from: what they read is not known.
    private static readonly string[] Accepted = ["mlflow | postgresql.primary.persistance.enabled"];

    public static TheoryData<string> Lines => [.. PathLines.Of("WrongPaths.txt")];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Wrong_path_is_refused_with_the_right_place(string line)
    {
        var wrong = Wrong.Parse(line);
        var diagnostics = new DiagnosticBag();

        ContractCheck.Run(wrong.Subchart, wrong.Values, ValuesMap.Empty, "", diagnostics);

        var errors = diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        if (Accepted.Contains($"{wrong.Subchart.Key} | {wrong.Path}"))
            Assert.Empty(errors);
        else if (wrong.Place == "-")
            Assert.DoesNotContain(errors[0].Suggestion!, "Did you mean", StringComparison.Ordinal);
        else
            Assert.Contains(errors, e => e.Suggestion!.Contains($"'{wrong.Subchart.Key}.{wrong.Place}'", StringComparison.Ordinal));
    }

    /// <summary>All that pass at once for each chart, each that is refused for itself.</summary>
    [FactWithCharts]
    public async Task Helm_lets_them_pass_but_where_a_schema_forbids_it()
    {
        var helm = (await RealHelm.FindAsync()).Executable;
        var wrong = PathLines.Of("WrongPaths.txt").Select(Wrong.Parse).ToList();
        var together = wrong
            .Where(w => w.Helm == "passes")
            .GroupBy(w => w.Subchart)
            .Select(c =>
                (Chart: c.Key, Name: "what passes", Values: c.Select(w => w.Values).Aggregate(ValuesMerge.MergeKeepingNull), Passes: true)
            );
        var alone = wrong.Where(w => w.Helm == "refuses").Select(w => (Chart: w.Subchart, Name: w.Path, w.Values, Passes: false));
        var surprises = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            together.Concat(alone),
            async (t, _) =>
            {
                if (await PassesAsync(helm, t.Chart, t.Values) != t.Passes)
                    surprises.Add($"{t.Chart.Key}: {t.Name}");
            }
        );

        Expect.None(surprises);
    }

    private static async Task<bool> PassesAsync(string helm, Subchart subchart, ValuesMap wrong)
    {
        using var folder = new TemporaryFolder();
        var chart = Path.Combine(FactWithChartsAttribute.Folder, $"{subchart.Name}-{subchart.Version}.tgz");
        folder.File("values.yaml", ValuesWriter.Write(ValuesMerge.MergeKeepingNull(Needed(subchart), wrong)));
        var values = Path.Combine(folder.Path, "values.yaml");
        return await RunAsync(helm, ["template", "r", chart, "-f", values, "--kube-version", "1.34"])
            && await RunAsync(helm, ["lint", chart, "-f", values, "--kube-version", "1.34"]);
    }

    // What the chart does not render without.
    private static ValuesMap Needed(Subchart subchart)
    {
        var text = ValuesMap.Of(("value", "x"));
        return subchart.Name switch
        {
            "aws-load-balancer-controller" => ValuesMap.Of(("clusterName", "c")),
            "postgres" => ValuesMap.Of(("userDatabase", ValuesMap.Of(("name", text), ("user", text), ("password", text)))),
            _ => ValuesMap.Empty,
        };
    }

    private static async Task<bool> RunAsync(string helm, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(helm, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private sealed record Wrong(Subchart Subchart, string Path, ValuesMap Values, string Place, string Helm)
    {
        public static Wrong Parse(string line)
        {
            var cells = line.Split('|').Select(c => c.Trim()).ToArray();
            var value = ValuesReader.Read(cells[2], "value").Root!;
            return new(
                Subcharts.All.Single(s => s.Key == cells[0]),
                cells[1],
                PathLines.At(cells[1].Split('.'), value),
                cells[3],
                cells[4]
            );
        }
    }
}
