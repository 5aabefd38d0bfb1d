using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Helm;

/// <summary>What Helm and the rendered objects say about a chart.</summary>
/// <param name="Objects">The rendered objects; none when the chart does not render.</param>
/// <param name="Diagnostics">Every problem, each once.</param>
public sealed record Judgement(ImmutableArray<RenderedObject> Objects, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Puts a chart with its subcharts into a folder of its own, lints it, renders it twice, and looks at the objects: whether both renders are
/// equal, no object is there twice, and every reference leads somewhere. Lint alone lets <c>required</c> and <c>fail</c> pass.
/// </summary>
/// <param name="helm">The Helm to ask, with the Kubernetes version and API versions to render for.</param>
public sealed class ChartJudge(HelmCli helm)
{
    /// <summary>Judges a chart in memory.</summary>
    public async Task<Judgement> JudgeAsync(Chart chart, JudgeRequest request, CancellationToken cancellationToken = default)
    {
        using var scratch = new ScratchDirectory();
        var folder = scratch.CreateFolder(chart.Name);
        await ChartFolder.WriteAsync(chart, folder, cancellationToken).ConfigureAwait(false);
        return await JudgeAsync(folder, ChartFiles.Of(chart, request.Shown), request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Judges a chart on the disk. The folder itself is only read.</summary>
    public async Task<Judgement> JudgeAsync(string directory, JudgeRequest request, CancellationToken cancellationToken = default)
    {
        using var scratch = new ScratchDirectory();
        var folder = scratch.CreateFolder("chart");
        ChartFolder.Copy(directory, folder);
        var name = await NameAsync(folder, cancellationToken).ConfigureAwait(false);
        var files = new ChartFiles(name, request.Shown, ImmutableDictionary<string, string>.Empty);
        return await JudgeAsync(folder, files, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Judgement> JudgeAsync(string folder, ChartFiles files, JudgeRequest request, CancellationToken cancellationToken)
    {
        ChartFolder.AddSubcharts(folder, request.Archives);
        var lint = helm.LintAsync(request.Namespace, folder, cancellationToken);
        var first = helm.TemplateAsync(request.Release, request.Namespace, folder, cancellationToken);
        var second = helm.TemplateAsync(request.Release, request.Namespace, folder, cancellationToken);
        await Task.WhenAll(lint, first, second).ConfigureAwait(false);

        var runs =
            (ReadOnlySpan<HelmRun>)
                [await lint.ConfigureAwait(false), await first.ConfigureAwait(false), await second.ConfigureAwait(false)];
        var said = new List<Diagnostic>();
        foreach (var run in runs)
            said.AddRange(HelmOutputParser.Read(run, files));
        var objects =
            runs[1].Succeeded && runs[2].Succeeded
                ? Objects(runs[1].StandardOutput, runs[2].StandardOutput, files, request)
                : new RenderedObjects([], []);
        return new(objects.Objects, [.. said.Concat(objects.Diagnostics).Distinct()]);
    }

    private static RenderedObjects Objects(string first, string second, ChartFiles files, JudgeRequest request)
    {
        var rendered = RenderedObjects.Parse(first, request.Namespace);
        var (one, other) = RenderedObjects.ParseDifferent(first, second, request.Namespace);
        var differences = RenderComparison.Compare(one.Objects, other.Objects, request.RandomFields, request.RandomValues);
        var missing = request.IsReal ? ReferenceCheck.Check(rendered.Objects, request.Expected) : [];
        return rendered with { Diagnostics = [.. rendered.Diagnostics.Concat(differences).Concat(missing).Select(files.Located)] };
    }

    private static async Task<string> NameAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "Chart.yaml");
        var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) : "";
        return (ValuesReader.Read(text, "Chart.yaml").Root as ValuesMap)?["name"]?.ToString() ?? "";
    }
}
