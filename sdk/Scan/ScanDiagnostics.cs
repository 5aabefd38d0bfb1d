using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Scan;

/// <summary>What a scan did not read, and why; never a reason to stop.</summary>
public static class ScanDiagnostics
{
    // A line that cannot be read, or is left out, may hold a secret anywhere.
    private const string NoExcerpt = "";

    private const string NothingFound = "Nothing in it was looked at.";

    /// <summary>A file above the limit.</summary>
    public static Diagnostic TooLarge(string path, long mebibytes) =>
        Diagnostic.Warning("CG8082", new(path), $"The file is larger than {mebibytes} MiB and was not read.", NothingFound);

    /// <summary>A file with the name of a text and the content of something else.</summary>
    public static Diagnostic NotText(string path) =>
        Diagnostic.Warning("CG8083", new(path), "The file holds no text and was not read.", "Where it is encrypted, scan its plain form.");

    /// <summary>A symbolic link.</summary>
    public static Diagnostic Link(string path) =>
        new("CG8084", Severity.Note, new(path), "The symbolic link was not followed.")
        {
            Suggestion = "What it leads to is read where it lies, if it lies in the folder.",
        };

    /// <summary>A file or folder that the user may not read.</summary>
    public static Diagnostic Unreadable(string path, string reason) =>
        Diagnostic.Warning("CG8085", new(path), $"It cannot be read: {reason}", NothingFound);

    /// <summary>More files or levels than a repository has.</summary>
    public static Diagnostic TooMuch(string path, string limit) =>
        Diagnostic.Warning("CG8086", new(path), $"The scan stopped here: {limit}.", "Scan the folders that hold manifests, one by one.");

    internal static Diagnostic NoYaml(Diagnostic problem) =>
        problem with
        {
            // A password may start with a star, and be no alias.
            Message = problem.Message.Contains("the alias '*", StringComparison.Ordinal)
                ? "The YAML cannot be read: an alias has no anchor."
                : problem.Message,
            Severity = Severity.Warning,
            Suggestion = "What stands behind this place was not looked at.",
            HidesValue = true,
            Line = NoExcerpt,
        };

    internal static Diagnostic UnrenderedTemplate(string path) =>
        new("CG8081", Severity.Note, new(path), "The Helm template cannot be read before it is rendered.")
        {
            Suggestion = "Render it with helm template, and scan what comes out.",
        };

    internal static Diagnostic PublishedChart(string folder, string name, string version) =>
        new(
            "CG8087",
            Severity.Note,
            new(folder),
            $"The folder holds a copy of the published chart {name} {version}; its templates and defaults were not looked at."
        )
        {
            Suggestion = "Keep your own values in a file of their own.",
        };

    internal static Diagnostic Circle(SourceSpan where, string other) =>
        Diagnostic.Warning(
            "CG8088",
            where,
            $"The kustomization includes '{other}', which includes it in turn.",
            "Break the circle; kustomize refuses it."
        );

    internal static Diagnostic LeftOut(SourceSpan? where, string what, string why) =>
        new("CG8090", Severity.Note, where ?? new("chartgen.yaml"), $"Not in chartgen.yaml: {what}.")
        {
            Suggestion = why,
            HidesValue = true,
            Line = NoExcerpt,
        };
}
