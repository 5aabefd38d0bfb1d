using System.ComponentModel;
using CliWrap;

namespace ChartGen.Sdk.Helm;

/// <summary>Runs a process under a time limit: interrupted when it is over, killed with its children when that does not help.</summary>
internal static class TimedCommand
{
    // Opening a file for writing and starting a process race in any program with threads: a child that was forked in between holds the
    // descriptor for a moment, and the kernel refuses to run the file (ETXTBSY).
    private const int TextFileBusy = 26;
    private static readonly TimeSpan PatienceAfterInterrupt = TimeSpan.FromSeconds(2);

    /// <summary>Runs the command; the exit code is -1 where the process gave none.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; the process is gone.</exception>
    public static async Task<(HelmEnd End, int ExitCode)> ExecuteAsync(
        Command command,
        TimeSpan timeLimit,
        CancellationToken cancellationToken
    )
    {
        using var soft = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soft.CancelAfter(timeLimit);
        using var hard = new CancellationTokenSource();
        await using var escalation = soft.Token.Register(() => hard.CancelAfter(PatienceAfterInterrupt)).ConfigureAwait(false);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var result = await command.ExecuteAsync(hard.Token, soft.Token).ConfigureAwait(false);
                return (result.ExitCode > 128 && !OperatingSystem.IsWindows() ? HelmEnd.Killed : HelmEnd.Exited, result.ExitCode);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (HelmEnd.TimedOut, -1);
            }
            catch (Win32Exception e) when (e.NativeErrorCode == TextFileBusy && attempt < 20)
            {
                await Task.Delay(10, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is Win32Exception or InvalidOperationException)
            {
                return (HelmEnd.NotStarted, -1);
            }
        }
    }
}
