using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Profiles.Tests;

public sealed class EnvironmentProfilesTests
{
    [Theory]
    [InlineData("local-hostpath", "hostpath hostpath in-cluster minio none nginx in-cluster none none Local pod")]
    [InlineData("eks-single", "ebs ebs in-cluster minio in-cluster nginx manifest irsa none Celery deployment")]
    [InlineData("eks-multi", "ebs efs rds s3 elasticache alb external-secrets irsa prometheus CeleryAndKubernetes spark")]
    public void Each_profile_makes_the_choices_of_its_environment(string name, string choices)
    {
        var p = Site.Named(name);

        Assert.Equal(
            choices,
            string.Join(
                ' ',
                p.Storage.Block.Kind,
                p.Storage.Shared.Kind,
                p.Database.Kind,
                p.ObjectStore.Kind,
                p.Broker.Kind,
                p.Ingress.Kind,
                p.Secrets.Kind,
                p.Identity.Kind,
                p.Observability.Kind,
                p.Airflow.Executor,
                p.Inference.Kind
            )
        );
    }

    [Theory]
    [InlineData("local-hostpath", 1, 1, 1)]
    [InlineData("eks-single", 1, 1, 1)]
    [InlineData("eks-multi", 3, 3, 2)]
    public void Each_profile_has_the_copies_that_its_nodes_allow(string name, int nodes, int zones, int copies)
    {
        var p = Site.Named(name);

        Assert.Equal(new AvailabilitySettings(nodes, zones), p.Availability);
        Assert.All(
            new[] { p.Airflow.Scheduler, p.Airflow.ApiServer, p.Airflow.DagProcessor, p.Airflow.Triggerer, p.Airflow.Workers },
            part => Assert.Equal(copies, part.Replicas)
        );
        Assert.Equal(copies, p.Mlflow.Replicas);
    }

    [Fact]
    public void A_laptop_needs_no_configuration_at_all()
    {
        var read = ProfileReader.Read(LocalHostpath.Profile, new ConfigurationBuilder().Build());

        Assert.Empty(read.Diagnostics);
        Assert.True(ValuesNode.DeepEquals(ProfileReader.Settings(LocalHostpath.Profile), ProfileReader.Settings(read.Profile!)));
    }

    [Fact]
    public void Without_a_site_file_many_nodes_ask_for_every_fact_of_the_site_at_once()
    {
        var read = ProfileReader.Read(EksMulti.Profile, new ConfigurationBuilder().Build());

        Assert.Null(read.Profile);
        Assert.Equal(
            [
                "error CG1007: 'platform.domain' is not set; profile 'eks-multi' needs it. Set it in chartgen.yaml or with --set platform.domain=db.example.com.",
                "error CG1007: 'aws.region' is not set; profile 'eks-multi' needs it. Set it in chartgen.yaml or with --set aws.region=eu-west-1.",
                "error CG1007: 'aws.accountId' is not set; profile 'eks-multi' needs it. Set it in chartgen.yaml or with --set aws.accountId=111122223333.",
                "error CG1007: 'aws.clusterName' is not set; profile 'eks-multi' needs it. Set it in chartgen.yaml or with --set aws.clusterName=ml-prod.",
                "error CG1007: 'images.registry' is not set; profile 'eks-multi' needs it. Set it in chartgen.yaml or with --set images.registry=111122223333.dkr.ecr.eu-west-1.amazonaws.com.",
                "error CG1007: 'storage.shared.fileSystemId' is not set; storage.shared.kind 'efs' needs it. Set it in chartgen.yaml or with --set storage.shared.fileSystemId=fs-0123456789abcdef0.",
                "error CG1007: 'database.host' is not set; database.kind 'rds' needs it. Set it in chartgen.yaml or with --set database.host=db.example.com.",
                "error CG1007: 'objectStore.bucket' is not set; objectStore.kind 's3' needs it. Set it in chartgen.yaml or with --set objectStore.bucket=ml-prod-artifacts.",
                "error CG1007: 'broker.host' is not set; broker.kind 'elasticache' needs it. Set it in chartgen.yaml or with --set broker.host=db.example.com.",
                "error CG1007: 'ingress.certificateArn' is not set; ingress.kind 'alb' needs it. Set it in chartgen.yaml or with --set ingress.certificateArn=arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d.",
                "error CG1007: 'secrets.prefix' is not set; secrets.kind 'external-secrets' needs it. Set it in chartgen.yaml or with --set secrets.prefix=ml/prod.",
                "error CG1007: 'inference.application' is not set; inference.kind 'spark' needs it. Set it in chartgen.yaml or with --set inference.application=local:///git/code/stream.py.",
            ],
            read.Diagnostics.Where(d => d.Code == "CG1007").Select(d => d.ToString())
        );
    }

    [Fact]
    public void An_eks_profile_may_pull_from_upstream_where_the_site_says_so()
    {
        var read = Site.Read("eks-multi", "images.registry=null");

        Assert.Empty(Site.Errors(read));
        Assert.Null(read.Profile!.Images.Registry);
    }

    [Fact]
    public void A_minio_bucket_of_a_profile_is_not_taken_for_a_bucket_of_s3()
    {
        var read = ProfileReader.Read(
            LocalHostpath.Profile,
            new ConfigurationBuilder().AddSettings(["objectStore.kind=s3", "identity.kind=irsa", "aws.region=eu-west-1"]).Build()
        );

        Assert.Contains(read.Diagnostics, d => d.Message == "'objectStore.bucket' is not set; objectStore.kind 's3' needs it.");
    }

    [Fact]
    public void Spark_becomes_a_deployment_that_serves_twice_by_one_setting()
    {
        var deployment = Assert.IsType<InferenceChoice.Deployment>(Site.Read("eks-multi", "inference.kind=deployment").Profile!.Inference);

        Assert.Equal((InferenceMode.Serving, 2, 2), (deployment.Mode, deployment.Replicas, deployment.MaxReplicas));
    }
}
