using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Ingress;

/// <summary>An ingress-nginx controller, for clusters that have none: the platform's own, or one that the prerequisites chart brings for the cluster.</summary>
/// <param name="place">The chart that the component belongs to.</param>
internal sealed class IngressComponent(IngressController place = IngressController.Platform) : IComponent
{
    // The tag and digest that chart 4.15.1 pins. A mirror keeps digests.
    private const string Image =
        "registry.k8s.io/ingress-nginx/controller:v1.15.1@sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1";

    // Part of cluster-scoped names, so it must not be the one that a controller installed by hand usually has, nor the same in both charts.
    private readonly string _fullName = place == IngressController.Prerequisites ? "prerequisites-ingress-nginx" : "platform-ingress-nginx";

    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    private static readonly ContainerResources Resources = ContainerResources.Of("50m", "256Mi", "1", "512Mi");

    public string Name => "ingress";

    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (profile.Ingress is not IngressChoice.Nginx nginx || nginx.Controller != place)
            return null;
        return new()
        {
            Component = Name,
            Subchart = Subcharts.IngressNginx,
            Values = new("ingress/values.yaml.scriban", Model(context, nginx)),
            RawValues = profile.RawValues.GetValueOrDefault(Subcharts.IngressNginx.Key, ValuesMap.Empty),
            Accounts = [new(_fullName, AccountMaker.Subchart, [], MountsToken: true)],
            PodGroups =
            [
                PodGroup.Of(
                    PlatformNames.IngressNginxPods,
                    ("app.kubernetes.io/component", "controller"),
                    ("app.kubernetes.io/instance", "{{ .Release.Name }}"),
                    ("app.kubernetes.io/name", "ingress-nginx")
                ),
            ],
            Connections =
            [
                Connection.Of(new Peer.Internet(), new Peer.Pods(PlatformNames.IngressNginxPods), 80, PlatformPorts.Https),
                Outside.KubernetesApi(profile, PlatformNames.IngressNginxPods),
            ],
            Metrics = IngressMetrics.Of(profile),
            Images = [Image],
        };
    }

    private ValuesMap Model(ComponentContext context, IngressChoice.Nginx nginx)
    {
        var profile = context.Profile;
        var image = context.Images.Resolve(Image);
        var isBalanced = nginx.ServiceType == IngressServiceType.LoadBalancer;
        var annotations = profile.Aws is not null && isBalanced ? NetworkLoadBalancer(nginx) : None;
        return ValuesMap.Of(
            ("name", _fullName),
            ("image", Models.Of(image)),
            ("isMirrored", image != ImageReference.Parse(Image)),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("resources", Models.Of(Resources)),
            ("isWatched", profile.NeedsPrometheus()),
            ("isNodePort", !isBalanced),
            ("isBehindNlb", !annotations.IsEmpty),
            ("endsTlsBefore", !annotations.IsEmpty && nginx.Certificate is not null),
            ("annotations", Models.Of(annotations)),
            ("severalNodes", profile.Availability.SeveralNodes)
        );
    }

    // AWS Load Balancer Controller 3.5.0. Without a scheme the balancer is internal. The PROXY protocol tells nginx who calls and on which
    // port, since the balancer itself knows nothing of HTTP.
    private static ImmutableSortedDictionary<string, string> NetworkLoadBalancer(IngressChoice.Nginx nginx)
    {
        const string Prefix = "service.beta.kubernetes.io/aws-load-balancer-";
        var annotations = None.Add(Prefix + "nlb-target-type", "ip")
            .Add(Prefix + "proxy-protocol", "*")
            .Add(Prefix + "scheme", nginx.Scheme == LoadBalancerScheme.Internal ? "internal" : "internet-facing")
            .Add(Prefix + "type", "external");
        return nginx.Certificate is { } certificate
            ? annotations
                .Add(Prefix + "ssl-cert", certificate.Text)
                .Add(Prefix + "ssl-negotiation-policy", "ELBSecurityPolicy-TLS13-1-2-2021-06")
                .Add(Prefix + "ssl-ports", "443")
            : annotations;
    }
}
