using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Catalog.Extraction;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk;

/// <summary>Compares two versions of a chart, and what each makes of profiles.</summary>
/// <param name="subcharts">Finds the archives; real ones are needed.</param>
/// <param name="renderer">Renders the profiles, with the same sources.</param>
public sealed partial class SubchartComparer(SubchartResolver subcharts, ProfileRenderer renderer)
{
    /// <summary>Compares, or gives <see langword="null"/> where an archive is out of reach or must not be used.</summary>
    /// <param name="from">The chart in one version.</param>
    /// <param name="to">The chart in the other.</param>
    /// <param name="profiles">The profiles to look at; those that do not use the chart are passed over.</param>
    /// <param name="diagnostics">Takes what is wrong with archives, and why a profile does not render.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public async Task<SubchartDiff?> CompareAsync(
        Subchart from,
        Subchart to,
        IReadOnlyCollection<GeneratedProfile> profiles,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken = default
    )
    {
        var found = await subcharts.ResolveRealAsync([from, to], cancellationToken).ConfigureAwait(false);
        diagnostics.AddRange(found.Diagnostics);
        if (found.Charts.Length != 2 || diagnostics.HasErrors)
            return null;
        var (before, after) = (ChartArchive.Read(found.Charts[0].Archive), ChartArchive.Read(found.Charts[1].Archive));
        var (old, now) = (ContractExtractor.Extract(before), ContractExtractor.Extract(after));
        var users = profiles
            .SelectMany(p => p.Charts.Where(c => c.Chart.Dependencies.Any(d => d.Name == from.Name)).Select(c => (Profile: p, Chart: c)))
            .ToArray();
        var bumps = await Task.WhenAll(
                users.Select(async u =>
                {
                    var found = new DiagnosticBag();
                    var bump = await BumpAsync(u.Profile, u.Chart, from, to, found, cancellationToken).ConfigureAwait(false);
                    return (Bump: bump with { Dying = Dying(to, u.Chart, old, now) }, Found: found);
                })
            )
            .ConfigureAwait(false);
        foreach (var bump in bumps)
            diagnostics.AddRange(bump.Found);
        return new(
            Described(from, before),
            Described(to, after),
            Metadata(before, after),
            [.. Defaults(before, after).Select(f => new DefaultChange(f, SetBy(f.Path, from.Key, users)))],
            ContractComparison.Compare(old, now),
            [.. bumps.Select(b => b.Bump)]
        );
    }

    private static Subchart Described(Subchart subchart, ChartArchive archive)
    {
        var metadata = ArchiveCheck.Metadata(archive);
        return subchart with { AppVersion = metadata["appVersion"]?.ToString() ?? "", Kubernetes = metadata["kubeVersion"]?.ToString() };
    }

    // What a reader of a version bump looks at; keywords and maintainers are no part of it.
    private static ImmutableArray<FieldChange> Metadata(ChartArchive before, ChartArchive after)
    {
        string[] keys = ["appVersion", "kubeVersion", "deprecated", "dependencies"];
        return TreeComparison.Compare(Only(before), Only(after));

        ValuesMap Only(ChartArchive archive)
        {
            var metadata = ArchiveCheck.Metadata(archive);
            return new([.. metadata.Entries.Where(e => keys.Contains(e.Key))]);
        }
    }

    private static IEnumerable<FieldChange> Defaults(ChartArchive before, ChartArchive after) =>
        TreeComparison
            .Compare(ChartSource.Of(before).AllDefaults(), ChartSource.Of(after).AllDefaults())
            .Where(f => f is { Before: not null, After: not null });

    private static ImmutableArray<string> SetBy(string path, string key, (GeneratedProfile Profile, GeneratedChart Chart)[] users) =>
        [.. users.Where(u => Sets(u.Chart.Chart.Values[key], path)).Select(u => u.Profile.Profile.Name)];

    private static bool Sets(ValuesNode? values, string path)
    {
        foreach (Match segment in Segment().Matches(path))
        {
            // A list or a single value of ours stands for all below it.
            if (values is not ValuesMap map)
                return values is not null;
            values = map[segment.Groups["key"].Value];
        }

        return values is not null;
    }

    // All values count as somebody's own, so that what no template reads any more is said too. What the other version takes no better is no news.
    private static ImmutableArray<Diagnostic> Dying(Subchart to, GeneratedChart chart, Contract old, Contract now)
    {
        if (chart.Chart.Values[to.Key] is not ValuesMap values)
            return [];
        return [.. Said(now).Except(Said(old))];

        IEnumerable<Diagnostic> Said(Contract contract)
        {
            var found = new DiagnosticBag();
            ContractCheck.Run(to, contract, values, values, to.Key, found);
            return found;
        }
    }

    private async Task<ProfileBump> BumpAsync(
        GeneratedProfile profile,
        GeneratedChart chart,
        Subchart from,
        Subchart to,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken
    )
    {
        var renders = await Task.WhenAll(RenderAsync(from), RenderAsync(to)).ConfigureAwait(false);
        diagnostics.AddRange(renders.SelectMany(r => r.Diagnostics).Where(d => d.Severity == Severity.Error));
        var bump = new ProfileBump(profile.Profile.Name, chart.Chart.Name, [], [], []) { Renders = renders.All(r => r.Succeeded) };
        return bump.Renders
            ? bump with
            {
                Images = ImageChange.Compare(renders[0].Objects, renders[1].Objects),
                Objects = ObjectComparison.Compare(renders[0].Objects, renders[1].Objects, RandomFields.All),
            }
            : bump;

        Task<ProfileRender> RenderAsync(Subchart version) =>
            renderer.RenderAsync(
                profile with
                {
                    Charts = [chart with { Chart = With(chart.Chart, version) }],
                },
                $"{profile.Profile.Name} with {version.Name} {version.Version}",
                cancellationToken
            );
    }

    // The umbrella with this one subchart: the others render the same before and after, and need not be at hand.
    private static Chart With(Chart chart, Subchart version)
    {
        var pinned = chart.Dependencies.First(d => d.Name == version.Name);
        var metadata = (ValuesMap)ValuesReader.Read(chart.Files.First(f => f.Path.Text == "Chart.yaml").Text, "Chart.yaml").Root!;
        var dependency = ((ValuesList)metadata["dependencies"]!)
            .Items.OfType<ValuesMap>()
            .First(d => d["name"]?.ToString() == version.Name);
        var changed = metadata.Entries.Select(e =>
            e.Key == "dependencies"
                ? e with
                {
                    Value = ValuesList.Of(
                        new ValuesMap([
                            .. dependency.Entries.Select(d => d.Key == "version" ? d with { Value = (ValuesNode)version.Version! } : d),
                        ])
                    ),
                }
                : e
        );
        return chart with
        {
            Dependencies = [version with { Alias = pinned.Alias }],
            Files =
            [
                .. chart
                    .Files.Where(f => f.Path.Text != "Chart.lock")
                    .Select(f =>
                        f.Path.Text == "Chart.yaml" ? ChartFile.Create(f.Path, ValuesWriter.Write(new ValuesMap([.. changed]))) : f
                    ),
            ],
        };
    }

    [GeneratedRegex(@"\[(?<key>[^\]]*)\]|(?<key>[^.\[]+)")]
    private static partial Regex Segment();
}
