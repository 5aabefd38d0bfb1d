using System.ComponentModel;
using System.Diagnostics;

namespace ChartGen.Testing;

/// <summary>Programs of the machine that a test runs beside its own.</summary>
internal static class Programs
{
    /// <summary>Whether a program can be started from the PATH.</summary>
    public static bool Has(string name, params ReadOnlySpan<string> arguments)
    {
        try
        {
            return Run(name, [.. arguments]).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Where the PATH has a program, or <see langword="null"/>.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="name">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables that it has beside this process's; one that is <see langword="null"/> is taken away.</param>
    public static (int ExitCode, string Output, string Errors) Run(
        string name,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string?>>? environment = null
    )
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment ?? [])
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
