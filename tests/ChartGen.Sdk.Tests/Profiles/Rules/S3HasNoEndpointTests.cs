namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class S3HasNoEndpointTests
{
    [Fact]
    public void An_endpoint_left_over_in_mlflow_is_an_error()
    {
        var read = Read.Cloud("mlflow: {env: {MLFLOW_S3_ENDPOINT_URL: \"http://minio:9000\"}}\n");

        Assert.Equal(
            "site.yaml(1,40): error CG1203: 'mlflow.env.MLFLOW_S3_ENDPOINT_URL' sets MLFLOW_S3_ENDPOINT_URL, but objectStore.kind is s3, whose endpoint follows from the region. Remove it, or set it to null where a lower layer sets it.",
            Assert.Single(Read.Coded(read, "CG1203"))
        );
    }

    [Fact]
    public void An_endpoint_in_raw_values_is_an_error()
    {
        var read = Read.Cloud("airflow:           {values: {env: [{name: AWS_ENDPOINT_URL, value: x}]}}\n");

        Assert.Equal(
            "site.yaml(1,35): error CG1203: 'airflow.values.env' sets AWS_ENDPOINT_URL, but objectStore.kind is s3, whose endpoint follows from the region. Remove it, or set it to null where a lower layer sets it.",
            Assert.Single(Read.Coded(read, "CG1203"))
        );
    }

    [Fact]
    public void MinIO_has_an_endpoint()
    {
        var read = Read.Laptop("mlflow: {env: {MLFLOW_S3_ENDPOINT_URL: \"http://minio:9000\"}}\n");

        Assert.Empty(Read.Coded(read, "CG1203"));
        Assert.True(Read.IsFine(read));
    }
}
