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
        foreach (var chart in PathLines.Of("WrongPaths.txt").Select(Wrong.Parse).GroupBy(w => w.Subchart))
        {
            foreach (var wrong in chart)
            {
                var accepted = await PassesAsync(helm, chart.Key, wrong.Values);
                Assert.True(
                    accepted == (wrong.Helm == "passes"),
                    $"{chart.Key.Key} {wrong.Path}: Helm {(accepted ? "lets it pass" : "refuses it")}."
                );
            }
        }
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
    private static ValuesMap Needed(Subchart subchart) =>
        subchart.Name == "aws-load-balancer-controller" ? ValuesMap.Of(("clusterName", "c")) : ValuesMap.Empty;

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
