using ChartGen.Sdk.Diagnostics;

namespace ChartGen;

/// <summary>Every message of the command's own stage.</summary>
internal static class CommandDiagnostics
{
    public static Diagnostic NoConfiguration(string path) =>
        Diagnostic.Error(
            "CG0001",
            new(path),
            "The configuration file does not exist.",
            "Name an existing file with --config or CHARTGEN_CONFIG."
        );

    public static Diagnostic UnreadableConfiguration(string path, string reason) =>
        Diagnostic.Error(
            "CG0002",
            new(path),
            $"The configuration file cannot be read: {reason}",
            "Make it readable, or name another with --config."
        );

    public static Diagnostic WrongUsage(string message) => Diagnostic.Error("CG0003", null, message, "See chartgen --help.");

    public static Diagnostic UnknownCommand(string word, IReadOnlyCollection<string> known) =>
        Diagnostic.Error(
            "CG0003",
            null,
            word.StartsWith('-') ? $"There is no option '{word}'." : $"There is no command '{word}'.",
            ClosestName.Of(word, known) is { } closest ? $"Did you mean '{closest}'?" : "See chartgen --help."
        );

    public static Diagnostic UnknownProfile(string name, IReadOnlyCollection<string> known) =>
        Diagnostic.Error(
            "CG0004",
            null,
            $"There is no profile '{name}'.",
            ClosestName.Of(name, known) is { } closest ? $"Did you mean '{closest}'?" : $"The profiles are {string.Join(", ", known)}."
        );

    public static Diagnostic UnknownRule(string code, IEnumerable<string> known) =>
        Diagnostic.Error(
            "CG0003",
            null,
            $"There is no rule '{code}'.",
            ClosestName.Of(code, known) is { } closest ? $"Did you mean '{closest}'?" : "chartgen explain lists them all."
        );

    public static Diagnostic NoChart(string path) =>
        Diagnostic.Error(
            "CG0005",
            new(path),
            "There is no chart: no Chart.yaml and no platform/Chart.yaml.",
            "Generate it first, or name a chart's folder."
        );

    public static Diagnostic MissingChart(string path) =>
        Diagnostic.Error("CG0005", new(path), "The chart of the profile is not there: no Chart.yaml.", "Generate the profile.");

    public static Diagnostic NoFolder(string path) =>
        Diagnostic.Error("CG8091", new(path), "There is no such folder to scan.", "Name the folder of a repository.");

    public static Diagnostic NoFolderButFile(string path) =>
        Diagnostic.Error("CG8091", new(path), "There is a file where a folder was to be scanned.", "Name the folder that holds it.");

    public static Diagnostic FileExists(string path) =>
        Diagnostic.Error("CG8092", new(path), "The file of --write exists.", "Name another file, or replace it with --force.");

    public static Diagnostic NotOurs(string path) =>
        Diagnostic.Error(
            "CG8304",
            new(path),
            "The file is not one that 'chartgen images --mirror' made, and is not replaced.",
            "Name another folder with --mirror, or move the file away."
        );

    public static Diagnostic NoValues(string path, string reason) =>
        Diagnostic.Error(
            "CG8412",
            new(path),
            $"The file with the values cannot be read: {reason}.",
            "Name a file of lines NAME=VALUE with --from-env-file; /dev/stdin reads a pipe."
        );

    public static Diagnostic ValuesOnScreen() =>
        Diagnostic.Warning(
            "CG8413",
            null,
            "Standard output is a terminal: the values of the Secrets stand on the screen, and in what it remembers.",
            "Pipe them: … --from-env-file <file> | kubectl apply --server-side --filename -"
        );

    public static Diagnostic CannotGoOn(string reason) =>
        Diagnostic.Error("CG0006", null, $"The run cannot go on: {reason}", "What stood before still stands.");

    public static Diagnostic Defect(Exception problem) =>
        Diagnostic.Error(
            "CG0007",
            null,
            $"ChartGen has a defect: {problem.GetType().Name}: {problem.Message}",
            "Please report it with the command that you typed."
        );

    public static Diagnostic UnknownPath(string path, string nearest) =>
        Diagnostic.Error("CG0008", null, $"There is no setting '{path}'.", nearest);

    public static Diagnostic NothingSet(string path, string profile) =>
        new("CG0009", Severity.Note, null, $"'{path}' is not set in profile '{profile}'.");

    public static Diagnostic UnreadableOutputs(string path, string reason) =>
        Diagnostic.Error(
            "CG0010",
            new(path),
            $"The file of Terraform's outputs cannot be read: {reason}.",
            $"Write it by 'terraform output -json > {path}'."
        );

    public static Diagnostic SiteExists(string path) =>
        Diagnostic.Error(
            "CG0011",
            new(path),
            "The file exists, and is left as it is.",
            "Name another with --config, such as --config new.yaml."
        );

    public static Diagnostic WrongAnswer(string option, string rule, string example) =>
        Diagnostic.Error("CG0012", null, $"{option} must be {rule}.", $"For example '{example}'.");
}
