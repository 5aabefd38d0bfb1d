using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Templating;

namespace ChartGen.Templates.Tests;

/// <summary>Builds the files of a document without disk or Helm.</summary>
internal static class TestDocuments
{
    /// <summary>The files of a document by their paths.</summary>
    public static ImmutableSortedDictionary<string, string> Of(IDocument document, PlatformParts parts)
    {
        var diagnostics = new DiagnosticBag();
        var renderer = new TemplateRenderer(PlatformComponents.Templates);
        var files = document
            .Build(new(parts, null, diagnostics))
            .ToImmutableSortedDictionary(
                f => f.Target,
                f => renderer.TryRender(f.Template, f.Model, TextKind.Text, diagnostics, out var text) ? text.TrimEnd() + "\n" : "",
                StringComparer.Ordinal
            );
        Assert.Empty(diagnostics);
        return files;
    }
}
