using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Output;

/// <summary>Every message about a folder that is written or compared.</summary>
internal static class OutputDiagnostics
{
    public static Diagnostic Edited(string file, int line) =>
        Diagnostic.Error(
            "CG5001",
            line == 0 ? new(file) : new(file, line, 1),
            line == 0
                ? "The file was edited by hand, and it is no longer generated."
                : "The file was edited by hand: from this line on it is not what is generated.",
            "Move the change into chartgen.yaml, or give it up with --force."
        );

    public static Diagnostic NotOurs(string folder) =>
        Diagnostic.Error(
            "CG5002",
            new(folder),
            "The folder is not empty and ChartGen did not write it: it has no .chartgen.json.",
            "Choose another folder with --output, or move this one away."
        );

    public static Diagnostic BadManifest(string file, string fault) =>
        Diagnostic.Error(
            "CG5003",
            new(file),
            $"The list of ChartGen's files {fault}.",
            "Restore the file from version control, or move the folder away and generate it anew."
        );

    public static Diagnostic InTheWay(string file) =>
        Diagnostic.Error(
            "CG5004",
            new(file),
            "The file is not ChartGen's and stands where a generated file belongs.",
            "Move it away; --force does not replace what ChartGen did not write."
        );

    public static Diagnostic Link(string path) =>
        Diagnostic.Error(
            "CG5005",
            new(path),
            "This is a symbolic link, and ChartGen writes through none.",
            "Put the real file or folder in its place, or choose another folder with --output."
        );

    public static Diagnostic FileForFolder(string path) =>
        Diagnostic.Error(
            "CG5006",
            new(path),
            "A file stands where a folder is needed.",
            "Move it away, or choose another folder with --output."
        );

    public static Diagnostic Denied(string path) =>
        Diagnostic.Error(
            "CG5007",
            new(path),
            "Reading or writing is not permitted here.",
            "Give yourself the right to write, or choose another folder with --output."
        );

    public static Diagnostic DiskFull(string path) =>
        Diagnostic.Error("CG5008", new(path), "The disk is full.", "Free some space and run the command again; the old chart stands.");

    public static Diagnostic TooLong(string path) =>
        Diagnostic.Error("CG5009", new(path), "The path is too long for this file system.", "Choose a shorter folder with --output.");

    public static Diagnostic Failed(string path, string reason) =>
        Diagnostic.Error(
            "CG5010",
            new(path),
            $"The file system refused: {reason.TrimEnd('.')}.",
            "Put that right and run the command again."
        );

    public static Diagnostic Held(string folder, string holder) =>
        Diagnostic.Error(
            "CG5011",
            new(folder),
            $"{holder} has been writing this folder for longer than this run waits.",
            "Run the command again when the other has ended."
        );

    public static Diagnostic Foreign(Severity severity, string file) =>
        new("CG5012", severity, new(file), "The file is not ChartGen's; it is left as it is.")
        {
            Suggestion = "Keep files of your own outside the generated folder.",
        };

    public static Diagnostic NotGenerated(string folder) =>
        Diagnostic.Warning("CG5013", new(folder), "The folder has not been generated.", Regenerate);

    public static Diagnostic Changed(string file, int line) =>
        line == 0
            ? Diagnostic.Warning(
                "CG5014",
                new(file),
                "The file has other line ends than what is generated.",
                "Keep LF with '* text=auto eol=lf' in .gitattributes."
            )
            : Diagnostic.Warning("CG5014", new(file, line, 1), "From this line on the file is not what is generated.", Regenerate);

    public static Diagnostic Missing(string file) => Diagnostic.Warning("CG5015", new(file), "The file is missing.", Regenerate);

    public static Diagnostic Surplus(string file) =>
        Diagnostic.Warning("CG5016", new(file), "The file is no longer generated.", Regenerate);

    public static Diagnostic Repaired(string folder) =>
        new("CG5017", Severity.Note, new(folder), "An earlier run was interrupted; what it left was put in order.");

    private const string Regenerate = "Run generate and commit the result.";
}
