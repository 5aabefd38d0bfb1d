using System.Collections.Immutable;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>An umbrella chart with real subcharts, rendered once for each set of values.</summary>
internal sealed class WholeChart(HelmRenders renders)
{
    /// <summary>The release's name.</summary>
    public required string Release { get; init; }

    /// <summary>The release's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The umbrella's Chart.yaml.</summary>
    public required string ChartYaml { get; init; }

    /// <summary>Its other files, without values.yaml.</summary>
    public ImmutableArray<(string Path, byte[] Content)> Files { get; init; } = [];

    /// <summary>The archives of its subcharts.</summary>
    public ImmutableArray<string> Archives { get; init; } = [];

    /// <summary>Its values.</summary>
    public required ValuesMap Values { get; init; }

    /// <summary>The folder in Helm's output that is looked at.</summary>
    public string Source { get; init; } = "";

    /// <summary>What the values as they are render to.</summary>
    public RenderedDocuments Unchanged { get; set; } = new([], "");

    /// <summary>Renders the values as they are.</summary>
    public async Task<(RenderedDocuments? Documents, HelmRun Run)> RenderAsync(CancellationToken cancellationToken) =>
        await RenderAsync(Values, cancellationToken).ConfigureAwait(false);

    /// <summary>Renders a variant.</summary>
    public async Task<VariantOutcome> RenderAsync(Variant variant, ImmutableArray<RandomField> masks, CancellationToken cancellationToken)
    {
        var (documents, run) = await RenderAsync(Applied(Values, variant), cancellationToken).ConfigureAwait(false);
        return documents is null
            ? VariantOutcome.Failed(HelmOutputParser.Read(run, ChartFiles.None)[0].Message)
            : new(Unchanged.ChangesTo(documents, masks));
    }

    /// <summary>A tree with a variant's leaf taken out or changed.</summary>
    public static ValuesMap Applied(ValuesMap values, Variant variant) =>
        variant.Value is null ? variant.Leaf.Path.RemovedFrom(values) : variant.Leaf.Path.SetIn(values, variant.Value);

    /// <summary>Writes what every umbrella has.</summary>
    public static async Task WriteAsync(string folder, string chartYaml, ValuesMap values, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Chart.yaml"), chartYaml, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, "values.yaml"), ValuesWriter.Write(values), cancellationToken)
            .ConfigureAwait(false);
        // Without a template of its own Helm 4 does not render an umbrella.
        Directory.CreateDirectory(Path.Combine(folder, "templates"));
        await File.WriteAllTextAsync(Path.Combine(folder, "templates", "_none.tpl"), "", cancellationToken).ConfigureAwait(false);
    }

    private async Task<(RenderedDocuments? Documents, HelmRun Run)> RenderAsync(ValuesMap values, CancellationToken cancellationToken)
    {
        var folder = renders.CreateFolder();
        await WriteAsync(folder, ChartYaml, values, cancellationToken).ConfigureAwait(false);
        foreach (var (path, content) in Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, cancellationToken).ConfigureAwait(false);
        }

        var charts = Directory.CreateDirectory(Path.Combine(folder, "charts")).FullName;
        foreach (var archive in Archives)
            File.Copy(archive, Path.Combine(charts, Path.GetFileName(archive)));
        var (documents, run) = await renders.RenderAsync(Release, Namespace, folder, cancellationToken).ConfigureAwait(false);
        return (documents?.Below(Source), run);
    }
}
