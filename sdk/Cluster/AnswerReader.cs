using System.Collections.Immutable;
using System.Text.Json;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster;

/// <summary>Reads what an API server sends; what nobody may see again does not get past this door.</summary>
internal static class AnswerReader
{
    private const string Hidden = "<hidden>";

    /// <summary>The object of an answer, or <see langword="null"/> where it is none.</summary>
    /// <param name="json">The body.</param>
    /// <remarks>Of a Secret only the keys stay, and whether there is something under each.</remarks>
    public static ValuesMap? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Object(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ValuesMap Object(JsonElement element)
    {
        var hides = IsSecret(element);
        var entries = new Dictionary<string, ValuesNode>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject().Where(p => p.Name != "managedFields"))
        {
            entries[property.Name] = property.Name switch
            {
                "data" or "stringData" when hides => Keys(property.Value),
                // The last applied Secret stands in an annotation, values and all.
                "metadata" when hides => WithoutCopies(Node(property.Value)),
                // The items of a list do not name their kind.
                "items" when element.TryGetProperty("kind", out var kind) && kind.ValueEquals("SecretList") => new ValuesList([
                    .. Elements(property.Value).Select(Secret),
                ]),
                _ => Node(property.Value),
            };
        }

        return new([.. entries.Select(e => new ValuesEntry(e.Key, e.Value))]);
    }

    private static bool IsSecret(JsonElement element) => element.TryGetProperty("kind", out var kind) && kind.ValueEquals("Secret");

    private static ValuesNode Secret(JsonElement item) =>
        item.ValueKind != JsonValueKind.Object
            ? ValuesScalar.Null
            : ValuesMap.Of(
                ("metadata", item.TryGetProperty("metadata", out var metadata) ? WithoutCopies(Node(metadata)) : null),
                ("type", item.TryGetProperty("type", out var type) ? Node(type) : null),
                ("data", item.TryGetProperty("data", out var data) ? Keys(data) : null)
            );

    private static ValuesNode WithoutCopies(ValuesNode metadata) =>
        metadata is ValuesMap map && map["annotations"] is ValuesMap annotations
            ? new ValuesMap([
                .. map.Entries.Where(e => e.Key != "annotations"),
                new(
                    "annotations",
                    new ValuesMap([.. annotations.Entries.Where(a => a.Key != "kubectl.kubernetes.io/last-applied-configuration")])
                ),
            ])
            : metadata;

    private static ValuesMap Keys(JsonElement data) =>
        data.ValueKind == JsonValueKind.Object
            ? ValuesMap.OfStrings(
                data.EnumerateObject()
                    .DistinctBy(p => p.Name)
                    .Select(p =>
                        KeyValuePair.Create(p.Name, p.Value.ValueKind == JsonValueKind.String && p.Value.ValueEquals("") ? "" : Hidden)
                    )
            )
            : ValuesMap.Empty;

    private static IEnumerable<JsonElement> Elements(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static ValuesNode Node(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => Object(element),
            JsonValueKind.Array => new ValuesList(element.EnumerateArray().Select(Node).ToImmutableArray()),
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => new ValuesScalar(
                element.TryGetInt64(out _) ? ScalarKind.Integer : ScalarKind.Float,
                element.GetRawText()
            ),
            _ => ValuesScalar.Null,
        };
}
