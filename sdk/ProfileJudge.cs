using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk;

/// <summary>What was found about a profile's chart.</summary>
/// <param name="Objects">The rendered objects.</param>
/// <param name="StandIns">Subcharts whose real chart was out of reach.</param>
/// <param name="Diagnostics">Every problem, and where subcharts came from.</param>
public sealed record ProfileJudgement(
    ImmutableArray<RenderedObject> Objects,
    ImmutableArray<string> StandIns,
    ImmutableArray<Diagnostic> Diagnostics
);

/// <summary>Has Helm judge a profile's chart, with what the profile promises about the cluster.</summary>
/// <param name="helm">The Helm to ask.</param>
/// <param name="subcharts">Where subcharts come from.</param>
public sealed class ProfileJudge(HelmCli helm, SubchartResolver subcharts)
{
    /// <summary>Judges a chart's folder.</summary>
    /// <param name="generated">The profile that the folder was made for.</param>
    /// <param name="folder">The chart's folder; it is only read.</param>
    /// <param name="shown">The folder as messages show it.</param>
    /// <param name="kubeVersion">A Kubernetes version other than the profile's, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public async Task<ProfileJudgement> JudgeAsync(
        GeneratedProfile generated,
        string folder,
        string shown,
        string? kubeVersion = null,
        CancellationToken cancellationToken = default
    )
    {
        var set = await subcharts.ResolveAsync(generated.Chart.Dependencies, cancellationToken).ConfigureAwait(false);
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
        var request = new JudgeRequest
        {
            Release = profile.Platform.Name.Text,
            Namespace = profile.Platform.Namespace.Text,
            Archives = [.. set.Charts.Select(c => c.Archive)],
            IsReal = set.IsReal,
            Expected = Expected(generated),
            RandomFields = RandomFields.All,
            Shown = shown,
        };
        var judgement = await judge.JudgeAsync(folder, request, cancellationToken).ConfigureAwait(false);
        return new(judgement.Objects, StandIns(set), [.. set.Diagnostics, .. judgement.Diagnostics]);
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
        var wanted = (chart["dependencies"] as ValuesList)?.Items.OfType<ValuesMap>() ?? [];
        var pinned = wanted.Select(Pinned).OfType<Subchart>().ToArray();
        var set = await subcharts.ResolveAsync(pinned, cancellationToken).ConfigureAwait(false);
        if (set.Diagnostics.Any(d => d.Severity == Severity.Error))
            return new([], [], set.Diagnostics);

        var request = new JudgeRequest
        {
            Release = chart["name"]?.ToString() ?? "chart",
            Namespace = "default",
            Archives = [.. set.Charts.Select(c => c.Archive)],
            // What comes from outside is known of profiles only.
            IsReal = false,
            RandomFields = RandomFields.All,
            Shown = shown,
        };
        var judgement = await new ChartJudge(helm with { KubeVersion = kubeVersion })
            .JudgeAsync(folder, request, cancellationToken)
            .ConfigureAwait(false);
        return new(judgement.Objects, StandIns(set), [.. set.Diagnostics, .. judgement.Diagnostics]);
    }

    private static Subchart? Pinned(ValuesMap dependency) =>
        Subcharts.All.FirstOrDefault(s => s.Name == dependency["name"]?.ToString() && s.Version == dependency["version"]?.ToString());

    private static ImmutableArray<string> StandIns(SubchartSet set) =>
        [.. set.Charts.Where(c => c.Origin == SubchartOrigin.StandIn).Select(c => c.Subchart.Key)];

    // Kinds of operators that the profile's prerequisites bring.
    private static ImmutableArray<string> ApiVersions(EnvironmentProfile profile)
    {
        var versions = ImmutableArray.CreateBuilder<string>();
        if (profile.Ingress is IngressChoice.Alb)
            versions.Add("elbv2.k8s.aws/v1beta1");
        if (profile.Secrets is SecretsChoice.ExternalSecrets)
            versions.Add("external-secrets.io/v1");
        if (profile.Observability == ObservabilityChoice.Prometheus)
            versions.Add("monitoring.coreos.com/v1");
        if (profile.Inference is InferenceChoice.Spark)
            versions.Add("sparkoperator.k8s.io/v1beta2");
        return versions.ToImmutable();
    }

    private static ImmutableHashSet<string> Expected(GeneratedProfile generated)
    {
        var profile = generated.Profile;
        var made =
            profile.Secrets is SecretsChoice.ExternalSecrets
                ? []
                : generated.Chart.Components.SelectMany(c => c.Secrets).Select(s => profile.SecretName(s.Name));
        var foreign = generated.Chart.Components.SelectMany(c => c.ForeignSecrets).Select(s => s.Name);
        var pulled = profile.Images.PullSecrets.Select(s => s.Text);
        var tls = profile.Ingress is IngressChoice.Nginx { TlsSecret: { } secret } ? [secret.Text] : Array.Empty<string>();
        return [.. made.Concat(foreign).Concat(pulled).Concat(tls).Select(name => $"Secret/{name}")];
    }
}
