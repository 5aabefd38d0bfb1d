using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Templating;

namespace ChartGen.Templates.Tests;

/// <summary>Builds components and charts without files or Helm.</summary>
internal static class TestCharts
{
    /// <summary>The chart of a profile with some components.</summary>
    public static Chart Of(EnvironmentProfile profile, params IEnumerable<IComponent> components)
    {
        var diagnostics = new DiagnosticBag();
        var outputs = ImmutableArray<ComponentOutput>.Empty;
        foreach (var component in components)
        {
            if (component.Build(new(profile, outputs, new ImageResolver(profile.Images), diagnostics)) is { } output)
                outputs = outputs.Add(output);
        }

        var identity = new ChartIdentity("platform", "0.1.0", "A test's chart.", "# A test's values.\n");
        var chart = ChartAssembler.Assemble(identity, outputs, new TemplateRenderer(PlatformComponents.Templates), diagnostics);
        Assert.Empty(diagnostics);
        return chart!;
    }
}
