using System.Globalization;
using System.Runtime.Versioning;

namespace ChartGen.Benchmarks.Processes;

/// <summary>Runs subjects in turn, so that whatever else the machine does meets all of them, and sets each in relation to the last.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Comparison(Func<Subject, int, Measurement> run, TextWriter output)
{
    /// <summary>Runs each subject once to warm the disk's cache, then all of them in turn; prints a table.</summary>
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
        output.WriteLine("| | wall, median | fastest | peak memory | wall, pair by pair |");
        output.WriteLine("|---|---|---|---|---|");
        for (var i = 0; i < subjects.Count; i++)
        {
            var walls = rounds.Select(round => round[i].Wall.TotalMilliseconds).ToArray();
            var ratio = Median(rounds.Select(round => round[i].Wall / round[^1].Wall));
            var peak = Median(rounds.Select(round => round[i].PeakBytes / (1024.0 * 1024)));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {subjects[i].Name} | {Median(walls):0} ms | {walls.Min():0} ms | {peak:0.0} MiB | {ratio:0.00} |"
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
