namespace ChartGen.Sdk.Tests.Profiles;

public sealed class ValueDiagnosticsTests
{
    [Theory]
    [InlineData(
        "platform.namespace=A",
        "CG1101: 'platform.namespace' must be a DNS label: 1 to 63 characters, a-z, 0-9 and '-', starting and ending with a letter or digit. For example 'ml-platform'."
    )]
    [InlineData(
        "platform.name=a2345678901234567890123456789",
        "CG1102: 'platform.name' must be a release name: a DNS label of at most 28 characters that starts with a letter. For example 'mlplatform'."
    )]
    [InlineData(
        "images.pullSecrets=[A]",
        "CG1103: 'images.pullSecrets.0' must be a DNS subdomain: 1 to 253 characters, labels of a-z, 0-9 and '-' joined by dots. For example 'airflow-metadata'."
    )]
    [InlineData(
        "hosts.airflow=https://a.b",
        "CG1104: 'hosts.airflow' must be a host name without scheme, port or path. For example 'db.example.com'."
    )]
    [InlineData(
        "objectStore.bucket=Bad",
        "CG1105: 'objectStore.bucket' must be an S3 bucket name: 3 to 63 characters, a-z, 0-9, '.' and '-', starting and ending with a letter or digit. For example 'ml-prod-artifacts'."
    )]
    [InlineData(
        "storage.shared.fileSystemId=efs-1",
        "CG1106: 'storage.shared.fileSystemId' must be an EFS file system id: 'fs-' and 8 or 17 hexadecimal digits. For example 'fs-0123456789abcdef0'."
    )]
    [InlineData(
        "ingress.certificateArn=arn",
        "CG1107: 'ingress.certificateArn' must be an ARN: arn:<partition>:<service>:<region>:<account>:<resource>. For example 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d'."
    )]
    [InlineData("aws.region=Frankfurt", "CG1108: 'aws.region' must be an AWS region. For example 'eu-west-1'.")]
    [InlineData(
        "aws.accountId=123",
        "CG1109: 'aws.accountId' must be an AWS account id: 12 digits, in quotes. For example '111122223333'."
    )]
    [InlineData(
        "aws.clusterName=a b",
        "CG1110: 'aws.clusterName' must be an EKS cluster name: 1 to 100 letters, digits, '-' and '_', starting with a letter or digit. For example 'ml-prod'."
    )]
    [InlineData(
        "images.registry=https://r",
        "CG1111: 'images.registry' must be a registry host, with an optional port and path, without scheme. For example '111122223333.dkr.ecr.eu-west-1.amazonaws.com'."
    )]
    [InlineData(
        "airflow.image.repository=a:1",
        "CG1112: 'airflow.image.repository' must be an image repository: lower case path components, with an optional registry host, without tag. For example 'apache/airflow'."
    )]
    [InlineData(
        "airflow.image.tag=latest",
        "CG1113: 'airflow.image.tag' must be an image tag: up to 128 letters, digits, '_', '.' and '-', and not 'latest'. For example '3.2.2'."
    )]
    [InlineData(
        "database.size=big",
        "CG1114: 'database.size' must be a Kubernetes quantity: a number with an optional unit such as m, Ki, Mi, Gi, k, M, G. For example '512Mi'."
    )]
    [InlineData(
        "volumes.models.mountPath=models",
        "CG1115: 'volumes.models.mountPath' must be an absolute path without ':' and without '..'. For example '/models'."
    )]
    [InlineData(
        "platform.kubernetes=1.20",
        "CG1116: 'platform.kubernetes' must be a Kubernetes version from 1.33 to 1.36, in quotes. For example '1.34'."
    )]
    [InlineData(
        "aws.oidcProvider=https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
        "CG1134: 'aws.oidcProvider' must be the OIDC issuer of an EKS cluster without https://. For example 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF'."
    )]
    [InlineData(
        "network.vpcCidrs=[10.0.0.0/33]",
        "CG1135: 'network.vpcCidrs.0' must be a range of IPv4 addresses. For example '10.0.0.0/16'."
    )]
    [InlineData(
        "backups.prefix=/nightly",
        "CG1136: 'backups.prefix' must be a prefix of letters, digits and /!_.-, without a slash at its ends. For example 'backups'."
    )]
    [InlineData(
        "secrets.prefix=/ml",
        "CG1117: 'secrets.prefix' must be a path of letters, digits and /_+=.@-, without a slash at its ends. For example 'ml/prod'."
    )]
    [InlineData(
        "inference.git.repo=git",
        "CG1118: 'inference.git.repo' must be a Git URL that starts with https://, ssh:// or git@, without a user's password. For example 'https://git.example.com/ml/dags.git'."
    )]
    [InlineData(
        "airflow.env.1X=a",
        "CG1119: The key '1X' of 'airflow.env' must be a name of letters, digits, '_', '-' and '.', not starting with a digit. For example 'MLFLOW_TRACKING_URI'."
    )]
    [InlineData(
        "airflow.version=3.2.2-ml1",
        "CG1120: 'airflow.version' must be a version x.y.z without a pre-release or build suffix. For example '3.2.2'."
    )]
    [InlineData(
        "airflow.cleanup.schedule=hourly",
        "CG1121: 'airflow.cleanup.schedule' must be a cron schedule of five fields, in quotes. For example '15 * * * *'."
    )]
    [InlineData("mlflow.replicas=two", "CG1122: 'mlflow.replicas' must be a whole number from 1 to 1000. For example 1.")]
    [InlineData("mlflow.replicas=0", "CG1122: 'mlflow.replicas' must be a whole number from 1 to 1000. For example 1.")]
    [InlineData("database.port=70000", "CG1122: 'database.port' must be a whole number from 1 to 65535. For example 1.")]
    [InlineData("airflow.pgbouncer=maybe", "CG1124: 'airflow.pgbouncer' must be true or false. For example true.")]
    [InlineData(
        "airflow.executor=CeleryExecuter",
        "CG1125: 'airflow.executor' must be one of LocalExecutor | CeleryExecutor | KubernetesExecutor | CeleryExecutor,KubernetesExecutor. Did you mean 'CeleryExecutor'?"
    )]
    [InlineData(
        "storage.block.kind=zfs",
        "CG1125: 'storage.block.kind' must be one of hostpath | ebs | efs | existing. Did you mean 'efs'?"
    )]
    [InlineData("ingress.kind=traefik", "CG1125: 'ingress.kind' must be one of none | nginx | alb. For example 'none'.")]
    [InlineData(
        "inference.git.branch=a b",
        "CG1126: 'inference.git.branch' must be a branch, tag or revision without blanks. For example 'main'."
    )]
    [InlineData(
        "inference.git.subPath=../x",
        "CG1127: 'inference.git.subPath' must be a folder below the repository's root, without '..', or empty. For example 'dags'."
    )]
    [InlineData(
        "inference.healthPath=health",
        "CG1128: 'inference.healthPath' must be a URL path that starts with '/'. For example '/health'."
    )]
    [InlineData(
        "inference.application=a b",
        "CG1129: 'inference.application' must be a program for Spark: a path or URL without blanks. For example 'local:///git/code/stream.py'."
    )]
    [InlineData(
        "exceptions=[{rule: X1, object: Pod/a, reason: r}]",
        "CG1130: 'exceptions.0.rule' must be the code of a rule, CG and four digits. For example 'CG7012'."
    )]
    [InlineData(
        "exceptions=[{rule: CG7012, object: a, reason: r}]",
        "CG1131: 'exceptions.0.object' must be an object as <Kind>/<name>. For example 'Deployment/mlflow'."
    )]
    [InlineData(
        "exceptions=[{rule: CG7012, object: Pod/a, reason: ' '}]",
        "CG1132: 'exceptions.0.reason' must be a sentence that says why. For example 'the vendor ships no smaller image'."
    )]
    [InlineData(
        "airflow.env.A.key=a b",
        "CG1133: 'airflow.env.A.key' must be a key of a Secret: letters, digits, '-', '_' and '.'. For example 'password'."
    )]
    public void A_wrong_value_says_the_rule_and_a_legal_example(string setting, string text)
    {
        var problem = Read.Laptop("", setting).Diagnostics[0];

        Assert.Equal($"--set {setting[..setting.IndexOf('=', StringComparison.Ordinal)]}: error {text}", problem.ToString());
    }

    [Fact]
    public void A_wrong_value_in_a_file_is_marked_with_its_length()
    {
        var problem = Assert.Single(Read.Laptop("hosts:\n  airflow: a_b\n").Diagnostics);

        Assert.Equal(new Diagnostics.SourceSpan("site.yaml", 2, 12, 3), problem.Where);
    }
}
