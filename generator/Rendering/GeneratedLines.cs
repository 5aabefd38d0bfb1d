using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Rendering;

/// <summary>Lines of charts that are in memory: what lies on the disk may be an older one, or nothing.</summary>
internal static class GeneratedLines
{
    /// <summary>The finding with the line that it is about, where that is one of a generated file.</summary>
    /// <param name="finding">A finding about the charts as they were generated.</param>
    /// <param name="generated">The charts.</param>
    /// <param name="folder">The profile's folder as findings show it.</param>
    public static Diagnostic Quoted(Diagnostic finding, GeneratedProfile generated, string folder)
    {
        if (finding.Where is not { Line: > 0 } where || !where.File.StartsWith(folder + "/", StringComparison.Ordinal))
            return finding;
        var file = generated.Files.FirstOrDefault(f => f.Path.Text == where.File[(folder.Length + 1)..]);
        return finding with { Line = file?.Text.Split('\n').ElementAtOrDefault(where.Line - 1) };
    }
}
