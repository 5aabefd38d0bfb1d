using ChartGen.Profiles;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Samples;

/// <summary>The environment <c>staging</c>: <c>eks-single</c> with its database in RDS, watched by Prometheus, without inference.</summary>
public static class Staging
{
    /// <summary>The profile. All its facts stand here, so it needs no chartgen.yaml.</summary>
    public static EnvironmentProfile Profile { get; } =
        EksSingle.Profile with
        {
            Name = "staging",
            Summary = "One EKS node for trying releases; database in RDS.",
            Platform = EksSingle.Profile.Platform with { Domain = HostName.Parse("staging.acme.example") },
            Aws = new()
            {
                Region = AwsRegion.Parse("eu-central-1"),
                AccountId = AwsAccountId.Parse("444455556666"),
                ClusterName = ClusterName.Parse("acme-staging"),
                OidcProvider = OidcProvider.Parse("oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF"),
            },
            Images = new() { Registry = RegistryHost.Parse("444455556666.dkr.ecr.eu-central-1.amazonaws.com") },
            Database = new DatabaseChoice.Rds { Host = HostName.Parse("staging.db.acme.example") },
            Backups = new BackupChoice.S3 { Bucket = BucketName.Parse("acme-staging-backups") },
            Observability = new ObservabilityChoice.Prometheus(),
            Inference = new InferenceChoice.None(),
        };
}
