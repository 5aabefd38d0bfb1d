using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Templating;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Charts;

/// <summary>Small components and subcharts to assemble.</summary>
internal static class Parts
{
    private static readonly ChartIdentity Identity = new("platform", "0.1.0", "A test's chart.", "# A test's values.\n");

    public static Subchart Subchart(string name, string? alias = null, string repository = "https://charts.example.com") =>
        new()
        {
            Name = name,
            Version = "1.0.0",
            AppVersion = "9",
            Repository = repository,
            Alias = alias,
            ContentDigest = "",
        };

    /// <summary>A component that configures a subchart by a template's text, which <see cref="Assemble"/> is given under the component's name.</summary>
    public static ComponentOutput Component(string name, Subchart? subchart = null) =>
        new()
        {
            Component = name,
            Subchart = subchart,
            Values = subchart is null ? null : new($"{name}/values.yaml.scriban", ValuesMap.Empty),
        };

    public static Chart Good(ImmutableArray<ComponentOutput> components, params (string Path, string Text)[] templates)
    {
        var chart = Assemble(components, out var diagnostics, templates);
        Assert.Empty(diagnostics);
        return chart!;
    }

    public static Chart? Assemble(
        ImmutableArray<ComponentOutput> components,
        out DiagnosticBag diagnostics,
        params (string Path, string Text)[] templates
    ) => ChartAssembler.Assemble(Identity, components, new TemplateRenderer(Templates(templates)), diagnostics = []);

    /// <summary>The findings of an assembly that gives no chart, as a person sees them.</summary>
    public static IEnumerable<string> Refused(ImmutableArray<ComponentOutput> components, params (string Path, string Text)[] templates)
    {
        Assert.Null(Assemble(components, out var diagnostics, templates));
        return diagnostics.Select(d => d.ToString());
    }

    public static string Text(Chart chart, string path) => chart.Files.Single(f => f.Path.Text == path).Text;

    public static TemplateSet Templates(params IEnumerable<(string Path, string Text)> templates) =>
        new(templates.Select(t => KeyValuePair.Create(t.Path, t.Text)));

    /// <summary>A component that is a function.</summary>
    internal sealed class Made(string name, Func<EnvironmentProfile, ComponentOutput?> build) : IComponent
    {
        public string Name => name;

        public ComponentOutput? Build(ComponentContext context) => build(context.Profile);
    }
}
