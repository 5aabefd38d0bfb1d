using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Storage;

namespace ChartGen.Templates.Tests.Storage;

public sealed class StorageComponentTests
{
    private static readonly StorageChoice Wide = new StorageChoice.Existing
    {
        Class = SubdomainName.Parse("netapp.files"),
        Access = AccessMode.ReadWriteMany,
    };

    [Fact]
    public void Two_consumers_of_a_volume_share_one_claim()
    {
        var chart = ChartOf(
            TestProfiles.EksMulti,
            Claim("models", TestProfiles.EksMulti.Storage.Shared, "20Gi", "StatefulSet/airflow-worker"),
            Claim("models", TestProfiles.EksMulti.Storage.Shared, "20Gi", "Deployment/inference")
        );

        Assert.Equal(
            """
            # Mounted by Deployment/inference; StatefulSet/airflow-worker.
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: models-efs-sc
              labels:
                app.kubernetes.io/name: models
                app.kubernetes.io/component: storage
                {{- include "platform.labels" . | nindent 4 }}
              annotations:
                # The data outlives the release; "kubectl delete pvc" is the only way to lose it.
                helm.sh/resource-policy: keep
            spec:
              storageClassName: efs-sc
              accessModes: [ReadWriteMany]
              resources:
                requests:
                  storage: {{ index .Values.platform.storage "models-efs-sc" "size" | quote }}

            """,
            Assert.Single(chart.Files, f => f.Path.Text.StartsWith("templates/", StringComparison.Ordinal)).Text
        );
    }

    [Fact]
    public void C04_another_class_gives_another_claim()
    {
        var chart = ChartOf(TestProfiles.EksSingle, Claim("models", TestProfiles.EksSingle.Storage.Shared, "20Gi", "Pod/a"));

        Assert.Contains(chart.Files, f => f.Path.Text == "templates/storage/models-gp3.yaml");
    }

    [Fact]
    public void C06_a_claim_is_kept_when_the_release_goes()
    {
        var chart = ChartOf(
            TestProfiles.Local,
            Claim("postgresql-data", TestProfiles.Local.Storage.Block, "10Gi", "StatefulSet/postgresql")
        );

        Assert.Contains(
            "    helm.sh/resource-policy: keep\n",
            chart.File("templates/storage/postgresql-data-hostpath.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_class_that_serves_one_node_gives_a_claim_for_one_node()
    {
        var chart = ChartOf(TestProfiles.EksSingle, Claim("models", TestProfiles.EksSingle.Storage.Shared, "20Gi", "Pod/a"));

        Assert.Contains("accessModes: [ReadWriteOnce]", chart.File("templates/storage/models-gp3.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_one_owner_is_mounted_by_one_node_even_where_the_class_serves_many()
    {
        var chart = ChartOf(TestProfiles.Local, Claim("minio-data", Wide, "20Gi", "Deployment/minio"));

        Assert.Contains(
            "accessModes: [ReadWriteOnce]",
            chart.File("templates/storage/minio-data-netapp.files.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_claim_whose_one_consumer_has_pods_on_several_nodes_is_shared_where_the_class_serves_many()
    {
        var chart = ChartOf(TestProfiles.Local, Claim("airflow-logs", Wide, "20Gi", "Airflow") with { IsShared = true });

        Assert.Contains(
            "accessModes: [ReadWriteMany]",
            chart.File("templates/storage/airflow-logs-netapp.files.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_volume_with_two_consumers_is_shared_where_the_class_serves_many()
    {
        var chart = ChartOf(TestProfiles.Local, Claim("airflow-logs", Wide, "5Gi", "Pod/a"), Claim("airflow-logs", Wide, "5Gi", "Pod/b"));

        Assert.Contains(
            "accessModes: [ReadWriteMany]",
            chart.File("templates/storage/airflow-logs-netapp.files.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void C11_a_size_stays_open_and_the_values_say_that_it_only_grows()
    {
        var chart = ChartOf(TestProfiles.Local, Claim("models", TestProfiles.Local.Storage.Shared, "20Gi", "Pod/inference"));

        Assert.Equal("20Gi", chart.Values.At("platform", "storage", "models-hostpath", "size")!.ToString());
        Assert.Contains(
            "    # Mounted by Pod/inference. A size can grow, never shrink.\n    models-hostpath:\n      size: 20Gi\n",
            chart.File("values.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_schema_of_the_values_refuses_a_size_that_is_no_quantity()
    {
        var chart = ChartOf(TestProfiles.Local, Claim("models", TestProfiles.Local.Storage.Shared, "20Gi", "Pod/inference"));

        var schema = (ValuesMap)ValuesReader.Read(chart.File("values.schema.json"), "values.schema.json", "CG3003").Root!;
        var claim = schema.At("properties", "platform", "properties", "storage", "properties", "models-hostpath")!;
        var pattern = ((ValuesMap)claim).At("properties", "size", "pattern")!.ToString()!;
        Assert.Matches(pattern, "1.5Ti");
        Assert.DoesNotMatch(pattern, "20 GB");
        Assert.DoesNotMatch(pattern, "20Gib");
    }

    [Fact]
    public void CG2050_a_volume_that_is_claimed_in_two_ways_is_an_error()
    {
        var diagnostics = new DiagnosticBag();
        var efs = TestProfiles.EksMulti.Storage.Shared;

        Build(TestProfiles.EksMulti, diagnostics, Claim("models", efs, "20Gi", "Pod/a"), Claim("models", efs, "30Gi", "Pod/b"));

        Assert.Equal(
            Diagnostic.Error(
                "CG2050",
                null,
                "The volume 'models' is claimed in two ways: 20Gi of efs-sc for Pod/a and 30Gi of efs-sc for Pod/b.",
                "Give both the same class and size, or one of them a volume of its own."
            ),
            Assert.Single(diagnostics)
        );
    }

    [Fact]
    public void CG2050_a_volume_lies_in_one_class_only()
    {
        var diagnostics = new DiagnosticBag();

        Build(
            TestProfiles.EksMulti,
            diagnostics,
            Claim("models", TestProfiles.EksMulti.Storage.Shared, "20Gi", "Pod/a"),
            Claim("models", TestProfiles.EksMulti.Storage.Block, "20Gi", "Pod/b")
        );

        Assert.Equal(
            "The volume 'models' is claimed in two ways: 20Gi of efs-sc for Pod/a and 20Gi of gp3 for Pod/b.",
            Assert.Single(diagnostics).Message
        );
    }

    [Fact]
    public void Where_nobody_mounts_anything_there_is_nothing()
    {
        Assert.Null(Build(TestProfiles.Local, new DiagnosticBag()));
    }

    private static ClaimSpec Claim(string volume, StorageChoice storage, string size, string consumer) =>
        new(volume, storage, Quantity.Parse(size), consumer);

    private static ComponentOutput? Build(EnvironmentProfile profile, DiagnosticBag diagnostics, params ImmutableArray<ClaimSpec> claims) =>
        new StorageComponent().Build(
            new(profile, [new() { Component = "consumer", Claims = claims }], new ImageResolver(profile.Images), diagnostics)
        );

    private static Chart ChartOf(EnvironmentProfile profile, params ImmutableArray<ClaimSpec> claims) =>
        TestCharts.Of(profile, new FakeComponent(new() { Component = "consumer", Claims = claims }), new StorageComponent());
}
