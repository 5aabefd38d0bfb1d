using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChartGen.Sdk.Values;

/// <summary>Writes a values tree as JSON.</summary>
public static class ValuesJson
{
    /// <summary>A tree as JSON, indented, keys in their order.</summary>
    public static string Write(ValuesNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        // A newline of the platform's would make the output depend on the machine.
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
            Write(writer, node);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Writes a tree as the next JSON value.</summary>
    public static void Write(Utf8JsonWriter writer, ValuesNode node)
    {
        switch (node)
        {
            case ValuesMap map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case ValuesList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case ValuesScalar { Kind: ScalarKind.Null }:
                writer.WriteNullValue();
                break;
            case ValuesScalar { Kind: ScalarKind.Boolean } scalar:
                writer.WriteBooleanValue(
                    scalar.Text[0] is 't' or 'T' or 'y' or 'Y' || scalar.Text.Equals("on", StringComparison.OrdinalIgnoreCase)
                );
                break;
            case ValuesScalar { Kind: ScalarKind.Integer } scalar when IsDecimal(scalar.Text, out var number):
                writer.WriteNumberValue(number);
                break;
            case ValuesScalar { Kind: ScalarKind.Float } scalar when IsFinite(scalar.Text, out var number):
                writer.WriteNumberValue(number);
                break;
            case ValuesScalar scalar:
                writer.WriteStringValue(scalar.Text);
                break;
        }
    }

    // Helm reads 017 as octal: such spellings stay texts, as infinities do, which JSON does not have.
    private static bool IsDecimal(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && (number == 0 || text.TrimStart('+', '-')[0] != '0');

    private static bool IsFinite(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
