using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Network;

/// <summary>How one web page is published: what its Ingress says.</summary>
/// <param name="Host">The host name.</param>
/// <param name="ClassName">The IngressClass.</param>
/// <param name="Annotations">Annotations of the Ingress, all strings.</param>
/// <param name="TlsSecret">The Secret with which the controller ends TLS, or <see langword="null"/> when a load balancer ends it or nobody does.</param>
/// <param name="Scheme"><c>https</c> where anything ends TLS, else <c>http</c>.</param>
internal sealed record WebPage(
    string Host,
    string ClassName,
    ImmutableSortedDictionary<string, string> Annotations,
    string? TlsSecret,
    string Scheme
)
{
    // What the AWS Load Balancer Controller takes.
    private const int LongestGroup = 63;

    /// <summary>The address that people type.</summary>
    public string Url => $"{Scheme}://{Host}";

    /// <summary>The page of a component, or <see langword="null"/> where nothing is published.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="component">The component.</param>
    /// <param name="healthPath">The path that answers 200 without a session; an ALB asks <c>/</c> unless told.</param>
    public static WebPage? Of(EnvironmentProfile profile, string component, string healthPath) =>
        profile.Ingress switch
        {
            IngressChoice.Nginx nginx => new(
                profile.Host(component),
                "nginx",
                nginx.Annotations,
                nginx.TlsSecret?.Text,
                nginx.TlsSecret is null && nginx.Certificate is null ? "http" : "https"
            ),
            IngressChoice.Alb alb => new(profile.Host(component), "alb", AlbAnnotations(profile, alb, healthPath), null, "https"),
            _ => null,
        };

    // AWS Load Balancer Controller 3.5.0: without these the scheme is internal, targets are node ports and the health check asks "/".
    private static ImmutableSortedDictionary<string, string> AlbAnnotations(
        EnvironmentProfile profile,
        IngressChoice.Alb alb,
        string healthPath
    ) =>
        alb.Annotations.SetItems(
            new Dictionary<string, string>
            {
                ["alb.ingress.kubernetes.io/certificate-arn"] = alb.Certificate.Text,
                ["alb.ingress.kubernetes.io/group.name"] = GroupOf(profile),
                ["alb.ingress.kubernetes.io/healthcheck-path"] = healthPath,
                ["alb.ingress.kubernetes.io/listen-ports"] = """[{"HTTP": 80}, {"HTTPS": 443}]""",
                ["alb.ingress.kubernetes.io/scheme"] = alb.Scheme == LoadBalancerScheme.Internal ? "internal" : "internet-facing",
                ["alb.ingress.kubernetes.io/ssl-redirect"] = "443",
                ["alb.ingress.kubernetes.io/success-codes"] = "200",
                ["alb.ingress.kubernetes.io/target-type"] = "ip",
            }.Where(a => !alb.Annotations.ContainsKey(a.Key))
        );

    // Groups reach across namespaces: two platforms of one name would share a load balancer.
    private static string GroupOf(EnvironmentProfile profile) =>
        BoundedName.Of($"{profile.Platform.Namespace.Text}.{profile.Platform.Name.Text}", LongestGroup);
}
