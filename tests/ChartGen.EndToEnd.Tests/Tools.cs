using CliWrap;
using CliWrap.Buffered;

namespace ChartGen.EndToEnd.Tests;

/// <summary>A test that needs programs of the machine; skipped, and seen to be skipped, where one is not on the PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithToolsAttribute : FactAttribute
{
    public FactWithToolsAttribute(params string[] tools)
    {
        if (Array.Find(tools, t => Tools.Find(t) is null) is { } missing)
            Skip = $"There is no {missing} on the PATH.";
        else if (tools.Contains("npm") && Environment.GetEnvironmentVariable("CHARTGEN_OFFLINE") is { Length: > 0 })
            Skip = "CHARTGEN_OFFLINE is set.";
    }
}

/// <summary>Programs of the machine.</summary>
internal static class Tools
{
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a script with bash in a folder; folders of <paramref name="path"/> come first on its PATH.</summary>
    public static async Task<BufferedCommandResult> BashAsync(
        string script,
        string folder,
        string path = "",
        params IEnumerable<(string Name, string Value)> variables
    ) =>
        await Cli.Wrap("bash")
            .WithArguments(["-c", script])
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(v =>
            {
                v.Set("PATH", $"{path}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}");
                foreach (var (name, value) in variables)
                    v.Set(name, value);
            })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
}
