using System.Globalization;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Helm;

/// <summary>What can be wrong with Helm itself and with a run of it. Codes are never reused.</summary>
internal static class HelmDiagnostics
{
    private const string Install = $"Install {HelmVersion.Required}, or give its path with --helm.";

    /// <summary>CG6001: no Helm anywhere.</summary>
    public static Diagnostic NotFound(string reason) =>
        Diagnostic.Error("CG6001", null, $"Helm was not found on the PATH nor in the tool's cache, and {reason}.", Install);

    /// <summary>CG6001: the Helm that the user named is not there.</summary>
    public static Diagnostic NamedNotFound(string origin, string path) =>
        Diagnostic.Error("CG6001", new SourceSpan(origin), $"There is no executable '{TerminalText.OneLine(path)}'.", Install);

    /// <summary>CG6002: a version that ChartGen does not work with.</summary>
    public static Diagnostic TooOld(string origin, string path, HelmVersion version) =>
        Diagnostic.Error(
            "CG6002",
            new SourceSpan(origin),
            $"'{TerminalText.OneLine(path)}' is Helm {version}; ChartGen needs {HelmVersion.Required}.",
            Install
        );

    /// <summary>CG6003: an executable that does not answer like Helm.</summary>
    public static Diagnostic NoVersion(string origin, HelmRun run) =>
        Diagnostic.Error(
            "CG6003",
            new SourceSpan(origin),
            $"'{TerminalText.OneLine(run.CommandLine)}' printed no version of Helm but '{TerminalText.Excerpt(run.StandardOutput + run.StandardError)}'.",
            Install
        );

    /// <summary>CG6004: a run took too long.</summary>
    public static Diagnostic TimedOut(HelmRun run) =>
        Diagnostic.Error(
            "CG6004",
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{TerminalText.OneLine(run.CommandLine)}' was stopped after {run.TimeLimit.TotalSeconds:0.###} s.{Said(run)}"
            ),
            "Give it more time with --timeout."
        );

    /// <summary>CG6005: a run was ended from outside.</summary>
    public static Diagnostic Killed(HelmRun run) =>
        Diagnostic.Error(
            "CG6005",
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{TerminalText.OneLine(run.CommandLine)}' was killed by signal {run.ExitCode - 128}.{Said(run)}"
            ),
            "Signal 9 is mostly the system running out of memory."
        );

    /// <summary>CG6006: the executable could not be started.</summary>
    public static Diagnostic NotStarted(HelmRun run) =>
        Diagnostic.Error("CG6006", null, $"'{TerminalText.OneLine(run.CommandLine)}' could not be started.", Install);

    /// <summary>CG6007: more output than any release can hold.</summary>
    public static Diagnostic TooMuch(HelmRun run) =>
        Diagnostic.Error(
            "CG6007",
            null,
            $"'{TerminalText.OneLine(run.CommandLine)}' printed more than {HelmCli.OutputLimit / 1024 / 1024} MiB.",
            "Look for a loop in a template, or for the wrong executable."
        );

    /// <summary>CG6008: Helm could not be fetched.</summary>
    public static Diagnostic NotFetched(string message) => Diagnostic.Error("CG6008", null, message, Install);

    /// <summary>CG6009: Helm was fetched into the tool's cache.</summary>
    public static Diagnostic Fetched(string path, HelmVersion version) =>
        new("CG6009", Severity.Note, null, $"Helm was not found; Helm {version} was fetched into '{TerminalText.OneLine(path)}'.");

    /// <summary>CG6010: Helm refuses the chart.</summary>
    public static Diagnostic Refused(SourceSpan? where, string message, string? suggestion = null) =>
        Diagnostic.Error("CG6010", where, message, suggestion);

    /// <summary>CG6011: a values schema refuses a value.</summary>
    public static Diagnostic SchemaRefused(SourceSpan where, string chart, string reason) =>
        Diagnostic.Error(
            "CG6011",
            where,
            $"The values schema of chart '{chart}' refuses: {reason}.",
            "Correct the setting that the value comes from, or the component's 'values:'."
        );

    /// <summary>CG6012: a run failed, with a text that fits no pattern.</summary>
    public static Diagnostic Failed(HelmRun run, string text) =>
        Diagnostic.Error(
            "CG6012",
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{TerminalText.OneLine(run.CommandLine)}' ended with exit code {run.ExitCode}{(text.Length == 0 ? " and said nothing" : $": {text}")}"
            )
        );

    /// <summary>CG6013: Helm says something beside its answer.</summary>
    public static Diagnostic Said(Severity severity, SourceSpan? where, string text) => new("CG6013", severity, where, text);

    /// <summary>CG6014: a Helm found on the PATH is not used.</summary>
    public static Diagnostic PassedOver(Diagnostic reason) =>
        new("CG6014", Severity.Note, reason.Where, $"{reason.Message} It is not used.");

    private static string Said(HelmRun run) =>
        run.StandardError.Length == 0 ? "" : $" It had said '{TerminalText.Excerpt(run.StandardError)}'.";
}
