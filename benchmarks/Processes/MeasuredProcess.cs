using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ChartGen.Benchmarks.Processes;

/// <summary>Runs a command on Linux and reads from the kernel what it took.</summary>
/// <remarks>
/// The kernel counts into a child's peak what its parent had resident when the child was started, and this program has more than what it
/// measures. A shell therefore starts the command and ends at once; this program adopts the orphan and asks for it with wait4.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static partial class MeasuredProcess
{
    private const int SetChildSubreaper = 36;
    private const int NoSuchChild = 10;
    private const int Interrupted = 4;

    // Reads one line, so that the shell's own start is not measured.
    private const string Script = """read -r go; "$@" >/dev/null 2>"$ERRORS" & echo $!""";

    /// <summary>Runs a command to its end; what it prints is dropped.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static Measurement Run(
        IReadOnlyList<string> command,
        string directory,
        IReadOnlyDictionary<string, string> variables,
        string errorFile
    )
    {
        if (Prctl(SetChildSubreaper, 1, 0, 0, 0) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());

        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", .. command])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.Environment["ERRORS"] = errorFile;
        using var shell = Process.Start(start)!;

        var began = Stopwatch.GetTimestamp();
        shell.StandardInput.Write('\n');
        shell.StandardInput.Flush();
        var child = int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        var (status, usage) = Wait(child);
        var wall = Stopwatch.GetElapsedTime(began);

        var exitCode = (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
        return exitCode == 0
            ? new(wall, usage.Cpu, usage.PeakBytes)
            : throw new InvalidOperationException(
                $"{string.Join(' ', command)}\nended with {exitCode}:\n{File.ReadAllText(errorFile).Trim()}"
            );
    }

    private static (int Status, ResourceUsage Usage) Wait(int child)
    {
        while (true)
        {
            if (Wait4(child, out var status, 0, out var usage) == child)
                return (status, usage);
            // Until the shell has ended the command is not ours.
            if (Marshal.GetLastPInvokeError() is var error and not (NoSuchChild or Interrupted))
                throw new Win32Exception(error);
            Thread.Yield();
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    private static partial int Wait4(int pid, out int status, int options, out ResourceUsage usage);

    /// <summary>The start of <c>struct rusage</c> with 64-bit words; thirteen counters behind it are not read.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly struct ResourceUsage
    {
        private readonly long _userSeconds;
        private readonly long _userMicroseconds;
        private readonly long _systemSeconds;
        private readonly long _systemMicroseconds;
        private readonly long _maxResidentKibibytes;

        public TimeSpan Cpu =>
            TimeSpan.FromSeconds(_userSeconds + _systemSeconds) + TimeSpan.FromMicroseconds(_userMicroseconds + _systemMicroseconds);

        public long PeakBytes => _maxResidentKibibytes * 1024;
    }
}
