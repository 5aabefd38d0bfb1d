using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Secrets;

/// <summary>Every message about Secrets and the file of their values. None holds a value, or the line that it stands in.</summary>
internal static class SecretsDiagnostics
{
    public static Diagnostic WithoutKey(string reader, string secret, string key, IEnumerable<string> known) =>
        Diagnostic.Warning(
            "CG8401",
            null,
            $"{reader} reads the key '{key}' of the Secret '{secret}', which is made without it.",
            ClosestName.Of(key, known) is { } closest ? $"Did you mean '{closest}'?" : $"It has {string.Join(", ", known)}."
        );

    public static Diagnostic Malformed(string file, int line, string name, string message, string suggestion) =>
        At(Diagnostic.Error("CG8402", null, message, suggestion), file, line, name);

    public static Diagnostic Twice(string file, int line, string name, int first) =>
        At(
            Diagnostic.Error("CG8403", null, $"{name} is given again: line {first} has it already.", "Keep the one that counts."),
            file,
            line,
            name
        );

    public static Diagnostic Missing(string file, string variable, IEnumerable<string> wanted, IEnumerable<string> given) =>
        Diagnostic.Error(
            "CG8404",
            new(file),
            $"{variable} is missing: {string.Join(" and ", wanted)} cannot be made without it.",
            ClosestName.Of(variable, given) is { } closest ? $"Did you mean '{variable}' by '{closest}'?" : $"Add {variable}=…"
        );

    public static Diagnostic Surplus(string file, EnvVariable variable, IEnumerable<string> known) =>
        At(
            Diagnostic.Warning(
                "CG8405",
                null,
                $"{variable.Name} is for no Secret of the profile, and is left out.",
                ClosestName.Of(variable.Name, known) is { } closest ? $"Did you mean '{closest}'?" : "Take it out of the file."
            ),
            file,
            variable.Line,
            variable.Name
        );

    public static Diagnostic Unusable(string file, EnvVariable variable, string problem, string suggestion) =>
        At(Diagnostic.Error("CG8406", null, $"{variable.Name} {problem}", suggestion), file, variable.Line, variable.Name);

    public static Diagnostic NotInFile(string file, string secret, string @namespace, string variables) =>
        new(
            "CG8407",
            Severity.Note,
            new(file),
            $"The Secret '{secret}' is not made, since the file has none of its keys: it must exist in '{@namespace}'."
        )
        {
            Suggestion = $"To make it too, add {variables}.",
        };

    public static Diagnostic OfEntries(string file, IEnumerable<string> variables) =>
        Diagnostic.Warning(
            "CG8408",
            new(file),
            $"AWS Secrets Manager keeps {string.Join(", ", variables)}, and the operator makes the Secrets from there: left out here.",
            "chartgen secrets without --from-env-file prints the commands that make the entries."
        );

    public static Diagnostic Nothing(string file) =>
        Diagnostic.Error(
            "CG8409",
            new(file),
            "No Secret can be made from the file.",
            "chartgen secrets without --from-env-file names the variables."
        );

    public static Diagnostic LeftToJob(string file, IEnumerable<string> variables) =>
        new("CG8410", Severity.Note, new(file), $"A Job in the cluster makes what the file does not give: {string.Join(", ", variables)}.");

    public static Diagnostic OutOfReach(IEnumerable<string> charts) =>
        Diagnostic.Warning(
            "CG8411",
            null,
            $"Of {string.Join(", ", charts)} only the Secrets are listed that ChartGen names: nothing else is known of a chart that is out of reach.",
            "Name a folder with the charts: --chart-source; --require-charts makes this an error."
        );

    // The line is given instead of read: what follows the name is a value.
    private static Diagnostic At(Diagnostic diagnostic, string file, int line, string name)
    {
        var shown = name.Length == 0 ? "" : name + "=";
        return diagnostic with { Where = new(file, line, shown.Length + 1), Line = shown, HidesValue = true };
    }
}
