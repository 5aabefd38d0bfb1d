using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Manifests.Kubernetes;
using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk;

/// <summary>What was found about a profile's charts.</summary>
/// <param name="Charts">The charts that were judged, in the order of their installation.</param>
/// <param name="StandIns">Subcharts whose real chart was out of reach.</param>
/// <param name="Diagnostics">Every problem, and where subcharts came from.</param>
public sealed record ProfileJudgement(
    ImmutableArray<RenderedChart> Charts,
    ImmutableArray<string> StandIns,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>The rendered objects of all charts.</summary>
    public ImmutableArray<RenderedObject> Objects { get; } = [.. Charts.SelectMany(c => c.Objects)];

    /// <summary>What Kubernetes would refuse, which <see cref="Diagnostics"/> holds too.</summary>
    public KubernetesReport Kubernetes { get; init; } = KubernetesReport.Empty;
}

/// <summary>Has Helm judge a profile's charts, with what the profile promises about the cluster.</summary>
/// <param name="helm">The Helm to ask.</param>
/// <param name="subcharts">Where subcharts come from.</param>
public sealed class ProfileJudge(HelmCli helm, SubchartResolver subcharts)
{
    /// <summary>Judges the charts of a profile's folder.</summary>
    /// <param name="generated">The profile that the folder was made for.</param>
    /// <param name="folder">The profile's folder; it is only read.</param>
    /// <param name="shown">The folder as messages show it; empty for none.</param>
    /// <param name="kubeVersion">A Kubernetes version other than the profile's, or <see langword="null"/>.</param>
    /// <param name="only">The name of the one chart to judge, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public async Task<ProfileJudgement> JudgeAsync(
        GeneratedProfile generated,
        string folder,
        string shown,
        string? kubeVersion = null,
        string? only = null,
        CancellationToken cancellationToken = default
    )
    {
        var charts = generated.Charts.Where(c => only is null || c.Chart.Name == only).ToArray();
        var wanted = charts.SelectMany(c => c.Chart.Dependencies).DistinctBy(d => (d.Name, d.Version)).ToArray();
        var set = await subcharts.ResolveAsync(wanted, cancellationToken).ConfigureAwait(false);
        if (set.Diagnostics.Any(d => d.Severity == Severity.Error))
            return new([], [], set.Diagnostics);

        var profile = generated.Profile;
        var judge = new ChartJudge(
            helm with
            {
                KubeVersion = kubeVersion ?? profile.Platform.Kubernetes.Text,
                ApiVersions = ApiVersions(profile),
            }
        );
        var judging = charts.Select(c =>
            judge.JudgeAsync(Path.Combine(folder, c.Chart.Name), RequestOf(c, profile, set, shown), cancellationToken)
        );
        var judgements = await Task.WhenAll(judging).ConfigureAwait(false);
        ImmutableArray<RenderedChart> rendered =
        [
            .. charts.Zip(judgements, (chart, judgement) => new RenderedChart(chart.Chart.Name, judgement.Objects)),
        ];
        var beside = await BesideAsync(generated, folder, cancellationToken).ConfigureAwait(false);
        var kubernetes = KubernetesCheck.Check(
            [.. rendered.SelectMany(c => c.Objects), .. beside.Select(o => o with { Source = Path.Join(shown, o.Source) })],
            kubeVersion ?? profile.Platform.Kubernetes.Text,
            d => Located(d, charts, shown)
        );
        return new(
            rendered,
            StandIns(set),
            [
                .. set.Diagnostics,
                .. judgements.SelectMany(j => j.Diagnostics),
                .. charts.SelectMany(c => StandingValues.Check(Path.Combine(folder, c.Chart.Name), Shown(c, shown))),
                .. ChartOverlap
                    .Check(rendered)
                    .Concat(rendered.SelectMany(c => DeniedPods.Check(c.Objects)))
                    .Concat(Policies(charts, rendered, profile, set, only is null))
                    .Select(d => Located(d, charts, shown)),
                .. kubernetes.Diagnostics,
            ]
        )
        {
            Kubernetes = kubernetes,
        };
    }

    /// <summary>Judges a chart's folder of which no profile is known; its release takes the chart's name.</summary>
    /// <param name="folder">The chart's folder; it is only read.</param>
    /// <param name="shown">The folder as messages show it.</param>
    /// <param name="kubeVersion">The Kubernetes version, or <see langword="null"/> for Helm's own.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public async Task<ProfileJudgement> JudgeAsync(
        string folder,
        string shown,
        string? kubeVersion = null,
        CancellationToken cancellationToken = default
    )
    {
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "Chart.yaml"), cancellationToken).ConfigureAwait(false);
        var chart = ValuesReader.Read(text, $"{shown}/Chart.yaml").Root as ValuesMap ?? ValuesMap.Empty;
        var name = chart["name"]?.ToString() ?? "chart";
        var pinned = StandingValues.Pinned(chart).ToArray();
        var set = await subcharts.ResolveAsync(pinned, cancellationToken).ConfigureAwait(false);
        if (set.Diagnostics.Any(d => d.Severity == Severity.Error))
            return new([], [], set.Diagnostics);

        var request = new JudgeRequest
        {
            Release = name,
            Namespace = "default",
            Archives = [.. set.Charts.Select(c => c.Archive)],
            // What comes from outside is known of profiles only.
            IsReal = false,
            RandomFields = RandomFields.All,
            RandomValues = RandomFields.Settable,
            Shown = shown,
        };
        var judgement = await new ChartJudge(helm with { KubeVersion = kubeVersion })
            .JudgeAsync(folder, request, cancellationToken)
            .ConfigureAwait(false);
        var files = new ChartFiles(name, shown, ImmutableDictionary<string, string>.Empty);
        var kubernetes = KubernetesCheck.Check(judgement.Objects, kubeVersion, files.Located);
        return new(
            [new(name, judgement.Objects)],
            StandIns(set),
            [.. set.Diagnostics, .. judgement.Diagnostics, .. StandingValues.Check(folder, shown), .. kubernetes.Diagnostics]
        )
        {
            Kubernetes = kubernetes,
        };
    }

    // Objects beside the charts, which a person, Argo CD or Flux applies.
    private static async Task<ImmutableArray<RenderedObject>> BesideAsync(
        GeneratedProfile generated,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var objects = ImmutableArray.CreateBuilder<RenderedObject>();
        var charts = generated.Charts.Select(c => c.Chart.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var path in generated.Files.Select(f => f.Path.Text).Where(p => p.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            var file = Path.Combine(folder, path);
            if (charts.Contains(path.Split('/')[0]) || !File.Exists(file))
                continue;
            var text = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
            objects.AddRange(RenderedObjects.Parse(text, generated.Charts[^1].Namespace).Objects.Select(o => o with { Source = path }));
        }

        return objects.ToImmutable();
    }

    private static ImmutableArray<Diagnostic> Policies(
        GeneratedChart[] charts,
        ImmutableArray<RenderedChart> rendered,
        EnvironmentProfile profile,
        SubchartSet set,
        bool areAll
    ) =>
        // Of a chart that does not render nothing more is known.
        rendered.Any(c => c.Objects.IsEmpty)
            ? []
            : PolicyRunner.Check(
                new(
                    profile,
                    [
                        .. charts.Zip(
                            rendered,
                            (chart, objects) =>
                                new PolicyChart(chart.Chart.Name, objects.Objects, chart.Chart.Components)
                                {
                                    IsPlatform = chart.Chart.Name == ChartGenerator.ChartFolder,
                                    IsReal = IsReal(chart, set),
                                }
                        ),
                    ],
                    areAll
                )
            );

    private static Diagnostic Located(Diagnostic finding, GeneratedChart[] charts, string shown) =>
        Array.Find(charts, c => finding.Where is { } where && where.File.StartsWith(c.Chart.Name + "/", StringComparison.Ordinal))
            is { } chart
            ? new ChartFiles(chart.Chart.Name, Shown(chart, shown), ImmutableDictionary<string, string>.Empty).Located(finding)
            : finding;

    private static ResolvedSubchart[] Resolved(GeneratedChart chart, SubchartSet set)
    {
        var keys = chart.Chart.Dependencies.Select(d => (d.Name, d.Version)).ToHashSet();
        return [.. set.Charts.Where(c => keys.Contains((c.Subchart.Name, c.Subchart.Version)))];
    }

    private static bool IsReal(GeneratedChart chart, SubchartSet set) =>
        Array.TrueForAll(Resolved(chart, set), c => c.Origin != SubchartOrigin.StandIn);

    private static string Shown(GeneratedChart chart, string shown) => shown.Length == 0 ? chart.Chart.Name : $"{shown}/{chart.Chart.Name}";

    private static JudgeRequest RequestOf(GeneratedChart chart, EnvironmentProfile profile, SubchartSet set, string shown)
    {
        return new()
        {
            Release = chart.Release,
            Namespace = chart.Namespace,
            Archives = [.. Resolved(chart, set).Select(c => c.Archive)],
            IsReal = IsReal(chart, set),
            Expected = Expected(chart.Chart, profile),
            RandomFields = RandomFields.All,
            RandomValues = RandomFields.Settable,
            Shown = Shown(chart, shown),
        };
    }

    private static ImmutableArray<string> StandIns(SubchartSet set) =>
        [.. set.Charts.Where(c => c.Origin == SubchartOrigin.StandIn).Select(c => c.Subchart.Key)];

    // Kinds that operators of the cluster bring, whoever installs them; their definitions are there before the charts.
    internal static ImmutableArray<string> ApiVersions(EnvironmentProfile profile)
    {
        var versions = ImmutableArray.CreateBuilder<string>();
        if (profile.NeedsLoadBalancerController())
            versions.Add("elbv2.k8s.aws/v1beta1");
        if (profile.NeedsExternalSecrets())
            versions.Add("external-secrets.io/v1");
        if (profile.NeedsPrometheus())
            versions.Add("monitoring.coreos.com/v1");
        if (profile.NeedsSparkOperator())
            versions.Add("sparkoperator.k8s.io/v1beta2");
        return versions.ToImmutable();
    }

    private static ImmutableHashSet<string> Expected(Chart chart, EnvironmentProfile profile)
    {
        var made =
            profile.Secrets is SecretsChoice.ExternalSecrets
                ? []
                : chart.Components.SelectMany(c => c.Secrets).Select(s => profile.SecretName(s.Name));
        var foreign = chart.Components.SelectMany(c => c.ForeignSecrets).Select(s => s.Name);
        var pulled = profile.Images.PullSecrets.Select(s => s.Text);
        var tls = profile.Ingress is IngressChoice.Nginx { TlsSecret: { } secret } ? [secret.Text] : Array.Empty<string>();
        return [.. made.Concat(foreign).Concat(pulled).Concat(tls).Select(name => $"Secret/{name}")];
    }
}
