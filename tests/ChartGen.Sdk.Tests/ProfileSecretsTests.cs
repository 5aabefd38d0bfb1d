using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Tests.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests;

public sealed class ProfileSecretsTests
{
    [Fact]
    public void A_key_that_nobody_makes_and_a_chart_that_is_out_of_reach_are_said()
    {
        var password = SecretText.Of(new SecretPart.Property("db", "password", new SecretShape.Password()));
        var component = new ComponentOutput
        {
            Component = "test",
            Secrets = [SecretSpec.Of("mlflow-database", "Deployment/mlflow", ("password", password))],
        };
        var generated = new GeneratedProfile(
            Read.Laptop("").Profile!,
            [new(new Chart("platform", [], [Subcharts.Mlflow], ValuesMap.Empty, [component]), "ml", "ml")],
            [],
            ""
        );
        var objects = RenderedObjects
            .Parse(
                "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, env: [{name: A, valueFrom: {secretKeyRef: {name: mlflow-database, key: pasword}}}, {name: B, valueFrom: {secretKeyRef: {name: mlflow-database, key: x}}}]}]}}",
                "ml"
            )
            .Objects;

        var found = ProfileSecrets.Of(generated, new([new("platform", objects)], [Subcharts.Mlflow], []));

        Assert.Equal(
            [
                $"warning CG8411: Of mlflow {Subcharts.Mlflow.Version} only the Secrets are listed that ChartGen names: nothing else is known of a chart that is out of reach. Name a folder with the charts: --chart-source; --require-charts makes this an error.",
                "warning CG8401: Pod/p reads the key 'pasword' of the Secret 'mlflow-database', which is made without it. Did you mean 'password'?",
                "warning CG8401: Pod/p reads the key 'x' of the Secret 'mlflow-database', which is made without it. It has password.",
            ],
            found.Diagnostics.Select(d => d.ToString())
        );
    }
}
