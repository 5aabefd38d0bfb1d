using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ServingReadsModelsTests
{
    [Fact]
    public void Inference_that_may_write_models_is_found()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: inference, labels: {app.kubernetes.io/component: inference}}
            spec:
              template:
                spec:
                  containers: [{name: c, volumeMounts: [{name: v, mountPath: /models}]}]
                  volumes: [{name: v, persistentVolumeClaim: {claimName: models-gp3}}]
            """;

        Assert.Equal(
            ["Deployment/inference may write to the claim 'models-gp3'. Set readOnly on each of its mounts."],
            Judged.By<ServingReadsModels>(Yaml)
        );
    }

    [Fact]
    public void Inference_that_reads_models_is_fine()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: inference, labels: {app.kubernetes.io/component: inference}}
            spec:
              template:
                spec:
                  containers: [{name: c, volumeMounts: [{name: v, mountPath: /models, readOnly: true}]}]
                  volumes: [{name: v, persistentVolumeClaim: {claimName: models-gp3}}]
            """;

        Assert.Empty(Judged.By<ServingReadsModels>(Yaml));
    }
}
