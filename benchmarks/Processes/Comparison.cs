using System.Globalization;
using System.Runtime.Versioning;

namespace ChartGen.Benchmarks.Processes;

/// <summary>Runs subjects in turn, so that whatever else the machine does meets all of them, and sets each in relation to the last.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Comparison(Func<Subject, int, Measurement> run, TextWriter output)
{
    /// <summary>Runs each subject once to warm the disk's cache, then all of them in turn; prints a table of medians.</summary>
    /// <param name="title">What is compared.</param>
    /// <param name="subjects">The subjects; the last is what the others are compared with.</param>
    /// <param name="runs">How often each runs.</param>
    public void Print(string title, IReadOnlyList<Subject> subjects, int runs)
    {
        foreach (var subject in subjects)
            run(subject, 0);
        var rounds = Enumerable.Range(1, runs).Select(i => subjects.Select(s => run(s, i)).ToArray()).ToArray();

        output.WriteLine(title);
        output.WriteLine();
        output.WriteLine("| | wall | fastest | CPU | peak memory | wall, pair by pair | CPU, pair by pair |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        for (var i = 0; i < subjects.Count; i++)
        {
            var own = rounds.Select(round => round[i]).ToArray();
            var wall = Median(own.Select(m => m.Wall.TotalMilliseconds));
            var fastest = own.Min(m => m.Wall.TotalMilliseconds);
            var cpu = Median(own.Select(m => m.Cpu.TotalMilliseconds));
            var peak = Median(own.Select(m => m.PeakBytes / (1024.0 * 1024)));
            var wallRatio = Median(rounds.Select(round => round[i].Wall / round[^1].Wall));
            var cpuRatio = Median(rounds.Select(round => round[i].Cpu / round[^1].Cpu));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {subjects[i].Name} | {wall:0} ms | {fastest:0} ms | {cpu:0} ms | {peak:0.0} MiB | {wallRatio:0.00} | {cpuRatio:0.00} |"
                )
            );
        }

        output.WriteLine();
    }

    private static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
