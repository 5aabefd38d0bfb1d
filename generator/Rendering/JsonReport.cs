using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Rendering;

/// <summary>The one object on standard output under <c>--format json</c>.</summary>
internal static class JsonReport
{
    /// <summary>The version of the object's shape.</summary>
    private const int Schema = 1;

    public static void Write(
        TextWriter output,
        string command,
        int exitCode,
        IEnumerable<Diagnostic> diagnostics,
        Action<Utf8JsonWriter> writeResult
    )
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("command", command);
            json.WriteNumber("exitCode", exitCode);
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in diagnostics)
                Write(json, diagnostic);
            json.WriteEndArray();
            json.WritePropertyName("result");
            writeResult(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString(
            "severity",
            diagnostic.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "note",
            }
        );
        json.WriteString("file", diagnostic.Where?.File);
        WriteNumber(json, "line", diagnostic.Where?.Line);
        WriteNumber(json, "column", diagnostic.Where?.Column);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("suggestion", diagnostic.Suggestion);
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
