using System.Buffers;
using System.Collections.Immutable;

namespace ChartGen.Sdk.Helm;

/// <summary>How a run of Helm ended.</summary>
public enum HelmEnd
{
    /// <summary>It ended by itself; the exit code is its own.</summary>
    Exited,

    /// <summary>The executable could not be started.</summary>
    NotStarted,

    /// <summary>It was stopped because it took longer than allowed.</summary>
    TimedOut,

    /// <summary>Something outside ended it by a signal.</summary>
    Killed,
}

/// <summary>One finished run of Helm. A refused chart is a result, not an exception.</summary>
public sealed record HelmRun
{
    private static readonly SearchValues<char> ShellSigns = SearchValues.Create(" \t\n'\"$&|;<>()*?`\\");

    /// <summary>The executable as it was called.</summary>
    public required string Executable { get; init; }

    /// <summary>The arguments in their order.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>How it ended.</summary>
    public HelmEnd End { get; init; }

    /// <summary>Helm's exit code; for <see cref="HelmEnd.Killed"/> 128 and the signal's number, -1 where there is none.</summary>
    public int ExitCode { get; init; }

    /// <summary>Standard output, cut after <see cref="HelmCli.OutputLimit"/> bytes.</summary>
    public string StandardOutput { get; init; } = "";

    /// <summary>Standard error, cut like <see cref="StandardOutput"/>.</summary>
    public string StandardError { get; init; } = "";

    /// <summary>Whether one of the streams was longer than <see cref="HelmCli.OutputLimit"/>.</summary>
    public bool Truncated { get; init; }

    /// <summary>How long it was allowed to take.</summary>
    public TimeSpan TimeLimit { get; init; }

    /// <summary>Whether it ended by itself with exit code 0 and its whole output is here.</summary>
    public bool Succeeded => this is { End: HelmEnd.Exited, ExitCode: 0, Truncated: false };

    /// <summary>The command as one would type it; arguments with blanks in quotes.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(Executable).Select(Quoted));

    private static string Quoted(string argument) =>
        argument.Length > 0 && !argument.AsSpan().ContainsAny(ShellSigns) ? argument : $"'{argument.Replace("'", @"'\''")}'";
}
