using System.Text.Json;

namespace ChartGen.Rendering;

/// <summary>Lists of texts in results.</summary>
internal static class JsonStrings
{
    /// <summary>Writes a property that is a list of texts.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
