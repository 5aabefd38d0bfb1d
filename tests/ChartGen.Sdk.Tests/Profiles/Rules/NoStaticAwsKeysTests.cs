namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class NoStaticAwsKeysTests
{
    [Fact]
    public void A_key_in_the_configuration_is_an_error_everywhere()
    {
        var read = Read.Laptop("airflow:      {env: {AWS_SECRET_ACCESS_KEY: hunter2}}\n");

        Assert.Equal(
            "site.yaml(1,45): error CG1204: 'airflow.env.AWS_SECRET_ACCESS_KEY' sets AWS_SECRET_ACCESS_KEY as a text that everyone who reads the chart can read. Take it from a Secret: {secret: <name>, key: <key>}.",
            Assert.Single(Read.Coded(read, "CG1204"))
        );
    }

    [Fact]
    public void A_key_in_a_secret_is_an_error_on_aws()
    {
        var read = Read.Cloud("", "inference.env.AWS_ACCESS_KEY_ID.secret=s", "inference.env.AWS_ACCESS_KEY_ID.key=k");

        Assert.Equal(
            "--set inference.env.AWS_ACCESS_KEY_ID.key: error CG1204: 'inference.env.AWS_ACCESS_KEY_ID' sets AWS_ACCESS_KEY_ID, but pods on AWS have roles and need no keys. Remove it; identity.kind irsa or pod-identity gives the pod its role.",
            Assert.Single(Read.Coded(read, "CG1204"))
        );
    }

    [Fact]
    public void A_key_in_a_secret_is_fine_for_minio_on_a_laptop()
    {
        var read = Read.Laptop("", "inference.env.AWS_ACCESS_KEY_ID.secret=s", "inference.env.AWS_ACCESS_KEY_ID.key=k");

        Assert.Empty(Read.Coded(read, "CG1204"));
        Assert.True(Read.IsFine(read));
    }
}
