using System.Text.Json;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>
/// Adds to a contract what a chart's <c>values.schema.json</c> says. Helm refuses what it refuses, so that its word is the last: where it forbids
/// further keys, its own are all there are; the types that it names are all there are. What it describes is known, whoever reads it. Kubernetes'
/// own types stay as the templates take them: the check of the rendered objects knows them better.
/// </summary>
internal sealed class SchemaFacts(JsonElement root)
{
    private const int MaxDepth = 40;
    private const string Kubernetes = "io.k8s.";

    /// <summary>Adds the facts.</summary>
    public void AddTo(ContractNode node) => Add(node, root, 0);

    private void Add(ContractNode node, JsonElement schema, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth)
            return;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            if (reference.GetString() is { } name && !name.Contains(Kubernetes, StringComparison.Ordinal) && Resolve(name) is { } target)
                Add(node, target, depth + 1);
            else if (!node.IsOpen)
                node.IsOpen = node.Children.Count == 0;
        }

        foreach (var part in Parts(schema, "allOf"))
            Add(node, part, depth + 1);
        AddTypes(node, schema);
        if (
            schema.TryGetProperty("description", out var words)
            && Deprecation.In(words.GetString() ?? "") is { IsDefault: false } replacements
        )
            node.Replacements = replacements;
        AddProperties(node, schema, depth);
        // Any of several may hold: what each describes is known, what one forbids another may allow.
        foreach (var part in Parts(schema, "anyOf").Concat(Parts(schema, "oneOf")))
            AddLoosely(node, part, depth + 1);
        if (schema.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object && node is { Item: not null })
            Add(node.Item, items, depth + 1);
    }

    private void AddProperties(ContractNode node, JsonElement schema, int depth)
    {
        var wasOpen = node.IsOpen && !HasOnlyFreeKeys(node);
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                known.Add(property.Name);
                var isNew = !node.Children.ContainsKey(property.Name);
                var child = node.Child(property.Name);
                if (isNew)
                    (child.IsOpen, child.IsUnsure, child.IsUnread) = (wasOpen, wasOpen && node.IsUnsure, !wasOpen);
                Add(child, property.Value, depth + 1);
            }
        }

        if (!schema.TryGetProperty("additionalProperties", out var additional) || schema.TryGetProperty("patternProperties", out _))
            return;
        if (additional.ValueKind == JsonValueKind.False)
        {
            node.IsOpen = node.IsUnsure = false;
            node.Item = null;
            foreach (var key in node.Children.Keys.Except(known).ToList())
                node.Children.Remove(key);
        }
        else if (additional.ValueKind == JsonValueKind.Object && node.Children.Count == 0)
            node.IsOpen = true;
    }

    private void AddLoosely(ContractNode node, JsonElement schema, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth)
            return;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            if (reference.GetString() is { } name && !name.Contains(Kubernetes, StringComparison.Ordinal) && Resolve(name) is { } target)
                AddLoosely(node, target, depth + 1);
            return;
        }

        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in properties.EnumerateObject())
        {
            if (node.Children.ContainsKey(property.Name))
                continue;
            node.Child(property.Name).IsOpen = true;
        }
    }

    private static void AddTypes(ContractNode node, JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return;
        node.Types.Clear();
        foreach (var name in type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()) : [type.GetString()])
        {
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
    }

    private static bool HasOnlyFreeKeys(ContractNode node) => node.Item is { IsOpen: false };

    private static JsonElement.ArrayEnumerator Parts(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var parts) && parts.ValueKind == JsonValueKind.Array ? parts.EnumerateArray() : default;

    private JsonElement? Resolve(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return null;
        var at = root;
        foreach (var key in reference[2..].Split('/'))
        {
            if (
                at.ValueKind != JsonValueKind.Object
                || !at.TryGetProperty(key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out at)
            )
                return null;
        }

        return at;
    }
}
