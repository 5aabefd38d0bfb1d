namespace ChartGen.Benchmarks.Processes;

/// <summary>One finished process.</summary>
/// <param name="Wall">From the order to start until it had ended.</param>
/// <param name="Cpu">What it and its children computed, in user and system mode.</param>
/// <param name="PeakBytes">The most memory that was resident at any moment, of the process or the largest of its children.</param>
internal readonly record struct Measurement(TimeSpan Wall, TimeSpan Cpu, long PeakBytes);

/// <summary>Something to run again and again.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Arguments">The command for a run, by the run's number.</param>
internal sealed record Subject(string Name, Func<int, IReadOnlyList<string>> Arguments);
