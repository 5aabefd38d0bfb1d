using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Charts;

/// <summary>Writes Chart.lock with the digest that <c>helm dependency build</c> computes.</summary>
internal static class ChartLock
{
    /// <summary>Helm wants a time; a constant one keeps the file a function of its input.</summary>
    private const string Generated = "2026-01-01T00:00:00Z";

    public static string Write(IReadOnlyCollection<Subchart> dependencies)
    {
        var locked = dependencies.Select(d =>
            (ValuesNode)ValuesMap.Of(("name", d.Name), ("repository", d.Repository), ("version", d.Version))
        );
        return ValuesWriter.Write(
            ValuesMap.Of(("dependencies", ValuesList.Of(locked)), ("digest", Digest(dependencies)), ("generated", Generated))
        );
    }

    // SHA-256 over the JSON of both dependency lists, with the fields in the order of Helm's Go struct (helm/helm, internal/resolver HashReq).
    private static string Digest(IReadOnlyCollection<Subchart> dependencies)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            Write(json, dependencies, isLock: false);
            Write(json, dependencies, isLock: true);
            json.WriteEndArray();
        }

        // Go's encoder escapes what HTML could misread, no other encoder's set of characters is the same.
        var text = Encoding
            .UTF8.GetString(buffer.WrittenSpan)
            .Replace("&", @"\u0026", StringComparison.Ordinal)
            .Replace("<", @"\u003c", StringComparison.Ordinal)
            .Replace(">", @"\u003e", StringComparison.Ordinal);
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<Subchart> dependencies, bool isLock)
    {
        json.WriteStartArray();
        foreach (var dependency in dependencies)
        {
            json.WriteStartObject();
            json.WriteString("name", dependency.Name);
            json.WriteString("version", dependency.Version);
            json.WriteString("repository", dependency.Repository);
            if (!isLock)
            {
                json.WriteString("condition", ChartYaml.Condition(dependency));
                if (dependency.Alias is not null)
                    json.WriteString("alias", dependency.Alias);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
