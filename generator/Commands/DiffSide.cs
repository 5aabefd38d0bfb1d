using System.Collections.Immutable;
using ChartGen.Sdk;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Commands;

/// <summary>One side of <c>chartgen diff</c>: a profile as it would be generated, or charts that stand in a folder.</summary>
/// <param name="Shown">Its name or folder, as the user would write it.</param>
/// <param name="Read">The profile as it was read; <see langword="null"/> for a folder.</param>
/// <param name="Generated">The profile that counts: the side's own, or the one that a folder was generated for.</param>
/// <param name="Charts">The folders of the charts; none for a profile.</param>
internal sealed record DiffSide(string Shown, ProfileReadResult? Read, GeneratedProfile? Generated, ImmutableArray<string> Charts)
{
    /// <summary>Renders the side, or gives <see langword="null"/> and says why it cannot be had.</summary>
    /// <param name="renderer">Helm and the charts.</param>
    /// <param name="surroundings">How paths are shown.</param>
    /// <param name="other">The profile of the other side: a folder of which nothing is known is installed as that one.</param>
    /// <param name="diagnostics">Takes CG8102 and what Helm says.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public async Task<(ComparedSide Side, ImmutableArray<string> StandIns)?> RenderAsync(
        ProfileRenderer renderer,
        Surroundings surroundings,
        GeneratedProfile? other,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken
    )
    {
        var known = Generated ?? other;
        var render = Charts.IsEmpty
            ? await renderer.RenderAsync(Generated!, Shown, cancellationToken).ConfigureAwait(false)
            : await renderer.RenderAsync(Charts, surroundings.Shown, known, cancellationToken).ConfigureAwait(false);
        // That stand-ins were judged is not so here.
        foreach (var found in render.Diagnostics.Where(d => d.Severity != Severity.Note).Except(diagnostics))
            diagnostics.Add(found);
        if (!render.Succeeded || Values(render, surroundings, diagnostics) is not { } values)
            return null;
        return (
            new()
            {
                Settings = Read is null ? null : SettingListing.Of(Read),
                Values = values,
                Objects = [.. render.Objects.Select(o => Installed(o, other))],
            },
            [.. render.StandIns.Select(s => s.Key)]
        );
    }

    // An object of the release's own namespace is the same one in the other's.
    private RenderedObject Installed(RenderedObject rendered, GeneratedProfile? other)
    {
        if (Generated is null || other is null)
            return rendered;
        var chart = rendered.Source.Split('/')[0];
        var (own, wanted) = (NamespaceOf(Generated, chart), NamespaceOf(other, chart));
        return wanted is not null && rendered.Namespace == own
            ? rendered with
            {
                Identity = rendered.Identity with { Namespace = wanted },
            }
            : rendered;
    }

    private static string? NamespaceOf(GeneratedProfile profile, string chart) =>
        profile.Charts.FirstOrDefault(c => c.Chart.Name == chart)?.Namespace;

    private ImmutableSortedDictionary<string, ValuesMap>? Values(ProfileRender render, Surroundings surroundings, DiagnosticBag diagnostics)
    {
        if (Charts.IsEmpty)
            return Generated!.Charts.ToImmutableSortedDictionary(c => c.Chart.Name, c => c.Chart.Values, StringComparer.Ordinal);
        var values = ImmutableSortedDictionary.CreateBuilder<string, ValuesMap>(StringComparer.Ordinal);
        foreach (var (folder, chart) in Charts.Zip(render.Charts))
        {
            var file = Path.Combine(folder, "values.yaml");
            if (!File.Exists(file))
                continue;
            var read = ValuesReader.Read(File.ReadAllText(file), surroundings.Shown(file), "CG8102");
            diagnostics.AddRange(read.Diagnostics);
            values[chart.Name] = read.Root as ValuesMap ?? ValuesMap.Empty;
        }

        return diagnostics.HasErrors ? null : values.ToImmutable();
    }
}
