using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Prerequisites;

/// <summary>
/// The AWS Load Balancer Controller with the class <c>alb</c>. It claims no Service by itself (T34): the one of ingress-nginx asks for its NLB
/// by the annotations <c>aws-load-balancer-type: external</c> and <c>nlb-target-type</c>, which controller 3.5.0 honours without a class.
/// </summary>
internal sealed class LoadBalancerControllerComponent : IComponent
{
    // The name of the Deployment and of the account that the role trusts.
    private const string FullName = "aws-load-balancer-controller";

    // The tag that chart 3.5.0 pins.
    private const string Image = "public.ecr.aws/eks/aws-load-balancer-controller:v3.5.0";

    private static readonly ContainerResources Resources = ContainerResources.Of("100m", "128Mi", "500m", "512Mi");

    /// <inheritdoc/>
    public string Name => "load-balancer-controller";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (!profile.NeedsLoadBalancerController())
            return null;
        var controller = profile.Prerequisites.LoadBalancerController;
        if (controller.Source == PrerequisiteSource.Existing)
            return null;
        if (profile.Aws is not { } aws)
        {
            context.Diagnostics.Add(PrerequisitesDiagnostics.NoCluster());
            return null;
        }

        ImmutableArray<AwsRight> rights = [PlatformRights.LoadBalancing(profile)];
        return controller.Source == PrerequisiteSource.Addon
            ? new() { Component = Name, Accounts = [new(FullName, AccountMaker.Outside, rights)] }
            : new()
            {
                Component = Name,
                Subchart = Subcharts.AwsLoadBalancerController,
                Values = new("prerequisites/load-balancer-controller.yaml.scriban", Model(context, aws)),
                RawValues = controller.Values,
                Accounts = [new(FullName, AccountMaker.Subchart, rights, MountsToken: true)],
                Exceptions =
                [
                    new(
                        "CG7011",
                        "Secret/aws-load-balancer-tls",
                        "The chart makes the webhooks' certificate anew where it cannot look into a cluster; none is written."
                    ),
                ],
                Images = [Image],
            };
    }

    private static ValuesMap Model(ComponentContext context, AwsSettings aws)
    {
        var profile = context.Profile;
        var role = profile.PrerequisiteRoleArn(FullName);
        return ValuesMap.Of(
            ("name", FullName),
            ("cluster", aws.ClusterName.Text),
            ("region", aws.Region.Text),
            ("image", PinnedImage.Of(context.Images, Image)),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("hasRole", role is not null),
            ("role", role ?? ""),
            ("isForeignClass", profile.Ingress is IngressChoice.Nginx),
            ("platformNamespace", profile.Platform.Namespace.Text),
            ("severalNodes", profile.Availability.SeveralNodes),
            ("resources", Models.Of(Resources))
        );
    }
}
