using System.Collections.Immutable;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Cluster;

/// <summary>One finished run of kubectl.</summary>
/// <param name="Arguments">The arguments in their order.</param>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">Its exit code, -1 where there is none.</param>
/// <param name="Output">Standard output, cut at a bound.</param>
/// <param name="Error">Standard error, cut at a bound.</param>
/// <param name="Truncated">Whether something was cut.</param>
internal sealed record KubectlRun(ImmutableArray<string> Arguments, HelmEnd End, int ExitCode, string Output, string Error, bool Truncated)
{
    private const string FromServer = "Error from server (";

    /// <summary>Whether it ended by itself with exit code 0 and its whole output is here.</summary>
    public bool Succeeded => this is { End: HelmEnd.Exited, ExitCode: 0, Truncated: false };

    /// <summary>The reason of a refusal as Kubernetes names it: <c>Forbidden</c>, <c>NotFound</c>; empty where the server said nothing.</summary>
    public string Reason =>
        Error.IndexOf(FromServer, StringComparison.Ordinal) is >= 0 and var start && Error.IndexOf(')', start) is > 0 and var end
            ? Error[(start + FromServer.Length)..end]
            : "";

    /// <summary>Why there is no answer, as the end of a sentence, without a period.</summary>
    public string Complaint =>
        this switch
        {
            { End: HelmEnd.NotStarted } => "kubectl could not be started",
            { End: HelmEnd.TimedOut } => "kubectl was stopped because it took too long",
            { End: HelmEnd.Killed } => $"kubectl was killed by signal {ExitCode - 128}",
            { Truncated: true } => "the answer is longer than a cluster's should be",
            _ when Said.Length > 0 => Said,
            _ => $"kubectl ended with exit code {ExitCode} and said nothing",
        };

    // What the server or kubectl says, without the words that stand before everything it says.
    private string Said
    {
        get
        {
            var line = TerminalText.Excerpt(Error);
            foreach (var prefix in (ReadOnlySpan<string>)[$"{FromServer}{Reason}): ", "error: ", "Unable to connect to the server: "])
            {
                if (line.StartsWith(prefix, StringComparison.Ordinal))
                    line = line[prefix.Length..];
            }

            return line.TrimEnd('.', ' ');
        }
    }
}
