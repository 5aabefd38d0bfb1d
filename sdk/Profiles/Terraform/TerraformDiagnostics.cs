using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles.Terraform;

/// <summary>Every message about Terraform's outputs, CG1012 to CG1019. The value of a sensitive output is in none of them, nor is a file named as the one to write: it may be a state.</summary>
internal static class TerraformDiagnostics
{
    /// <summary>CG1012: a file of outputs that is no JSON. Without a line as its place, since the line itself may hold a secret.</summary>
    public static Diagnostic NoJson(string file, long line) =>
        Diagnostic.Error(
            "CG1012",
            new(file),
            $"The file is no JSON, as line {line} shows.",
            "Write the outputs by 'terraform output -json > outputs.json'."
        );

    /// <summary>CG1013: a JSON of Terraform's that holds no outputs.</summary>
    public static Diagnostic NoOutputs(string file, string reason) =>
        Diagnostic.Error(
            "CG1013",
            new(file),
            $"The file {reason}.",
            "Write the outputs by 'terraform output -json > outputs.json' once it is applied."
        );

    /// <summary>CG1014: a sensitive output that the site names for a setting.</summary>
    public static Diagnostic SensitiveByName(SourceSpan where, string output, string path) =>
        Sensitive(where, output, path, "A secret belongs in a Secret; where it is none, take 'sensitive' off the output.");

    /// <summary>CG1014: a sensitive output that has a setting's well-known name.</summary>
    public static Diagnostic SensitiveByItself(SourceSpan where, string output, string path) =>
        Sensitive(
            where,
            output,
            path,
            $"Where it is no secret, take 'sensitive' off it; else say 'terraform: {{{path}: null}}' in chartgen.yaml."
        );

    private static Diagnostic Sensitive(SourceSpan where, string output, string path, string suggestion) =>
        Diagnostic.Error(
            "CG1014",
            where,
            $"Terraform keeps the output '{output}' as sensitive, so it cannot be '{path}', which is written into charts.",
            suggestion
        );

    /// <summary>CG1015: an output that <c>terraform:</c> names and the file does not have.</summary>
    public static Diagnostic NoSuchOutput(SourceSpan where, string name, string? closest) =>
        Diagnostic.Error(
            "CG1015",
            where,
            $"Terraform has no output '{name}' with a value.",
            closest is null ? "'terraform output' lists those that it has." : $"Did you mean '{closest}'?"
        );

    /// <summary>CG1016: a key of <c>terraform:</c> that is no setting.</summary>
    public static Diagnostic NoSuchSetting(SourceSpan? where, string path, string suggestion) =>
        Diagnostic.Error("CG1016", where, $"'{path}' is no setting that an output can be.", suggestion);

    /// <summary>CG1017: two outputs that give one setting different values.</summary>
    public static Diagnostic Disagree(string path, TerraformFact one, TerraformFact other) =>
        Diagnostic.Error(
            "CG1017",
            one.Output.Where,
            $"For '{path}' the output '{one.Output.Name}' says '{one.Shown}', and '{other.Output.Name}' says '{other.Shown}'.",
            $"Name the right one in chartgen.yaml: 'terraform: {{{path}: {one.Output.Name}}}'."
        );

    /// <summary>CG1018: sensitive outputs that nobody reads stand in the file all the same.</summary>
    public static Diagnostic PlainSecrets(string file, IReadOnlyCollection<string> names) =>
        new(
            "CG1018",
            Severity.Note,
            new(file),
            $"The file holds sensitive outputs in plain text: {string.Join(", ", names)}. ChartGen does not read them."
        )
        {
            Suggestion = "Keep the file out of the repository.",
        };

    /// <summary>CG1019: a file of outputs of which none is a setting.</summary>
    public static Diagnostic NoneTaken(string file, int count) =>
        Diagnostic.Warning(
            "CG1019",
            new(file),
            $"None of the file's {count} outputs is a setting.",
            "Name those that are in chartgen.yaml, as in 'terraform: {database.host: <output>}'."
        );
}
