using System.Collections.Immutable;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Comparison;

/// <summary>Custom kinds: Helm installs a crds folder with the first installation only, and never changes or deletes what stands there.</summary>
public sealed class DefinitionTests
{
    private const string Folder = "prerequisites/charts/spark-operator/crds/spark.yaml";

    private static readonly ImmutableArray<RenderedObject> Standing = Compared.Objects(
        "apiVersion: v1\nkind: Secret\nmetadata: {name: a}",
        "prerequisites/templates/a.yaml"
    );

    private static readonly ImmutableArray<RenderedObject> Application = Compared.Objects(
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: stream}",
        "prerequisites/charts/stream/templates/a.yaml"
    );

    [Fact]
    public void An_upgrade_leaves_out_definitions_of_a_crds_folder_and_is_refused_their_objects()
    {
        var changes = ObjectComparison.Compare(Standing, [.. Standing, .. Definition(Folder), .. Application]);

        var definition = changes.Of("CustomResourceDefinition/sparkapplications", ChangeKind.Added);
        Assert.Equal((Apply.InPlace, false), (definition.Apply, definition.IsRefused));
        Assert.Equal(
            "An upgrade does not install it: it stands in a crds folder, which Helm reads with the first installation only.",
            definition.Reason
        );
        var application = changes.Of("SparkApplication/stream", ChangeKind.Added);
        Assert.True(application.IsRefused);
        Assert.Equal(
            "Before the upgrade: kubectl apply --server-side -f the crds folder of the chart 'spark-operator'.",
            application.Reasons[0].Remedy
        );
    }

    [Fact]
    public void A_first_installation_brings_its_definitions() =>
        Assert.All(ObjectComparison.Compare([], [.. Definition(Folder), .. Application]), c => Assert.False(c.IsRefused));

    [Fact]
    public void A_chart_that_is_installed_before_brings_the_definitions_of_the_next()
    {
        var platform = Compared.Objects("apiVersion: v1\nkind: Secret\nmetadata: {name: a}");
        var application = Application[0] with { Source = "platform/charts/stream/templates/a.yaml" };

        var changes = ObjectComparison.Compare(platform, [.. platform, .. Definition(Folder), application]);

        Assert.Empty(changes.Of("SparkApplication/stream", ChangeKind.Added).Reasons);
    }

    [Theory]
    [InlineData(Folder, "An upgrade does not change it: it stands in a crds folder, which Helm reads with the first installation only.")]
    [InlineData("prerequisites/charts/external-secrets/templates/crds/a.yaml", "")]
    public void A_definition_that_changes_is_brought_by_hand_where_Helm_does_not(string source, string reason)
    {
        var changed = Definition(source, "[{name: v1beta2}]");

        Assert.Equal(reason, Assert.Single(ObjectComparison.Compare(Definition(source), changed)).Reason);
    }

    [Fact]
    public void A_definition_of_a_crds_folder_stays() =>
        Assert.Equal(
            (Apply.InPlace, "It stays in the cluster: Helm never deletes what stands in a crds folder."),
            Assert.Single(ObjectComparison.Compare(Definition(Folder), [])) is var change ? (change.Apply, change.Reason) : default
        );

    [Fact]
    public void An_ExternalSecret_over_a_Secret_that_pods_read_needs_the_values_in_use()
    {
        const string reader =
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: c, envFrom: [{secretRef: {name: fernet}}]}]}}}";

        var change = Compared.Change(
            reader,
            $"{reader}\n---\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {{name: fernet}}"
        );

        Assert.Equal("Pods read its Secret already, and External Secrets overwrites it.", change.Reasons[0].Text);
        Assert.StartsWith("Before the upgrade: bring the values that are in use", change.Reasons[0].Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("platform/templates/a.yaml", "platform")]
    [InlineData("platform/charts/airflow/templates/scheduler/a.yaml", "platform/airflow")]
    [InlineData("prerequisites/charts/kube-prometheus-stack/charts/crds/crds/a.yaml", "prerequisites/kube-prometheus-stack")]
    public void An_object_belongs_to_its_chart_or_the_outermost_subchart(string source, string part) =>
        Assert.Equal(part, ChartPart.NameOf(source));

    private static ImmutableArray<RenderedObject> Definition(string source, string versions = "[]") =>
        Compared.Objects(
            $"apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {{name: sparkapplications}}\nspec: {{group: sparkoperator.k8s.io, names: {{kind: SparkApplication}}, versions: {versions}}}",
            source
        );
}
