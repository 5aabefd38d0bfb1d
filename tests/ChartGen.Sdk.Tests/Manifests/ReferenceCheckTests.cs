using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Manifests;

public sealed class ReferenceCheckTests
{
    [Fact]
    public void Missing_Secret_is_named_with_its_place_and_the_nearest_one()
    {
        var problem = Assert.Single(
            Check(
                Pod("containers: [{name: c, env: [{name: X, valueFrom: {secretKeyRef: {name: mlflow-bd, key: k}}}]}]"),
                "Secret/mlflow-db"
            )
        );

        Assert.Equal(
            Diagnostic.Error(
                "CG6024",
                new SourceSpan("platform/templates/p.yaml"),
                "Pod/p refers to Secret 'mlflow-bd' in 'spec.containers[0].env[0].valueFrom.secretKeyRef.name', which is neither in the chart nor expected from outside.",
                "Did you mean 'mlflow-db'?"
            ),
            problem
        );
    }

    [Theory]
    [InlineData(
        "initContainers: [{name: c, envFrom: [{secretRef: {name: x}}]}]",
        "Secret 'x' in 'spec.initContainers[0].envFrom[0].secretRef.name'"
    )]
    [InlineData(
        "containers: [{name: c, envFrom: [{configMapRef: {name: x}}]}]",
        "ConfigMap 'x' in 'spec.containers[0].envFrom[0].configMapRef.name'"
    )]
    [InlineData(
        "containers: [{name: c, env: [{valueFrom: {configMapKeyRef: {name: x, key: k}}}]}]",
        "ConfigMap 'x' in 'spec.containers[0].env[0].valueFrom.configMapKeyRef.name'"
    )]
    [InlineData("volumes: [{name: v, secret: {secretName: x}}]", "Secret 'x' in 'spec.volumes[0].secret'")]
    [InlineData("volumes: [{name: v, configMap: {name: x}}]", "ConfigMap 'x' in 'spec.volumes[0].configMap.name'")]
    [InlineData(
        "volumes: [{name: v, persistentVolumeClaim: {claimName: x}}]",
        "PersistentVolumeClaim 'x' in 'spec.volumes[0].persistentVolumeClaim.claimName'"
    )]
    [InlineData(
        "volumes: [{name: v, projected: {sources: [{secret: {name: x}}]}}]",
        "Secret 'x' in 'spec.volumes[0].projected.sources[0].secret'"
    )]
    [InlineData("imagePullSecrets: [{name: x}]", "Secret 'x' in 'spec.imagePullSecrets[0]'")]
    [InlineData("serviceAccountName: x", "ServiceAccount 'x' in 'spec.serviceAccountName'")]
    public void Every_kind_of_reference_of_a_pod_is_followed(string spec, string expected)
    {
        Assert.StartsWith($"Pod/p refers to {expected}, ", Assert.Single(Check(Pod(spec))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("containers: [{name: c, env: [{valueFrom: {secretKeyRef: {name: x, key: k, optional: true}}}]}]")]
    [InlineData("volumes: [{name: v, configMap: {name: x, optional: true}}, {name: e, emptyDir: {}}]")]
    [InlineData("serviceAccountName: default")]
    public void Optional_references_and_the_default_account_may_lack(string spec) => Assert.Empty(Check(Pod(spec)));

    [Theory]
    [InlineData(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {template: {spec: {serviceAccountName: x}}}",
        "Deployment/d refers to ServiceAccount 'x' in 'spec.template.spec.serviceAccountName'"
    )]
    [InlineData(
        "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {jobTemplate: {spec: {template: {spec: {serviceAccountName: x}}}}}",
        "CronJob/c refers to ServiceAccount 'x'"
    )]
    [InlineData(
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {tls: [{hosts: [a], secretName: x}]}",
        "Ingress/i refers to Secret 'x' in 'spec.tls'"
    )]
    [InlineData(
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: s}\nspec: {driver: {serviceAccount: x}}",
        "SparkApplication/s refers to ServiceAccount 'x' in 'spec.driver.serviceAccount'"
    )]
    [InlineData(
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: s}\nspec: {driver: {envSecretKeyRefs: {A: {name: x, key: k}}}}",
        "SparkApplication/s refers to Secret 'x' in 'spec.driver.envSecretKeyRefs.A'"
    )]
    [InlineData(
        "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: s}\nspec: {imagePullSecrets: [x]}",
        "SparkApplication/s refers to Secret 'x' in 'spec.imagePullSecrets[0]'"
    )]
    [InlineData(
        "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\nimagePullSecrets: [{name: x}]",
        "ServiceAccount/a refers to Secret 'x' in 'imagePullSecrets[0]'"
    )]
    [InlineData(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  pod_template_file.yaml: |\n    spec: {serviceAccountName: x}\n",
        "ConfigMap/m refers to ServiceAccount 'x' in 'data.pod_template_file.yaml.spec.serviceAccountName'"
    )]
    public void Every_kind_of_object_is_followed(string text, string expected)
    {
        Assert.StartsWith(expected, Assert.Single(Check(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: x}")]
    [InlineData("apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: es}\nspec: {target: {name: x}}")]
    [InlineData("apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: x}\nspec: {}")]
    [InlineData(
        "apiVersion: batch/v1\nkind: Job\nmetadata: {name: j}\nspec: {template: {spec: {containers: [{name: c, args: [create, --host=h, --secret-name=x]}]}}}"
    )]
    public void Secret_that_the_chart_makes_one_way_or_another_is_there(string maker)
    {
        Assert.Empty(Check(Pod("imagePullSecrets: [{name: x}]") + "\n---\n" + maker));
    }

    [Fact]
    public void Secret_of_another_namespace_does_not_help()
    {
        Assert.Single(
            Check(Pod("imagePullSecrets: [{name: x}]") + "\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: x, namespace: other}")
        );
    }

    [Fact]
    public void Object_that_is_missed_in_several_places_is_reported_once()
    {
        Assert.Single(Check(Pod("imagePullSecrets: [{name: x}]\n  volumes: [{name: v, secret: {secretName: x}}]")));
    }

    private static string Pod(string spec) =>
        $"# Source: platform/templates/p.yaml\napiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\nspec:\n  {spec}";

    private static ImmutableArray<Diagnostic> Check(string text, params string[] expected) =>
        ReferenceCheck.Check(RenderedObjects.Parse(text, "ns").Objects, expected.ToImmutableHashSet());
}
