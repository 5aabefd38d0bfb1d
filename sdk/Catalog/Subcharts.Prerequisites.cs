namespace ChartGen.Sdk.Catalog;

/// <summary>The charts of the prerequisites.</summary>
public static partial class Subcharts
{
    /// <summary>The AWS Load Balancer Controller.</summary>
    public static Subchart AwsLoadBalancerController { get; } = Pinned("aws-load-balancer-controller", "https://aws.github.io/eks-charts");

    /// <summary>The EBS CSI driver.</summary>
    public static Subchart AwsEbsCsiDriver { get; } = Pinned("aws-ebs-csi-driver", "https://kubernetes-sigs.github.io/aws-ebs-csi-driver");

    /// <summary>The EFS CSI driver.</summary>
    public static Subchart AwsEfsCsiDriver { get; } = Pinned("aws-efs-csi-driver", "https://kubernetes-sigs.github.io/aws-efs-csi-driver/");

    /// <summary>The External Secrets operator.</summary>
    public static Subchart ExternalSecrets { get; } = Pinned("external-secrets", "https://charts.external-secrets.io");

    /// <summary>Prometheus, its operator, Alertmanager and Grafana.</summary>
    public static Subchart KubePrometheusStack { get; } =
        Pinned("kube-prometheus-stack", "https://prometheus-community.github.io/helm-charts");

    /// <summary>The Spark Operator by Kubeflow.</summary>
    public static Subchart SparkOperator { get; } = Pinned("spark-operator", "https://kubeflow.github.io/spark-operator");

    /// <summary>The CloudWatch agent.</summary>
    public static Subchart AwsCloudWatchMetrics { get; } = Pinned("aws-cloudwatch-metrics", "https://aws.github.io/eks-charts");

    /// <summary>Fluent Bit with outputs for AWS.</summary>
    public static Subchart AwsForFluentBit { get; } = Pinned("aws-for-fluent-bit", "https://aws.github.io/eks-charts");
}
