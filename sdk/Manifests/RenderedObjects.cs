using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>What a render gave.</summary>
/// <param name="Objects">The objects in the order in which Helm printed them.</param>
/// <param name="Diagnostics">Documents that are no objects, and objects that are there twice.</param>
public sealed record RenderedObjects(ImmutableArray<RenderedObject> Objects, ImmutableArray<Diagnostic> Diagnostics)
{
    private const string SourceMark = "# Source: ";

    /// <summary>Reads what <c>helm template</c> printed; the items of a list become objects of their own.</summary>
    /// <param name="output">Helm's standard output.</param>
    /// <param name="namespace">The namespace of objects that name none.</param>
    public static RenderedObjects Parse(string output, string @namespace) => Parse(Documents(output), @namespace);

    /// <summary>Reads only those documents of two outputs that are not the same text in both: most renders differ in nothing or little.</summary>
    internal static (RenderedObjects First, RenderedObjects Second) ParseDifferent(string first, string second, string @namespace)
    {
        var (a, b) = (Documents(first).ToArray(), Documents(second).ToArray());
        var (inFirst, inSecond) = (a.ToHashSet(), b.ToHashSet());
        return (Parse(a.Where(d => !inSecond.Contains(d)), @namespace), Parse(b.Where(d => !inFirst.Contains(d)), @namespace));
    }

    /// <summary>Reads documents of an output.</summary>
    internal static RenderedObjects Parse(IEnumerable<(string Source, string Text)> documents, string @namespace)
    {
        // Documents are read side by side: of a large render this is what the tool itself spends its time on.
        var read = documents.AsParallel().AsOrdered().Select(d => Read(d.Source, d.Text, @namespace)).ToArray();
        var objects = read.SelectMany(r => r.Objects).ToImmutableArray();
        return new(objects, [.. read.SelectMany(r => r.Diagnostics), .. Duplicates(objects)]);
    }

    private static IEnumerable<Diagnostic> Duplicates(ImmutableArray<RenderedObject> objects)
    {
        var seen = new Dictionary<ObjectIdentity, RenderedObject>();
        foreach (var rendered in objects)
        {
            if (!seen.TryAdd(rendered.Identity, rendered))
                yield return ManifestDiagnostics.Duplicate(seen[rendered.Identity], rendered);
        }
    }

    /// <summary>The documents of an output, each with the file that Helm says it is from.</summary>
    // Helm prints '---' and '# Source: <file>' before each document. A line that starts with '---' ends a document wherever it stands, so
    // cutting there needs no YAML parser.
    internal static IEnumerable<(string Source, string Text)> Documents(string output)
    {
        var source = "helm template";
        for (var start = 0; start < output.Length; )
        {
            var end = output.IndexOf("\n---", start, StringComparison.Ordinal) is >= 0 and var found ? found + 1 : output.Length;
            var text = output[start..end];
            if (text.IndexOf(SourceMark, StringComparison.Ordinal) is >= 0 and var mark && text.AsSpan(0, mark).Trim("-\r\n ").IsEmpty)
                source = text[(mark + SourceMark.Length)..].Split('\n', 2)[0].TrimEnd();
            if (HasContent(text))
                yield return (source, text);
            start = end;
        }
    }

    private static bool HasContent(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace() && line[0] != '#' && line is not "---")
                return true;
        }

        return false;
    }

    private static RenderedObjects Read(string source, string text, string @namespace)
    {
        var read = ReadTolerantly(text, source);
        var objects = ImmutableArray.CreateBuilder<RenderedObject>();
        var diagnostics = read.Diagnostics.Select(d => ManifestDiagnostics.Unreadable(source, d.Where?.Line ?? 0, d.Message)).ToList();
        foreach (var document in read.Documents)
            Add(document);
        return new(objects.ToImmutable(), [.. diagnostics]);

        void Add(ValuesNode node)
        {
            if (node is not ValuesMap tree)
            {
                diagnostics.Add(ManifestDiagnostics.NoObject(source, "kind"));
                return;
            }

            var kind = TextAt(tree, "kind");
            if (kind is "List" && tree["items"] is ValuesList items)
            {
                foreach (var item in items.Items)
                    Add(item);
                return;
            }

            var apiVersion = TextAt(tree, "apiVersion");
            var name = TextAt(tree, "metadata", "name") ?? TextAt(tree, "metadata", "generateName");
            if (kind is null || apiVersion is null || name is null)
            {
                diagnostics.Add(
                    ManifestDiagnostics.NoObject(
                        source,
                        kind is null ? "kind"
                            : apiVersion is null ? "apiVersion"
                            : "metadata.name"
                    )
                );
                return;
            }

            var identity = ObjectIdentity.Of(apiVersion, kind, TextAt(tree, "metadata", "namespace") ?? @namespace, name);
            objects.Add(new(apiVersion, identity, source, tree));
        }
    }

    // A block that begins with a line of blanks is wrong by YAML's letter, but Helm takes it, and charts print it.
    private static ValuesReadResult ReadTolerantly(string text, string source)
    {
        var read = ValuesReader.Read(text, source, "CG6020");
        if (read.Diagnostics.IsEmpty)
            return read;
        var trimmed = ValuesReader.Read(
            string.Join('\n', text.Split('\n').Select(l => string.IsNullOrWhiteSpace(l) ? "" : l)),
            source,
            "CG6020"
        );
        return trimmed.Diagnostics.IsEmpty ? trimmed : read;
    }

    private static string? TextAt(ValuesMap tree, params ReadOnlySpan<string> path) =>
        tree.At(path) is ValuesScalar { Kind: not ScalarKind.Null, Text.Length: > 0 } scalar ? scalar.Text : null;
}
