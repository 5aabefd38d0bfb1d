using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Umbrella;

/// <summary>How to learn the address behind the host names.</summary>
/// <param name="Introduction">A sentence that ends in a colon.</param>
/// <param name="Command">The command.</param>
internal sealed record Address(string Introduction, string Command)
{
    /// <summary>The address of a profile's pages, or <see langword="null"/> where nothing is published.</summary>
    public static Address? Of(EnvironmentProfile profile, string @namespace) =>
        profile.Ingress switch
        {
            IngressChoice.Alb => new(
                "The load balancer's name, for the DNS records of these hosts, stands in every Ingress a few minutes after the install:",
                $"kubectl get ingress --namespace {@namespace}"
            ),
            IngressChoice.Nginx { Controller: IngressController.Platform } when profile.Aws is not null => new(
                "The NLB's name, for the DNS records of these hosts, stands in the controller's Service a few minutes after the install:",
                $"kubectl get service --namespace {@namespace} --selector app.kubernetes.io/name=ingress-nginx"
            ),
            IngressChoice.Nginx { Controller: IngressController.Platform } => new(
                "A host that no DNS knows goes into `/etc/hosts` with the address of the controller's Service:",
                $"kubectl get service --namespace {@namespace} --selector app.kubernetes.io/name=ingress-nginx"
            ),
            IngressChoice.Nginx => new(
                "The controller's address, for the DNS records of these hosts, stands in every Ingress:",
                $"kubectl get ingress --namespace {@namespace}"
            ),
            _ => null,
        };
}
