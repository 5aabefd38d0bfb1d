using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Profiles.Tests;

public sealed class SampleSiteTests
{
    [Theory]
    [InlineData("local-hostpath")]
    [InlineData("eks-single")]
    [InlineData("eks-multi")]
    public void Every_profile_reads_without_errors_and_warns_of_sample_facts_only(string profile)
    {
        var read = Site.Read(profile);

        Assert.Empty(Site.Errors(read));
        Assert.NotNull(read.Profile);
        Assert.All(read.Diagnostics, d => Assert.Equal("CG1299", d.Code));
    }

    [Fact]
    public void A_laptop_meets_no_sample_fact()
    {
        var read = Site.Read("local-hostpath");

        Assert.Empty(read.Diagnostics);
        Assert.Null(read.Profile!.Aws);
    }

    [Fact]
    public void Many_nodes_meet_every_sample_fact()
    {
        var read = Site.Read("eks-multi");

        Assert.Equal(
            [
                "'platform.domain' is still the sample site's 'ml.example.com'.",
                "'aws.accountId' is still the sample site's '111122223333'.",
                "'aws.oidcProvider' is still the sample site's 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF'.",
                "'images.registry' is still the sample site's '111122223333.dkr.ecr.eu-west-1.amazonaws.com'.",
                "'storage.shared.fileSystemId' is still the sample site's 'fs-0123456789abcdef0'.",
                "'database.host' is still the sample site's 'ml-prod.cluster-abcdefghijkl.eu-west-1.rds.example.com'.",
                "'objectStore.bucket' is still the sample site's 'ml-prod-artifacts'.",
                "'broker.host' is still the sample site's 'ml-prod.abcdef.euw1.cache.example.com'.",
                "'ingress.certificateArn' is still the sample site's 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789'.",
                "'airflow.dags.git.repo' is still the sample site's 'https://git.example.com/ml/platform.git'.",
                "'inference.git.repo' is still the sample site's 'https://git.example.com/ml/platform.git'.",
            ],
            read.Diagnostics.Select(d => d.Message)
        );
    }

    [Fact]
    public void Facts_of_kinds_that_a_laptop_does_not_choose_are_listed_as_unused()
    {
        var read = Site.Read("local-hostpath");

        Assert.Equal(
            [
                "aws.accountId",
                "aws.clusterName",
                "aws.oidcProvider",
                "aws.region",
                "backups.bucket",
                "broker.host",
                "database.host",
                "inference.application",
                "ingress.certificateArn",
                "secrets.prefix",
                "storage.shared.fileSystemId",
            ],
            read.Unused.Select(u => u.Path)
        );
    }

    [Fact]
    public void The_stream_on_one_node_is_spark_submit_with_code_from_git()
    {
        var stream = Assert.IsType<InferenceChoice.Deployment>(Site.Read("eks-single").Profile!.Inference);

        Assert.Equal(InferenceMode.Streaming, stream.Mode);
        Assert.Equal("/opt/spark/bin/spark-submit", Assert.Single(stream.Command));
        Assert.Equal("streaming", stream.Git!.SubPath);
        Assert.Equal("/models/model.pkl", stream.WaitFor!.Text);
        Assert.Equal("kafka-credentials", Assert.Single(stream.EnvFromSecrets).Text);
    }
}
