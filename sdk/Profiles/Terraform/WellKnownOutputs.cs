using System.Collections.Immutable;

namespace ChartGen.Sdk.Profiles.Terraform;

/// <summary>
/// Names of outputs that are settings without being told so: those of ChartGen's own <c>iam/roles.tf</c>, of the terraform-aws-modules for EKS,
/// RDS, ElastiCache and VPC, and those that platforms of this kind use.
/// </summary>
internal static class WellKnownOutputs
{
    /// <summary>The output that holds a cluster's region, account and name at once.</summary>
    public static ImmutableArray<string> ClusterArn { get; } = ["cluster_arn", "eks_cluster_arn"];

    /// <summary>The names of each setting, in the schema's order.</summary>
    public static ImmutableArray<(string Path, ImmutableArray<string> Names)> Settings { get; } =
    [
        ("platform.kubernetes", ["cluster_version", "eks_cluster_version"]),
        ("aws.region", ["region", "aws_region", .. ClusterArn]),
        ("aws.accountId", ["account_id", "aws_account_id", .. ClusterArn]),
        ("aws.clusterName", ["cluster_name", "eks_cluster_name", .. ClusterArn]),
        (
            "aws.oidcProvider",
            [
                "oidc_provider",
                "oidc_provider_arn",
                "oidc_issuer_url",
                "cluster_oidc_issuer_url",
                "eks_oidc_provider",
                "eks_oidc_provider_arn",
                "eks_oidc_issuer_url",
            ]
        ),
        ("images.registry", ["ecr_registry", "ecr_registry_url", "ecr_registry_host"]),
        ("storage.shared.fileSystemId", ["efs_file_system_id", "efs_id", "efs_filesystem_id", "efs_file_system_arn"]),
        (
            "database.host",
            [
                "rds_endpoint",
                "rds_host",
                "rds_hostname",
                "rds_address",
                "rds_cluster_endpoint",
                "db_instance_endpoint",
                "db_instance_address",
                "db_endpoint",
                "db_host",
                "database_endpoint",
                "database_host",
            ]
        ),
        ("database.port", ["rds_port", "rds_cluster_port", "db_instance_port", "db_port", "database_port"]),
        (
            "objectStore.bucket",
            [
                "mlflow_s3_bucket",
                "mlflow_s3_bucket_name",
                "mlflow_bucket",
                "mlflow_bucket_name",
                "mlflow_artifact_bucket",
                "mlflow_artifacts_bucket",
                "artifact_bucket",
                "artifacts_bucket",
            ]
        ),
        (
            "broker.host",
            [
                "elasticache_endpoint",
                "elasticache_primary_endpoint",
                "elasticache_primary_endpoint_address",
                "replication_group_primary_endpoint_address",
                "redis_endpoint",
                "redis_host",
                "redis_primary_endpoint",
                "redis_primary_endpoint_address",
            ]
        ),
        ("broker.port", ["elasticache_port", "replication_group_port", "redis_port"]),
        ("ingress.certificateArn", ["acm_certificate_arn", "certificate_arn"]),
        ("backups.bucket", ["backup_bucket", "backup_bucket_name", "backups_bucket", "backups_bucket_name", "backup_s3_bucket"]),
        ("network.vpcCidrs", ["vpc_cidr_block", "vpc_cidr"]),
        ("identity.roles", ["role_arns", "irsa_role_arns", "service_account_role_arns"]),
        .. Accounts.Select(a => ($"identity.roles.{a}", RoleNames(a))),
    ];

    private static ImmutableArray<string> Accounts =>
        [
            "airflow-api-server",
            "airflow-dag-processor",
            "airflow-scheduler",
            "airflow-triggerer",
            "airflow-worker",
            "airflow-worker-kubernetes",
            "external-secrets-reader",
            "inference",
            "mlflow",
        ];

    private static ImmutableArray<string> RoleNames(string account)
    {
        var name = account.Replace('-', '_');
        return [$"{name}_role_arn", $"{name}_iam_role_arn", $"{name}_irsa_role_arn", $"{name}_irsa_arn"];
    }
}
