using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChartGen.Sdk.Charts;

namespace ChartGen.Sdk.Output;

/// <summary>The text of <c>.chartgen.json</c>: which files are ours, as they were written, by which version and from which profile.</summary>
/// <param name="ToolVersion">The tool's version.</param>
/// <param name="ProfileHash">The profile's hash.</param>
/// <param name="Files">SHA-256 in hexadecimal digits by path.</param>
internal sealed record OutputManifest(string ToolVersion, string ProfileHash, ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>The manifest's own name; it does not list itself.</summary>
    public const string FileName = ".chartgen.json";

    private const int Schema = 1;

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The manifest of files that are about to be written.</summary>
    public static OutputManifest Of(string toolVersion, string profileHash, IEnumerable<KeyValuePair<string, byte[]>> files) =>
        new(toolVersion, profileHash, files.ToImmutableSortedDictionary(f => f.Key, f => Hash(f.Value), StringComparer.Ordinal));

    /// <summary>The manifest as it is written.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("tool", ToolVersion);
            json.WriteString("profile", ProfileHash);
            json.WriteStartObject("files");
            foreach (var (path, hash) in Files)
                json.WriteString(path, hash);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Reads a manifest; <paramref name="fault"/> is the half of a sentence that says what is wrong with it.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> content,
        [NotNullWhen(true)] out OutputManifest? manifest,
        [NotNullWhen(false)] out string? fault
    )
    {
        manifest = null;
        try
        {
            using var document = JsonDocument.Parse(content, new() { AllowDuplicateProperties = false });
            fault = Read(document.RootElement, out manifest);
        }
        catch (JsonException)
        {
            fault = "is not JSON with unique keys";
        }

        return fault is null;
    }

    private static string? Read(JsonElement root, out OutputManifest? manifest)
    {
        manifest = null;
        if (Member(root, "schema", JsonValueKind.Number) is not { } schema)
            return "has no number 'schema'";
        if (!schema.TryGetInt32(out var number) || number != Schema)
            return $"has schema {schema.GetRawText()}, this version knows only {Schema}";
        if (Member(root, "tool", JsonValueKind.String) is not { } tool)
            return "has no text 'tool'";
        if (Member(root, "profile", JsonValueKind.String) is not { } profile)
            return "has no text 'profile'";
        if (Member(root, "files", JsonValueKind.Object) is not { } list)
            return "has no map 'files'";

        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in list.EnumerateObject())
        {
            if (!ChartPath.TryParse(entry.Name, out var path) || path.Text == FileName)
                return $"lists {JsonEncodedText.Encode(entry.Name)}, which cannot be a file of ours";
            if (entry.Value.ValueKind != JsonValueKind.String || !IsHash(entry.Value.GetString()!))
                return $"has no SHA-256 for {entry.Name}";
            files.Add(path.Text, entry.Value.GetString()!);
        }

        manifest = new(tool.GetString()!, profile.GetString()!, files.ToImmutable());
        return null;
    }

    private static JsonElement? Member(JsonElement parent, string name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
