using System.Text;
using System.Text.Json;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>
/// Takes a chart's contract from its archive. Three sources: the default values (an empty map, an empty list and <c>null</c> say nothing about
/// what may stand there, so they are open), the templates' references to <c>.Values</c>, and <c>values.schema.json</c>. A template that takes
/// a map as a whole (<c>with</c>, <c>range</c>, <c>toYaml</c>, a variable, an argument) may read any key of it: the map and all below are open.
/// A schema that forbids further keys closes its map again, since Helm itself refuses them.
/// </summary>
internal static class ContractExtractor
{
    /// <summary>The contract. The same archive gives the same text, byte for byte.</summary>
    public static Contract Extract(ChartArchive archive)
    {
        var root = new ContractNode();
        if (Text(archive, "values.yaml") is { } values && ValuesReader.Read(values, "values.yaml").Root is ValuesMap defaults)
            AddDefault(root, defaults);
        else
            root.Types.Add("map");

        foreach (
            var reference in archive
                .Files.Where(f => f.Key.StartsWith("templates/", StringComparison.Ordinal))
                .SelectMany(f => ValuesReference.In(Encoding.UTF8.GetString(f.Value)))
        )
            AddReference(root, reference);
        foreach (var key in Nested(archive).Append("global"))
            root.Child(key).OpenAll();
        if (Text(archive, "values.schema.json") is { } schema)
        {
            using var document = JsonDocument.Parse(
                schema,
                new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            AddSchema(root, document.RootElement);
        }

        return new(root);
    }

    private static string? Text(ChartArchive archive, string path) =>
        archive.Files.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    private static void AddDefault(ContractNode node, ValuesNode value)
    {
        node.Types.Add(
            value switch
            {
                ValuesMap => "map",
                ValuesList => "list",
                ValuesScalar { Kind: ScalarKind.String } => "string",
                ValuesScalar { Kind: ScalarKind.Integer } => "integer",
                ValuesScalar { Kind: ScalarKind.Float } => "number",
                ValuesScalar { Kind: ScalarKind.Boolean } => "boolean",
                _ => "null",
            }
        );
        node.IsOpen = value is ValuesMap { Count: 0 } or ValuesList or ValuesScalar { Kind: ScalarKind.Null };
        if (value is ValuesMap map)
        {
            foreach (var entry in map.Entries)
                AddDefault(node.Child(entry.Key), entry.Value);
        }
    }

    private static void AddReference(ContractNode root, ValuesReference reference)
    {
        var node = root;
        foreach (var key in reference.Path)
        {
            var isNew = !node.Children.TryGetValue(key, out var child);
            child ??= node.Child(key);
            // Below an open node nothing is certain, so what is new there is open as well.
            child.IsOpen |= isNew && node.IsOpen;
            node = child;
        }

        if (reference.IsWhole && (node.Types.Contains("map") || node.Types.Count == 0))
            node.OpenAll();
    }

    private static IEnumerable<string> Nested(ChartArchive archive)
    {
        var metadata = Text(archive, "Chart.yaml") is { } text ? ValuesReader.Read(text, "Chart.yaml").Root as ValuesMap : null;
        var declared = metadata?["dependencies"] is ValuesList list
            ? list.Items.OfType<ValuesMap>().Select(d => (d["alias"] ?? d["name"])?.ToString()).OfType<string>()
            : [];
        var packed = archive
            .Files.Keys.Where(p => p.StartsWith("charts/", StringComparison.Ordinal) && p.EndsWith("/Chart.yaml", StringComparison.Ordinal))
            .Select(p => p.Split('/'))
            .Where(p => p.Length == 3)
            .Select(p => p[1]);
        return declared.Union(packed, StringComparer.Ordinal);
    }

    private static void AddSchema(ContractNode node, JsonElement schema)
    {
        // Only what is plain is taken: references and compositions may allow more than their own properties say.
        if (
            schema.ValueKind != JsonValueKind.Object
            || schema.EnumerateObject().Any(p => p.Name is "$ref" or "allOf" or "anyOf" or "oneOf" or "if" or "not")
        )
            return;
        if (schema.TryGetProperty("type", out var type))
        {
            foreach (
                var name in type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()) : [type.GetString()]
            )
                node.Types.Add(
                    name switch
                    {
                        "object" => "map",
                        "array" => "list",
                        null => "null",
                        _ => name,
                    }
                );
        }

        var isStrict = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                var isNew = !node.Children.ContainsKey(property.Name);
                var child = node.Child(property.Name);
                child.IsOpen |= isNew;
                AddSchema(child, property.Value);
            }
        }

        if (isStrict && !schema.TryGetProperty("patternProperties", out _))
            node.IsOpen = false;
    }
}
