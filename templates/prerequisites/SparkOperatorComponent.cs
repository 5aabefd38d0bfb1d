using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Prerequisites;

/// <summary>The Spark Operator, for the platform's namespace (T37). That namespace must exist before: the operator's rights are Roles in it.</summary>
internal sealed class SparkOperatorComponent : IComponent
{
    private const string FullName = "spark-operator";

    // The tag that chart 2.5.2 pins.
    private const string Image = "ghcr.io/kubeflow/spark-operator/controller:2.5.2";

    private static readonly ContainerResources Resources = ContainerResources.Of("100m", "512Mi", "1", "1Gi");
    private static readonly ContainerResources WebhookResources = ContainerResources.Of("50m", "128Mi", "500m", "256Mi");

    /// <inheritdoc/>
    public string Name => "spark-operator";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (!profile.NeedsSparkOperator() || profile.Prerequisites.SparkOperator.Source != PrerequisiteSource.Chart)
            return null;
        return new()
        {
            Component = Name,
            Subchart = Subcharts.SparkOperator,
            Values = new("prerequisites/spark-operator.yaml.scriban", Model(context)),
            RawValues = profile.Prerequisites.SparkOperator.Values,
            Accounts =
            [
                new($"{FullName}-controller", AccountMaker.Subchart, [], MountsToken: true),
                new($"{FullName}-webhook", AccountMaker.Subchart, [], MountsToken: true),
            ],
            Workloads = profile.Availability.SeveralNodes ? [Workload("controller"), Workload("webhook")] : [],
            Images = [Image],
        };
    }

    // The chart's own budgets know a minimum only, and cannot let unready pods go.
    private static WorkloadSpec Workload(string component) =>
        new(
            $"{FullName}-{component}",
            2,
            ImmutableSortedDictionary
                .Create<string, string>(StringComparer.Ordinal)
                .Add("app.kubernetes.io/component", component)
                .Add("app.kubernetes.io/instance", "{{ .Release.Name }}")
                .Add("app.kubernetes.io/name", FullName)
        );

    private static ValuesMap Model(ComponentContext context)
    {
        var profile = context.Profile;
        var image = PinnedImage.Of(context.Images, Image);
        var hasPullSecrets = !profile.Images.PullSecrets.IsEmpty;
        return ValuesMap.Of(
            ("name", FullName),
            ("image", image),
            ("hasImage", hasPullSecrets || image["isMoved"]?.ToString() == "true"),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("hasPullSecrets", hasPullSecrets),
            ("platformNamespace", profile.Platform.Namespace.Text),
            ("severalNodes", profile.Availability.SeveralNodes),
            ("resources", Models.Of(Resources)),
            ("webhookResources", Models.Of(WebhookResources))
        );
    }
}
