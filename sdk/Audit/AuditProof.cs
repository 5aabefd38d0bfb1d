using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChartGen.Sdk.Audit;

/// <summary>
/// What an audit saw, kept beside the sources: the subcharts, Helm, and each value with its hash, its verdict and what shows it. A test holds
/// it against what is generated, so that values cannot change without a new audit, even where no chart can be had.
/// </summary>
/// <param name="Helm">Helm's version.</param>
/// <param name="Report">What was found.</param>
public sealed record AuditProof(string Helm, AuditReport Report)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The proof as JSON: one line for each chart and each value, so that a change is seen as what it is.</summary>
    public string ToJson()
    {
        var text = new StringBuilder();
        text.Append("{\n");
        text.Append("  \"schema\": 1,\n");
        text.Append("  \"profile\": ").Append(Line(w => w.WriteStringValue(Report.Profile))).Append(",\n");
        text.Append("  \"helm\": ").Append(Line(w => w.WriteStringValue(Helm))).Append(",\n");
        AppendList(text, "charts", Report.Charts.Select(c => Line(w => Write(w, c)))).Append(",\n");
        AppendList(text, "values", Report.Values.Select(v => Line(w => Write(w, v)))).Append("\n}\n");
        return text.ToString();
    }

    /// <summary>Reads a kept proof.</summary>
    /// <exception cref="JsonException">The text is no proof.</exception>
    public static AuditProof Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new(
            Text(root, "helm"),
            new(
                Text(root, "profile"),
                [
                    .. root.GetProperty("charts")
                        .EnumerateArray()
                        .Select(c => new AuditedChart(Text(c, "name"), Text(c, "version"), Text(c, "content"))),
                ],
                [.. root.GetProperty("values").EnumerateArray().Select(Value)],
                0
            )
        );
    }

    private static AuditedValue Value(JsonElement value) =>
        new(
            Text(value, "path"),
            Enum.Parse<Verdict>(Text(value, "verdict"), ignoreCase: true),
            [.. value.GetProperty("changes").EnumerateArray().Select(c => c.GetString()!)],
            value.TryGetProperty("reason", out var reason) ? reason.GetString() : null,
            Text(value, "hash")
        );

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static void Write(Utf8JsonWriter json, AuditedChart chart)
    {
        json.WriteStartObject();
        json.WriteString("name", chart.Name);
        json.WriteString("version", chart.Version);
        json.WriteString("content", chart.Content);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AuditedValue value)
    {
        json.WriteStartObject();
        json.WriteString("path", value.Path);
        json.WriteString("hash", value.Hash);
        json.WriteString("verdict", value.Verdict.Word());
        json.WriteStartArray("changes");
        foreach (var change in value.Changes)
            json.WriteStringValue(change);
        json.WriteEndArray();
        if (value.Reason is not null)
            json.WriteString("reason", value.Reason);
        json.WriteEndObject();
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            write(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static StringBuilder AppendList(StringBuilder text, string name, IEnumerable<string> lines)
    {
        text.Append("  \"").Append(name).Append("\": [");
        var separator = "\n    ";
        foreach (var line in lines)
        {
            text.Append(separator).Append(line);
            separator = ",\n    ";
        }

        return text.Append(separator[0] == ',' ? "\n  ]" : "]");
    }
}
