using System.Text.Json;
using ChartGen.Sdk.Manifests.Kubernetes;

namespace ChartGen.Sdk.Tests.Manifests.Kubernetes;

/// <summary>Makes the table of Kubernetes' own kinds from the OpenAPI descriptions (<c>swagger.json</c>) of its releases.</summary>
/// <remarks>Kept are the kinds that can be created, the types they are made of, their fields with types, which are required, and the keys of lists.</remarks>
internal sealed class OpenApiDescriptions
{
    private readonly Dictionary<(string Type, string Line), KubernetesReleases> _fields = [];
    private readonly Dictionary<string, KubernetesReleases> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ApiVersion, string Kind, string Type), KubernetesReleases> _kinds = [];

    /// <summary>The table of descriptions, by the name of their release.</summary>
    public static string ToTable(IReadOnlyDictionary<string, string> descriptions)
    {
        var all = new OpenApiDescriptions();
        foreach (var (release, text) in descriptions)
        {
            using var description = JsonDocument.Parse(text);
            all.Add(description.RootElement, KubernetesReleases.Parse(release));
        }

        return all.ToText();
    }

    private void Add(JsonElement description, KubernetesReleases release)
    {
        var definitions = description.GetProperty("definitions").EnumerateObject().ToDictionary(d => d.Name, d => d.Value);
        var created = Created(description.GetProperty("paths"));
        var wanted = new Stack<string>();
        foreach (var (name, definition) in definitions)
        {
            if (!definition.TryGetProperty("x-kubernetes-group-version-kind", out var kinds) || kinds.GetArrayLength() != 1)
                continue;
            var kind = KindOf(kinds[0]);
            if (!created.Contains(kind))
                continue;
            Join(_kinds, (kind.ApiVersion, kind.Kind, Short(name)), release);
            wanted.Push(name);
        }

        var seen = new HashSet<string>(wanted, StringComparer.Ordinal);
        while (wanted.TryPop(out var name))
        {
            foreach (var used in AddType(Short(name), definitions[name], definitions, release).Where(seen.Add))
                wanted.Push(used);
        }
    }

    private List<string> AddType(
        string type,
        JsonElement definition,
        Dictionary<string, JsonElement> definitions,
        KubernetesReleases release
    )
    {
        Join(_types, type, release);
        var used = new List<string>();
        var required = definition.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet()
            : [];
        foreach (var property in definition.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
        {
            var mark = required.Contains(property.Name) ? "!" : "";
            Join(_fields, (type, $"{property.Name}{mark} {Shape(property.Value, definitions, used)}"), release);
        }

        return used;
    }

    private static string Shape(JsonElement schema, Dictionary<string, JsonElement> definitions, List<string> used)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/definitions/".Length..];
            if (Special(name) is { } special)
            {
                used.AddRange(
                    definitions.Keys.Where(k =>
                        k.EndsWith(".JSONSchemaProps", StringComparison.Ordinal) && special.Contains(Short(k), StringComparison.Ordinal)
                    )
                );
                return special;
            }

            used.Add(name);
            return Short(name);
        }

        return schema.GetProperty("type").GetString() switch
        {
            "array" => $"[{Keys(schema)}]{Shape(schema.GetProperty("items"), definitions, used)}",
            "object" when schema.TryGetProperty("additionalProperties", out var values) => $"{{}}{Shape(values, definitions, used)}",
            "object" => "{}any",
            "integer" => Format(schema) == "int32" ? "int32" : "int64",
            "number" => "number",
            "boolean" => "boolean",
            "string" => Format(schema) == "byte" ? "bytes" : "string",
            var unknown => throw new InvalidOperationException($"The type '{unknown}' is not known."),
        };
    }

    // What these are in JSON, their definitions do not say.
    private static string? Special(string name) =>
        name[(name.LastIndexOf('.') + 1)..] switch
        {
            "Quantity" => "quantity",
            "IntOrString" => "int-or-string",
            "Time" or "MicroTime" => "time",
            "FieldsV1" or "RawExtension" => "{}any",
            "JSON" => "any",
            "JSONSchemaPropsOrArray" => $"({Sibling(name)}|[]{Sibling(name)})",
            "JSONSchemaPropsOrBool" => $"({Sibling(name)}|boolean)",
            "JSONSchemaPropsOrStringArray" => $"({Sibling(name)}|[]string)",
            _ => null,
        };

    private static string Sibling(string name) => $"{Short(name)[..Short(name).LastIndexOf('.')]}.JSONSchemaProps";

    // The description leaves defaults out; a port without a protocol is one of TCP, and so its key is.
    private static string Keys(JsonElement list)
    {
        if (!list.TryGetProperty("x-kubernetes-list-type", out var type))
            return "";
        return type.GetString() switch
        {
            "set" => "=",
            "map" => string.Join(
                ',',
                list.GetProperty("x-kubernetes-list-map-keys")
                    .EnumerateArray()
                    .Select(k => k.GetString() is "protocol" ? "protocol=TCP" : k.GetString())
            ),
            _ => "",
        };
    }

    private static string Format(JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString()! : "";

    private static HashSet<(string ApiVersion, string Kind)> Created(JsonElement paths)
    {
        var created = new HashSet<(string, string)>();
        foreach (var path in paths.EnumerateObject().Where(p => !p.Name.Contains("{name}", StringComparison.Ordinal)))
        {
            if (path.Value.TryGetProperty("post", out var post) && post.TryGetProperty("x-kubernetes-group-version-kind", out var kind))
                created.Add(KindOf(kind));
        }

        return created;
    }

    private static (string ApiVersion, string Kind) KindOf(JsonElement kind)
    {
        var (group, version) = (kind.GetProperty("group").GetString()!, kind.GetProperty("version").GetString()!);
        return (group.Length == 0 ? version : $"{group}/{version}", kind.GetProperty("kind").GetString()!);
    }

    // io.k8s.api.core.v1.Pod is core.v1.Pod.
    private static string Short(string name) => string.Join('.', name.Split('.')[^3..]);

    private static void Join<T>(Dictionary<T, KubernetesReleases> all, T key, KubernetesReleases release)
        where T : notnull => all[key] = all.GetValueOrDefault(key) | release;

    private string ToText()
    {
        var table = new SchemaTableWriter();
        foreach (var ((apiVersion, kind, type), releases) in _kinds)
            table.AddKind(new(apiVersion, kind, type, releases));
        var fields = _fields.ToLookup(f => f.Key.Type, f => (f.Key.Line, Releases: f.Value), StringComparer.Ordinal);
        foreach (var (type, releases) in _types)
            table.AddType(type, fields[type].Select(f => f.Line + SchemaTableWriter.InReleases(f.Releases, releases)));
        return table.ToText();
    }
}
