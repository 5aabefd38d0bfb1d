using System.Text;
using System.Text.Json;

namespace ChartGen.Sdk.Catalog;

/// <summary>
/// Writes a contract as a values.schema.json. It refuses unknown keys in closed maps and nothing else: any type may stand anywhere, since
/// <c>null</c> deletes a default and charts take numbers as strings.
/// </summary>
internal static class ContractSchema
{
    private const string Global = "global";

    /// <summary>The schema, draft-07.</summary>
    public static string Write(Contract contract)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            WriteKeywords(json, contract.Root, isRoot: true);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteKeywords(Utf8JsonWriter json, ContractNode node, bool isRoot = false)
    {
        if (!Restricts(node))
            return;
        var item = node.Item is { } i && Restricts(i) ? i : null;
        json.WriteStartObject("properties");
        if (isRoot && !node.Children.ContainsKey(Global))
        {
            json.WriteStartObject(Global);
            json.WriteEndObject();
        }

        // Beside the schema of free keys a known key needs one of its own, even an empty one.
        foreach (var (key, child) in node.Children.Where(c => IsClosed(node) || item is not null || Restricts(c.Value)))
        {
            json.WriteStartObject(key);
            // Helm lays the umbrella's 'global' into each chart's: what another chart reads of it stands here too.
            if (key != Global)
                WriteKeywords(json, child);
            json.WriteEndObject();
        }

        // Helm hands it to every subchart, whether the chart reads it or not.
        if (isRoot && !node.Children.ContainsKey("global"))
        {
            json.WriteStartObject("global");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (IsClosed(node))
            json.WriteBoolean("additionalProperties", false);
        if (item is null)
            return;
        WriteItem(json, "items", item);
        if (node.IsOpen)
            WriteItem(json, "additionalProperties", item);
    }

    private static void WriteItem(Utf8JsonWriter json, string keyword, ContractNode item)
    {
        json.WriteStartObject(keyword);
        WriteKeywords(json, item);
        json.WriteEndObject();
    }

    private static bool IsClosed(ContractNode node) => !node.IsOpen && node.Children.Count > 0;

    private static bool Restricts(ContractNode node) =>
        IsClosed(node) || node.Item is { } item && Restricts(item) || node.Children.Values.Any(Restricts);
}
