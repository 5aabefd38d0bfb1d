using System.Collections;
using ChartGen.Rendering;
using Microsoft.Extensions.Configuration;

namespace ChartGen;

/// <summary>What a run sees of the machine; tests give their own.</summary>
internal sealed record Surroundings
{
    public required Terminal Terminal { get; init; }

    /// <summary>The current folder.</summary>
    public required string Directory { get; init; }

    /// <summary>The variables of the environment.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Adds the settings among the variables, <c>CHARTGEN__…</c> in any case.</summary>
    public required Action<IConfigurationBuilder> AddSettings { get; init; }

    public static Surroundings OfProcess() =>
        new()
        {
            Terminal = Terminal.OfProcess(),
            Directory = CurrentDirectory(),
            AddSettings = builder => builder.AddEnvironmentVariables("CHARTGEN__"),
            Variables = Environment
                .GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal),
        };

    private static string CurrentDirectory()
    {
        try
        {
            return System.IO.Directory.GetCurrentDirectory();
        }
        catch (FileNotFoundException)
        {
            throw new IOException("The current folder does not exist any more.");
        }
    }

    /// <summary>A variable that is set to something.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A path as the user would write it from here.</summary>
    public string Shown(string path)
    {
        var relative = Path.GetRelativePath(Directory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
