using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Prerequisites;

/// <summary>The External Secrets operator, for ExternalSecrets and stores of any namespace. Its kinds are kept on uninstall (C14).</summary>
internal sealed class ExternalSecretsComponent : IComponent
{
    private const string FullName = "external-secrets";

    // The tag that chart 2.9.0 pins, for all three of its Deployments.
    private const string Image = "ghcr.io/external-secrets/external-secrets:v2.9.0";

    private static readonly ContainerResources Resources = ContainerResources.Of("50m", "128Mi", "500m", "512Mi");
    private static readonly ContainerResources WebhookResources = ContainerResources.Of("20m", "64Mi", "200m", "256Mi");

    /// <inheritdoc/>
    public string Name => "external-secrets";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (!profile.NeedsExternalSecrets())
            return null;
        // The operator borrows the role of the store's account through IRSA only; otherwise it reads with its own.
        var readsItself = profile.Identity is IdentityChoice.PodIdentity;
        ImmutableArray<AwsRight> rights = readsItself ? [PlatformRights.ReadSecrets(profile)] : [];
        return profile.Prerequisites.ExternalSecrets switch
        {
            { Source: PrerequisiteSource.Chart } operation => new()
            {
                Component = Name,
                Subchart = Subcharts.ExternalSecrets,
                Values = new("prerequisites/external-secrets.yaml.scriban", Model(context, readsItself)),
                RawValues = operation.Values,
                Accounts =
                [
                    new(FullName, AccountMaker.Subchart, rights, MountsToken: true),
                    new($"{FullName}-cert-controller", AccountMaker.Subchart, [], MountsToken: true),
                    new($"{FullName}-webhook", AccountMaker.Subchart, [], MountsToken: true),
                ],
                Workloads = profile.Availability.SeveralNodes ? [Workload(FullName), Workload($"{FullName}-webhook")] : [],
                Exceptions =
                [
                    new("CG7015", $"Deployment/{FullName}-webhook", "Its manager does not start without a connection to the API server."),
                ],
                Images = [Image],
            },
            { Source: PrerequisiteSource.Addon } when readsItself => new()
            {
                Component = Name,
                Accounts = [new(FullName, AccountMaker.Outside, rights)],
            },
            _ => null,
        };
    }

    // The chart's own budgets cannot let unready pods go.
    private static WorkloadSpec Workload(string name) =>
        new(
            name,
            2,
            ImmutableSortedDictionary
                .Create<string, string>(StringComparer.Ordinal)
                .Add("app.kubernetes.io/instance", "{{ .Release.Name }}")
                .Add("app.kubernetes.io/name", name)
        );

    private static ValuesMap Model(ComponentContext context, bool readsItself)
    {
        var profile = context.Profile;
        return ValuesMap.Of(
            ("name", FullName),
            ("image", PinnedImage.Of(context.Images, Image)),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("readsItself", readsItself),
            ("isWatched", profile.NeedsPrometheus()),
            ("severalNodes", profile.Availability.SeveralNodes),
            ("resources", Models.Of(Resources)),
            ("webhookResources", Models.Of(WebhookResources))
        );
    }
}
