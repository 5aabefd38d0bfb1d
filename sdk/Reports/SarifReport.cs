using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Reports;

/// <summary>Findings as SARIF 2.1.0, with all that GitHub's code scanning asks for beyond the standard.</summary>
/// <remarks>
/// Code scanning shows a result only at a line of a file of the repository. What has no such file (a variable, an option, a folder, a file
/// that is missing) stands at the first line of the site's configuration, with its place in front of the message.
/// </remarks>
public static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string SourceRoot = "%SRCROOT%";

    /// <summary>The one SARIF log of a report.</summary>
    public static string Write(Report report) => JsonText.Write(json => Write(json, report));

    private static void Write(Utf8JsonWriter json, Report report)
    {
        ImmutableArray<string> codes = [.. report.Findings.Select(f => f.Code).Distinct().Order(StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, report, codes);
        WriteInvocation(json, report);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SourceRoot);
        WriteText(json, "description", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var (finding, fingerprint) in report.Findings.Zip(Fingerprints.Of(report.Findings)))
            WriteResult(json, report, finding, fingerprint, codes.IndexOf(finding.Code));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, Report report, ImmutableArray<string> codes)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ChartGen");
        json.WriteString("semanticVersion", report.ToolVersion);
        json.WriteStartArray("rules");
        foreach (var code in codes)
            WriteRule(json, code, report.Findings.First(f => f.Code == code));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A component from outside may have codes of its own: what is known of them is the finding.
    private static void WriteRule(Utf8JsonWriter json, string code, Diagnostic finding)
    {
        var isKnown = RuleBook.TryFind(code, out var rule);
        var severity = isKnown ? rule!.Severity : finding.Severity;
        var title = isKnown ? rule!.Title : code;
        json.WriteStartObject();
        json.WriteString("id", code);
        json.WriteString("name", isKnown ? NameOf(title) : code);
        WriteText(json, "shortDescription", title);
        WriteText(json, "fullDescription", isKnown ? rule!.Why : finding.Message);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", severity.Word());
        json.WriteEndObject();
        json.WriteStartObject("help");
        json.WriteString("text", isKnown ? $"{rule!.Why}\n\n{rule.Example}\n\n{rule.Fix}" : finding.Suggestion ?? finding.Message);
        if (isKnown)
            json.WriteString("markdown", $"{rule!.Why}\n\n```text\n{rule.Example}\n```\n\n{rule.Fix}");
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("helm");
        json.WriteStringValue("kubernetes");
        json.WriteEndArray();
        json.WriteString("problem.severity", severity == Severity.Note ? "recommendation" : severity.Word());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // 1 and 2 are answers, to be taken as such; with others the run did not come to its end.
    private static void WriteInvocation(Utf8JsonWriter json, Report report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.ExitCode is 0 or 1 or 2);
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Report report, Diagnostic finding, string fingerprint, int rule)
    {
        var path = finding.Where is { } where ? report.PathOf(where.File) : null;
        var place = path is null && finding.Where is { } elsewhere ? $"{elsewhere}: " : "";
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", finding.Severity.Word());
        WriteText(json, "message", $"{place}{finding.Message}{(finding.Suggestion is null ? "" : " " + finding.Suggestion)}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(path ?? report.SiteFile));
        json.WriteString("uriBaseId", SourceRoot);
        json.WriteEndObject();
        WriteRegion(json, path is null ? new(report.SiteFile, 1) : finding.Where!.Value);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        // The name by which GitHub knows a finding again.
        json.WriteString("primaryLocationLineHash", fingerprint);
        json.WriteEndObject();
        if (finding.Excepted is { } reason)
            WriteSuppression(json, reason);
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, span.Line));
        if (span is { Line: > 0, Column: > 0 })
        {
            json.WriteNumber("startColumn", span.Column);
            json.WriteNumber("endColumn", span.Column + Math.Max(1, span.Length));
        }

        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, string reason)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", reason);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string UriOf(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    // 'A key is unknown.' is AKeyIsUnknown, the form in which SARIF wants a rule's name.
    private static string NameOf(string title)
    {
        var words = new string([.. title.Where(c => c != '\'').Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]);
        return string.Concat(
            words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpper(w[0], CultureInfo.InvariantCulture) + w[1..])
        );
    }
}
