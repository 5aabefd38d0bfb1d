namespace ChartGen.Sdk.Catalog;

/// <summary>The charts of the prerequisites.</summary>
public static partial class Subcharts
{
    /// <summary>The AWS Load Balancer Controller.</summary>
    public static Subchart AwsLoadBalancerController { get; } =
        new()
        {
            Name = "aws-load-balancer-controller",
            Version = "3.5.0",
            AppVersion = "v3.5.0",
            Repository = "https://aws.github.io/eks-charts",
            ArchiveDigest = "45051f634b33e10baccb3354d0681b7de787c60445e599fa276e0c9aedd4ccd5",
            ContentDigest = "7c73f26ce760d4d2d02f627166ee03ae5e79da87c4be5480fb8d65c689ebbda3",
        };

    /// <summary>The EBS CSI driver.</summary>
    public static Subchart AwsEbsCsiDriver { get; } =
        new()
        {
            Name = "aws-ebs-csi-driver",
            Version = "2.64.0",
            AppVersion = "1.64.0",
            Repository = "https://kubernetes-sigs.github.io/aws-ebs-csi-driver",
            ArchiveDigest = "af082a48b9117b948777cb585b753b58b397a4b1c929f809e14661b84bb911bb",
            ContentDigest = "5c56d2e7e07be3278496184d4beb2b3f13195a7101f380b7f15bffce880ef333",
            Kubernetes = ">=1.17.0-0",
        };

    /// <summary>The EFS CSI driver.</summary>
    public static Subchart AwsEfsCsiDriver { get; } =
        new()
        {
            Name = "aws-efs-csi-driver",
            Version = "4.4.1",
            AppVersion = "3.4.1",
            Repository = "https://kubernetes-sigs.github.io/aws-efs-csi-driver/",
            ArchiveDigest = "6e1546bf90346eed31ae233c21f2064767b0a8967ea41de24e80e209993f0758",
            ContentDigest = "0f0f2b6fdc684c5005a4d3ce2f29fa57699e97d5568f1f22824430947d7a2b97",
            Kubernetes = ">=1.17.0-0",
        };

    /// <summary>The External Secrets operator.</summary>
    public static Subchart ExternalSecrets { get; } =
        new()
        {
            Name = "external-secrets",
            Version = "2.9.0",
            AppVersion = "v2.9.0",
            Repository = "https://charts.external-secrets.io",
            ArchiveDigest = "da2d5c126a103b4c1b16a9dc1c168c4332a3687144e88ac070e594f81a0b6578",
            ContentDigest = "afdcf4e5d101b4cd09e725a232d8f9febf267baa7ee8432d340ecd971f464f2e",
            Kubernetes = ">= 1.19.0-0",
        };

    /// <summary>Prometheus, its operator, Alertmanager and Grafana.</summary>
    public static Subchart KubePrometheusStack { get; } =
        new()
        {
            Name = "kube-prometheus-stack",
            Version = "88.5.3",
            AppVersion = "v0.93.1",
            Repository = "https://prometheus-community.github.io/helm-charts",
            ContentDigest = "2b4b40fd7d99183e7d40e03e6a6bb6ea4dd4b396935021947ea61257d4e0c83e",
            Kubernetes = ">=1.25.0-0",
        };

    /// <summary>The Spark Operator by Kubeflow.</summary>
    public static Subchart SparkOperator { get; } =
        new()
        {
            Name = "spark-operator",
            Version = "2.5.2",
            AppVersion = "2.5.2",
            Repository = "https://kubeflow.github.io/spark-operator",
            ArchiveDigest = "1bb6f4389594bd718875ec860ac30ffab0829166c90f43f5debf66808e3101c4",
            ContentDigest = "6d7c719064f31fc956959e55241018dd0bb1a4b7730cec7c1fd5970046acc955",
        };

    /// <summary>The CloudWatch agent.</summary>
    public static Subchart AwsCloudWatchMetrics { get; } =
        new()
        {
            Name = "aws-cloudwatch-metrics",
            Version = "0.0.11",
            AppVersion = "1.300032.2b361",
            Repository = "https://aws.github.io/eks-charts",
            ArchiveDigest = "3b2edf8038c19eb4bc5590e0337a7f76ff1c9f7266529710305b3aa3fe5cd918",
            ContentDigest = "de7d9fdaa0e14ccad67326f9f7033bbbbb3b9ba13ba06aa5c72b7680aa9a6d5b",
        };

    /// <summary>Fluent Bit with outputs for AWS.</summary>
    public static Subchart AwsForFluentBit { get; } =
        new()
        {
            Name = "aws-for-fluent-bit",
            Version = "0.2.0",
            AppVersion = "3.2.1",
            Repository = "https://aws.github.io/eks-charts",
            ArchiveDigest = "666c244b9cfca211be57cf97d9e224157f581d41f413eb89744575fbc9b8980c",
            ContentDigest = "a613a2d6e43550d423d0b98bd64d33588bdcb213aaea1460309f64f3810b4dc1",
        };
}
