using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Templating;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Charts;

/// <summary>What an umbrella chart is called.</summary>
/// <param name="Name">Its name; also the key of the values that stay open at install time.</param>
/// <param name="Version">Its version.</param>
/// <param name="Description">One line for Chart.yaml.</param>
/// <param name="Header">Comment lines above values.yaml.</param>
public sealed record ChartIdentity(string Name, string Version, string Description, string Header);

/// <summary>Puts what the components brought together into one chart.</summary>
public static class ChartAssembler
{
    private static readonly string[] OwnFiles = ["Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json"];

    /// <summary>Assembles a chart, or gives <see langword="null"/> when something is wrong with its parts.</summary>
    /// <param name="identity">What the chart is called.</param>
    /// <param name="components">What the components brought, in the order of values.yaml.</param>
    /// <param name="renderer">Renders their templates.</param>
    /// <param name="diagnostics">Takes CG30xx of the templates and CG40xx of the chart.</param>
    public static Chart? Assemble(
        ChartIdentity identity,
        ImmutableArray<ComponentOutput> components,
        TemplateRenderer renderer,
        DiagnosticBag diagnostics
    )
    {
        ImmutableArray<Subchart> dependencies =
        [
            .. components.Select(c => c.Subchart).OfType<Subchart>().OrderBy(s => s.Key, StringComparer.Ordinal),
        ];
        CheckKeys(identity, components, diagnostics);
        var values = AssembleValues(identity, components, renderer, diagnostics);
        var files = TemplateFiles.Render(components.SelectMany(c => c.Files), OwnFiles, renderer, diagnostics);
        if (diagnostics.HasErrors)
            return null;

        files.Add(
            ChartFile.Create(
                ChartPath.Parse("Chart.yaml"),
                ChartYaml.Write(identity.Name, identity.Version, identity.Description, dependencies)
            )
        );
        if (!dependencies.IsEmpty)
            files.Add(ChartFile.Create(ChartPath.Parse("Chart.lock"), ChartLock.Write(dependencies)));
        files.Add(ChartFile.Create(ChartPath.Parse("values.yaml"), $"{identity.Header}\n{ValuesWriter.Write(values, looseRoot: true)}"));
        files.Add(ChartFile.Create(ChartPath.Parse("values.schema.json"), ValuesSchema.Write(identity.Name, components)));
        return new(identity.Name, [.. files.OrderBy(f => f.Path)], dependencies, values, components);
    }

    private static void CheckKeys(ChartIdentity identity, IEnumerable<ComponentOutput> components, DiagnosticBag diagnostics)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ChartYaml.Switches] = "the chart",
            [identity.Name] = "the chart",
        };
        foreach (var component in components)
        {
            if (component.Subchart is { } subchart && !taken.TryAdd(subchart.Key, component.Component))
                diagnostics.Add(ChartDiagnostics.KeyTaken(subchart.Key, component.Component, taken[subchart.Key]));
        }
    }

    private static ValuesMap AssembleValues(
        ChartIdentity identity,
        ImmutableArray<ComponentOutput> components,
        TemplateRenderer renderer,
        DiagnosticBag diagnostics
    )
    {
        var subcharts = components.Where(c => c.Subchart is not null).OrderBy(c => c.Subchart!.Key, StringComparer.Ordinal).ToArray();
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>();
        var switches = subcharts.Select(c => c.Subchart!.Key).Distinct(StringComparer.Ordinal).Select(key => new ValuesEntry(key, true));
        if (subcharts.Length > 0)
            entries.Add(new(ChartYaml.Switches, new ValuesMap([.. switches]), "Subcharts that are installed."));

        var knobs = components.Where(c => c.Knobs.Count > 0).Select(c => new ValuesEntry(c.Component, c.Knobs)).ToImmutableArray();
        if (!knobs.IsEmpty)
            entries.Add(new(identity.Name, new ValuesMap(knobs), "What may be changed at install time without generating again."));

        foreach (var component in subcharts)
        {
            var subchart = component.Subchart!;
            if (entries.Any(e => e.Key == subchart.Key) || Values(component, renderer, diagnostics) is not { } values)
                continue;
            entries.Add(new(subchart.Key, values, $"Chart {subchart.Name} {subchart.Version}, application {subchart.AppVersion}."));
        }

        return new(entries.ToImmutable());
    }

    private static ValuesMap? Values(ComponentOutput component, TemplateRenderer renderer, DiagnosticBag diagnostics)
    {
        if (component.Values is not { } use)
            return component.RawValues;
        if (!renderer.TryRender(use.Path, use.Model, TextKind.Yaml, diagnostics, out var text))
            return null;
        var read = ValuesReader.Read(text, $"templates/{use.Path}, as rendered", TemplatingDiagnostics.NotYamlCode);
        diagnostics.AddRange(read.Diagnostics);
        if (read.Documents is not [ValuesMap values])
        {
            if (read.Diagnostics.IsEmpty)
                diagnostics.Add(TemplatingDiagnostics.NotYaml(new($"templates/{use.Path}"), "it is not one map."));
            return null;
        }

        foreach (var (path, node) in EmptyNodes(values, ""))
            diagnostics.Add(TemplatingDiagnostics.NotYaml(node.Where, $"'{path}' has no value."));
        return ValuesMerge.MergeKeepingNull(values, component.RawValues);
    }

    // An empty scalar is a null that nobody wrote: it would silently delete the subchart's default.
    private static IEnumerable<(string Path, ValuesNode Node)> EmptyNodes(ValuesNode node, string path) =>
        node switch
        {
            ValuesMap map => map.Entries.SelectMany(e => EmptyNodes(e.Value, path.Length == 0 ? e.Key : $"{path}.{e.Key}")),
            ValuesList list => list.Items.SelectMany((item, i) => EmptyNodes(item, $"{path}[{i}]")),
            ValuesScalar { Kind: ScalarKind.Null, Text: "" } => [(path, node)],
            _ => [],
        };
}
