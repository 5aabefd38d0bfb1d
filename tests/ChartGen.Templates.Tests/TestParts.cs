using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Templating;

namespace ChartGen.Templates.Tests;

/// <summary>What all components of the platform bring for a profile, and the documents made of it.</summary>
internal static class TestParts
{
    public static PlatformParts Of(EnvironmentProfile profile)
    {
        var diagnostics = new DiagnosticBag();
        var images = new ImageResolver(profile.Images);
        var platform = Outputs(PlatformComponents.All, new(profile, [], images, diagnostics));
        var prerequisites = Outputs(PlatformComponents.Prerequisites, new(profile, [], images, diagnostics) { Platform = platform });
        Assert.Empty(diagnostics);
        return new(profile, platform, prerequisites);
    }

    /// <summary>The files of a document by their paths.</summary>
    public static ImmutableSortedDictionary<string, string> Files(
        IDocument document,
        EnvironmentProfile profile,
        EnvironmentProfile? before = null
    )
    {
        var diagnostics = new DiagnosticBag();
        var renderer = new TemplateRenderer(PlatformComponents.Templates);
        var files = document
            .Build(new(Of(profile), before is null ? null : Of(before), diagnostics))
            .ToImmutableSortedDictionary(
                f => f.Target,
                f => renderer.TryRender(f.Template, f.Model, TextKind.Text, diagnostics, out var text) ? text.TrimEnd() + "\n" : "",
                StringComparer.Ordinal
            );
        Assert.Empty(diagnostics);
        return files;
    }

    private static ImmutableArray<ComponentOutput> Outputs(ImmutableArray<IComponent> components, ComponentContext context)
    {
        var outputs = ImmutableArray<ComponentOutput>.Empty;
        foreach (var component in components)
        {
            if (component.Build(context with { Earlier = outputs }) is { } output)
                outputs = outputs.Add(output);
        }

        return outputs;
    }
}
