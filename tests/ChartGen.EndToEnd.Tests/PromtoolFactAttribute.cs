using System.ComponentModel;
using System.Diagnostics;

namespace ChartGen.EndToEnd.Tests;

/// <summary>A test that runs promtool, and is skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromtoolFactAttribute : FactAttribute
{
    private static readonly bool HasPromtool = Runs();

    public PromtoolFactAttribute()
    {
        if (!HasPromtool)
            Skip = "There is no promtool on the PATH; Debian's package 'prometheus' has it.";
    }

    private static bool Runs()
    {
        try
        {
            using var promtool = Process.Start(
                new ProcessStartInfo("promtool", "--version") { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            promtool.WaitForExit();
            return promtool.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
