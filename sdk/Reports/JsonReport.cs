using System.Text.Json;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Reports;

/// <summary>The one object of <c>--format json</c>: how the command ended, its findings and its result.</summary>
public static class JsonReport
{
    /// <summary>The version of the object's shape.</summary>
    private const int Schema = 1;

    /// <summary>The object.</summary>
    /// <param name="report">The run.</param>
    /// <param name="writeResult">Writes the result as one value; <see langword="null"/> where there is none.</param>
    public static string Write(Report report, Action<Utf8JsonWriter>? writeResult) =>
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("command", report.Command);
            json.WriteNumber("exitCode", report.ExitCode);
            json.WriteStartArray("diagnostics");
            foreach (var finding in report.Findings)
                Write(json, finding);
            json.WriteEndArray();
            json.WritePropertyName("result");
            if (writeResult is null)
                json.WriteNullValue();
            else
                writeResult(json);
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.Word());
        json.WriteString("file", finding.Where?.File);
        WriteNumber(json, "line", finding.Where?.Line);
        WriteNumber(json, "column", finding.Where?.Column);
        json.WriteString("message", finding.Message);
        json.WriteString("suggestion", finding.Suggestion);
        json.WriteEndObject();
    }

    // An origin without lines, such as a variable or an option, has none to name.
    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is > 0)
            json.WriteNumber(name, number.Value);
        else
            json.WriteNull(name);
    }
}
