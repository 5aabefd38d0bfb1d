using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>
/// Reads CustomResourceDefinitions into a table. Kept are fields, types, required fields, words, patterns, least and greatest numbers and lengths, and
/// the keys of lists; not rules in CEL, and what combines schemas (<c>oneOf</c>, <c>not</c> and the like).
/// </summary>
internal sealed class CustomDefinitions
{
    private const string QuantityPattern =
        @"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$";

    private readonly SchemaTableWriter _table = new();

    /// <summary>The table of all kinds that the definitions define.</summary>
    public static string ToTable(IEnumerable<ValuesMap> definitions)
    {
        var reading = new CustomDefinitions();
        foreach (var definition in definitions.OrderBy(d => d.At("metadata", "name")?.ToString(), StringComparer.Ordinal))
            reading.Add(definition);
        return reading._table.ToText();
    }

    private void Add(ValuesMap definition)
    {
        var group = definition.At("spec", "group")?.ToString();
        var kind = definition.At("spec", "names", "kind")?.ToString() ?? "";
        foreach (var version in (definition.At("spec", "versions") as ValuesList)?.Items.OfType<ValuesMap>() ?? [])
        {
            if (version["served"] is ValuesScalar { Text: "false" } || version.At("schema", "openAPIV3Schema") is not ValuesMap schema)
                continue;
            var name = version["name"]?.ToString();
            var type = Type(schema, $"{name}.{kind}", isRoot: true);
            _table.AddKind(new($"{group}/{name}", kind, type, KubernetesReleases.All));
        }
    }

    private string Type(ValuesMap schema, string name, bool isRoot = false)
    {
        var required = (schema["required"] as ValuesList)?.Items.Select(i => i.ToString()).ToHashSet() ?? [];
        var fields = (schema["properties"] as ValuesMap)?.Entries ?? [];
        var lines = fields.Select(f => $"{f.Key}{(required.Contains(f.Key) ? "!" : "")} {Field(f, name, isRoot)}").ToList();
        // The server knows these of every object, whether a definition names them or not.
        if (isRoot)
            lines.AddRange(((string[])["apiVersion string", "kind string", "metadata meta.v1.ObjectMeta"]).Except(lines));
        return _table.AddOrFindType(name, lines, KeepsUnknown(schema));
    }

    private string Field(ValuesEntry field, string type, bool isRoot) =>
        isRoot && field.Key is "metadata"
            ? "meta.v1.ObjectMeta"
            : ShapeOf(field.Value as ValuesMap ?? ValuesMap.Empty, $"{type}.{field.Key}");

    // Limits are those of the innermost value: a list of words is [] and the words.
    private string ShapeOf(ValuesMap schema, string name)
    {
        var (shape, inner) = Outer(schema, name);
        return shape + string.Concat(Limits(shape, inner));
    }

    private (string Shape, ValuesMap Inner) Outer(ValuesMap schema, string name)
    {
        switch (schema["type"]?.ToString())
        {
            case "array":
                var item = Outer(schema["items"] as ValuesMap ?? ValuesMap.Empty, name);
                return ($"[{Keys(schema)}]{item.Shape}", item.Inner);
            case "object" when schema["additionalProperties"] is ValuesMap values:
                var value = Outer(values, name);
                return ($"{{}}{value.Shape}", value.Inner);
            case "object" when schema["additionalProperties"] is not null || (KeepsUnknown(schema) && schema["properties"] is null):
                return ("{}any", schema);
            case "object":
                return (Type(schema, name), schema);
            default:
                return (Scalar(schema), schema);
        }
    }

    private static string Scalar(ValuesMap schema)
    {
        if (schema["x-kubernetes-int-or-string"] is ValuesScalar { Text: "true" })
            return schema["pattern"]?.ToString() == QuantityPattern ? "quantity" : "int-or-string";
        return (schema["type"]?.ToString(), schema["format"]?.ToString()) switch
        {
            ("boolean", _) => "boolean",
            ("integer", "int32") => "int32",
            ("integer", _) => "int64",
            ("number", _) => "number",
            ("string", "byte") => "bytes",
            ("string", "date-time") => "time",
            ("string", _) => "string",
            _ => "any",
        };
    }

    private static IEnumerable<string> Limits(string shape, ValuesMap schema)
    {
        if (schema["enum"] is ValuesList words)
            yield return $" in:{string.Join('|', words.Items.Select(w => SchemaTable.Escaped(w.ToString()!)))}";
        if (schema["pattern"] is { } pattern && !shape.EndsWith("quantity", StringComparison.Ordinal))
            yield return $" match:{SchemaTable.EscapedPattern(pattern.ToString()!)}";
        foreach (
            var (key, limit) in ((string, string)[])
                [("minimum", "from"), ("maximum", "to"), ("minLength", "shortest"), ("maxLength", "longest")]
        )
        {
            if (Whole(schema[key]) is { } number)
                yield return string.Create(CultureInfo.InvariantCulture, $" {limit}:{number}");
        }
    }

    private static long? Whole(ValuesNode? node) =>
        double.TryParse(node?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsInteger(number)
            ? (long)number
            : null;

    private static string Keys(ValuesMap list)
    {
        if (list["x-kubernetes-list-type"]?.ToString() == "set")
            return "=";
        var fields = (list["items"] as ValuesMap)?["properties"] as ValuesMap;
        var keys = (list["x-kubernetes-list-map-keys"] as ValuesList)?.Items.Select(k => k.ToString()!) ?? [];
        return string.Join(
            ',',
            keys.Select(k => ((fields?[k] as ValuesMap)?["default"] is ValuesScalar { Text.Length: > 0 } value ? $"{k}={value}" : k))
        );
    }

    private static bool KeepsUnknown(ValuesMap schema) => schema["x-kubernetes-preserve-unknown-fields"] is ValuesScalar { Text: "true" };
}
