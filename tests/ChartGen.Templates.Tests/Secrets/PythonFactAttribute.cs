using System.ComponentModel;
using System.Diagnostics;

namespace ChartGen.Templates.Tests.Secrets;

/// <summary>A test that runs python3, and is skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    private static readonly bool HasPython = Runs();

    public PythonFactAttribute()
    {
        if (!HasPython)
            Skip = "There is no python3 on the PATH, so the program that makes Secrets cannot be run.";
    }

    private static bool Runs()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
