using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Audit;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk;

/// <summary>What an audit of a profile found.</summary>
/// <param name="Report">What each value does; <see langword="null"/> when the audit could not be made.</param>
/// <param name="Diagnostics">Values that do nothing, values that repeat a default, and what was in the way.</param>
public sealed record AuditResult(AuditReport? Report, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Proves with the real subcharts that every value of a profile's charts does something.</summary>
/// <param name="helm">The Helm to ask.</param>
/// <param name="subcharts">Where subcharts come from.</param>
public sealed class ProfileAudit(HelmCli helm, SubchartResolver subcharts)
{
    /// <summary>Audits the charts of a profile.</summary>
    /// <param name="generated">The profile.</param>
    /// <param name="shown">Its folder as messages show it, <c>out/eks-multi</c>.</param>
    /// <param name="progress">Told how far the audit is.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public async Task<AuditResult> RunAsync(
        GeneratedProfile generated,
        string shown,
        IProgress<string> progress,
        CancellationToken cancellationToken = default
    )
    {
        var profile = generated.Profile;
        var wanted = generated.Charts.SelectMany(c => c.Chart.Dependencies).DistinctBy(d => (d.Name, d.Version)).ToArray();
        var set = await subcharts.ResolveAsync(wanted, cancellationToken).ConfigureAwait(false);
        var found = new DiagnosticBag();
        // That stand-ins were judged is not so here.
        found.AddRange(set.Diagnostics.Where(d => d.Severity != Severity.Note));
        if (!set.IsReal)
            found.Add(
                AuditDiagnostics.NoCharts(
                    set.Charts.Where(c => c.Origin == SubchartOrigin.StandIn).Select(c => $"{c.Subchart.Name} {c.Subchart.Version}")
                )
            );
        if (found.HasErrors)
            return new(null, [.. found]);

        using var renders = new HelmRenders(
            helm with
            {
                KubeVersion = profile.Platform.Kubernetes.Text,
                ApiVersions = ProfileJudge.ApiVersions(profile),
            }
        );
        var tally = new Tally(progress, profile.Name, generated.Charts.Sum(c => ChartAudit.Count(c.Chart)));
        try
        {
            var audits = generated.Charts.Select(async c =>
                (
                    c.Chart,
                    Values: await new ChartAudit(renders, c.Chart, c.Release, c.Namespace, set.Charts, tally.Add)
                        .RunAsync(cancellationToken)
                        .ConfigureAwait(false)
                )
            );
            var values = (await Task.WhenAll(audits).ConfigureAwait(false))
                .SelectMany(a => a.Values.Select(v => (a.Chart, v.Leaf, v.Found)))
                .ToArray();
            found.AddRange(values.Select(v => Finding(v.Chart, v.Leaf, v.Found, shown)).OfType<Diagnostic>());
            return new(new(profile.Name, Charts(set), [.. values.Select(v => v.Found)], renders.Count), [.. found]);
        }
        catch (HelmStoppedException stopped)
        {
            found.AddRange(stopped.Diagnostics);
            return new(null, [.. found]);
        }
    }

    /// <summary>The values of a profile as a proof lists them: each path with the hash of its value.</summary>
    public static ImmutableArray<(string Path, string Hash)> ValuesOf(GeneratedProfile generated) =>
        [.. generated.Charts.SelectMany(c => ValueLeaf.Of(c.Chart.Values)).Select(l => (l.Path.ToString(), ChartAudit.HashOf(l.Value)))];

    private static ImmutableArray<AuditedChart> Charts(SubchartSet set) =>
        [
            .. set
                .Charts.Select(c => new AuditedChart(
                    c.Subchart.Name,
                    c.Subchart.Version,
                    ChartContent.Of(ChartArchive.Read(c.Archive)).Digest
                ))
                .OrderBy(c => c.Name, StringComparer.Ordinal),
        ];

    private static Diagnostic? Finding(Chart chart, ValueLeaf leaf, AuditedValue found, string shown)
    {
        if (found.Verdict == Verdict.Live || (found.Verdict == Verdict.Default && found.Reason is not null))
            return null;
        var component = chart.Components.FirstOrDefault(c => c.Subchart?.Key == leaf.Path.Keys[0]);
        var name = component?.Subchart is { } subchart ? $"{subchart.Name} {subchart.Version}" : $"the chart {chart.Name}";
        var users = component is null ? null : (leaf.Path with { Keys = leaf.Path.Keys[1..] }).In(component.RawValues)?.Where;
        var where = users ?? Written(chart, leaf.Path, shown);
        return found.Verdict == Verdict.Default
            ? AuditDiagnostics.Needless(where, found.Path, name)
            : AuditDiagnostics.Inert(
                where,
                found.Path,
                name,
                users is null && component?.Values is { } template
                    ? $"Take it out of the template '{template.Path}', or write the key that the chart reads."
                    : "Take it out, or write the key that the chart reads."
            );
    }

    private static SourceSpan Written(Chart chart, ValuePath path, string shown)
    {
        var file = $"{(shown.Length == 0 ? "" : $"{shown}/")}{chart.Name}/values.yaml";
        var text = chart.Files.First(f => f.Path.Text == "values.yaml").Text;
        return ValuesReader.Read(text, file).Root is ValuesMap root && path.In(root)?.Where is { } where ? where : new(file);
    }

    private sealed class Tally(IProgress<string> progress, string profile, int total)
    {
        private const int Steps = 10;

        private int _done;

        public void Add(int count)
        {
            var done = Interlocked.Add(ref _done, count);
            if (done * Steps / total != (done - count) * Steps / total)
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"{profile}: {done} of {total} values judged"));
        }
    }
}
