using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary>What can be wrong with the sides of a comparison.</summary>
internal static class DiffDiagnostics
{
    public static Diagnostic NoFolder(string path, string? profile) =>
        Diagnostic.Error(
            "CG8101",
            new(path),
            "There is nothing to compare with: the folder does not exist.",
            profile is null ? "Name a profile, or a folder with charts." : $"Write it first: chartgen generate {profile}."
        );

    public static Diagnostic StandIns(IEnumerable<string> subcharts) =>
        new(
            "CG8103",
            Severity.Note,
            null,
            $"Nothing is known of the objects of {string.Join(", ", subcharts)}: their charts are out of reach, and only their values are compared."
        )
        {
            Suggestion = "Give --chart-source, or put the charts into the folder charts.",
        };
}
