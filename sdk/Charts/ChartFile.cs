namespace ChartGen.Sdk.Charts;

/// <summary>A generated file. Its text has LF line ends and exactly one final newline.</summary>
public sealed record ChartFile
{
    private ChartFile(ChartPath path, string text, string? origin) => (Path, Text, Origin) = (path, text, origin);

    /// <summary>Where it lies, below the folder that is generated.</summary>
    public ChartPath Path { get; }

    /// <summary>Its text.</summary>
    public string Text { get; }

    /// <summary>The template it came from, so that Helm's complaint about the file leads there.</summary>
    public string? Origin { get; }

    /// <summary>Makes a file; line ends and the final newline are put right.</summary>
    public static ChartFile Create(ChartPath path, string text, string? origin = null) =>
        new(path, text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n", origin);
}
