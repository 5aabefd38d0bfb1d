using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Cluster;

/// <summary>A Secret that pods read.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Keys">The keys that must be in it, sorted.</param>
/// <param name="ReadBy">Who reads it, for people.</param>
/// <param name="IsAwaited">Whether it has to be there before the install.</param>
internal sealed record NeededSecret(string Namespace, string Name, string[] Keys, string ReadBy, bool IsAwaited)
{
    /// <summary>Its path.</summary>
    public string Path => ApiPath.Of("v1", "secrets", Namespace, Name);

    /// <summary>The Secrets of a plan, each once.</summary>
    public static IEnumerable<NeededSecret> Of(ClusterPlan plan) =>
        plan
            .Charts.SelectMany(c => Of(c, plan))
            .GroupBy(s => (s.Namespace, s.Name))
            .OrderBy(g => g.Key.Namespace, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Name, StringComparer.Ordinal)
            .Select(g => new NeededSecret(
                g.Key.Namespace,
                g.Key.Name,
                [.. g.SelectMany(s => s.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                string.Join(", ", g.Select(s => s.ReadBy).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal)),
                g.Any(s => s.IsAwaited)
            ));

    private static IEnumerable<NeededSecret> Of(PlannedChart chart, ClusterPlan plan)
    {
        var profile = plan.Profile;
        foreach (var secret in chart.Components.SelectMany(c => c.Secrets))
        {
            yield return new(
                chart.Namespace,
                profile.SecretName(secret.Name),
                [.. secret.Keys.Keys],
                secret.ReadBy,
                profile.Secrets is SecretsChoice.Manifest
            );
        }

        foreach (var secret in chart.Components.SelectMany(c => c.ForeignSecrets))
            yield return new(chart.Namespace, secret.Name, [.. secret.Keys], secret.ReadBy, true);
        foreach (var secret in profile.Images.PullSecrets)
            yield return new(chart.Namespace, secret.Text, [".dockerconfigjson"], "who pulls images", true);
        if (chart == plan.Platform && profile.Ingress is IngressChoice.Nginx { TlsSecret: { } tls })
            yield return new(chart.Namespace, tls.Text, ["tls.crt", "tls.key"], "the ingress-nginx controller", true);
    }
}
