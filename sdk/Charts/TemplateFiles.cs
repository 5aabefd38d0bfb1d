using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Templating;

namespace ChartGen.Sdk.Charts;

/// <summary>Renders files from their templates, each path once.</summary>
internal static class TemplateFiles
{
    /// <summary>Renders files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="taken">Paths that something else makes.</param>
    /// <param name="renderer">Renders their templates.</param>
    /// <param name="diagnostics">Takes CG30xx, CG4001 and CG4003.</param>
    public static List<ChartFile> Render(
        IEnumerable<ManifestTemplate> files,
        IEnumerable<string> taken,
        TemplateRenderer renderer,
        DiagnosticBag diagnostics
    )
    {
        var rendered = new List<ChartFile>();
        var origins = taken.ToDictionary(path => path, _ => "the chart", StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (!ChartPath.TryParse(file.Target, out var path))
                diagnostics.Add(ChartDiagnostics.NotAPath(file.Target, file.Template));
            else if (!origins.TryAdd(path.Text, file.Template))
                diagnostics.Add(ChartDiagnostics.PathTaken(path.Text, file.Template, origins[path.Text]));
            else if (renderer.TryRender(file.Template, file.Model, KindOf(path), diagnostics, out var text))
                rendered.Add(ChartFile.Create(path, text, $"templates/{file.Template}"));
        }

        return rendered;
    }

    private static TextKind KindOf(ChartPath path)
    {
        var isYaml = path.Text.EndsWith(".yaml", StringComparison.Ordinal);
        var isHelm = path.Text.StartsWith("templates/", StringComparison.Ordinal);
        return (isHelm, isYaml) switch
        {
            (true, true) => TextKind.HelmYaml,
            (true, false) => TextKind.HelmText,
            (false, true) => TextKind.Yaml,
            _ => TextKind.Text,
        };
    }
}
