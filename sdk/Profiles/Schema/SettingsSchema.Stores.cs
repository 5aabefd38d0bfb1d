using ChartGen.Sdk.Profiles.Facts;
using static ChartGen.Sdk.Profiles.Schema.SettingShape;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>Sections about what keeps data and how it is reached.</summary>
internal static partial class SettingsSchema
{
    private static Section StorageSection() =>
        new([
            new("block", StorageChoiceSection(), "For data that one pod owns."),
            new("shared", StorageChoiceSection(), "For volumes that several pods mount."),
        ]);

    private static Section StorageChoiceSection() =>
        new([
            Kind("What backs the claims.", ["hostpath", "ebs", "efs", "existing"]),
            new("fileSystemId", Fact<FileSystemId>(), "The EFS file system.") { Kinds = ["efs"], NeededBy = ["efs"] },
            new("className", Fact<SubdomainName>(), "The StorageClass that the cluster has.")
            {
                Kinds = ["existing"],
                NeededBy = ["existing"],
            },
            new("accessMode", new Word(["ReadWriteOnce", "ReadWriteMany"]), "The widest access mode that the class can give.")
            {
                Kinds = ["existing"],
                Default = "ReadWriteOnce",
            },
        ]);

    private static Section VolumeSection() =>
        new([
            new("size", Fact<Quantity>(), "Size of the claim; it can grow, never shrink.") { Needed = true },
            new("mountPath", Fact<MountPath>(), "Where consumers find it.") { Needed = true },
        ]);

    private static Section DatabaseSection() =>
        new([
            Kind("Who runs PostgreSQL.", ["in-cluster", "rds"]),
            new("host", Fact<HostName>(), "The endpoint, without port.") { Kinds = ["rds"], NeededBy = ["rds"] },
            new("port", Port, "The port.") { Kinds = ["rds"], Default = 5432 },
            new("size", Fact<Quantity>(), "Size of the data claim; it can grow, never shrink.")
            {
                Kinds = ["in-cluster"],
                Default = "10Gi",
            },
            new("resources", Resources("100m", "256Mi", "1", "1Gi"), "Requests and limits of the database.") { Kinds = ["in-cluster"] },
            new("values", new RawValues(), "Raw values of the chart postgres.") { Kinds = ["in-cluster"] },
        ]);

    private static Section ObjectStoreSection() =>
        new([
            Kind("Which store it is.", ["minio", "s3"]),
            new("bucket", Fact<BucketName>(), "The bucket.")
            {
                Needed = true,
                Default = "mlflow",
                DefaultFor = ["minio"],
                GoesWithKind = true,
            },
            new("size", Fact<Quantity>(), "Size of the data claim; it can grow, never shrink.") { Kinds = ["minio"], Default = "20Gi" },
            new("resources", Resources("100m", "512Mi", "1", "1Gi"), "Requests and limits of the server.") { Kinds = ["minio"] },
            new("values", new RawValues(), "Raw values of the chart minio.") { Kinds = ["minio"] },
        ]);

    private static Section BrokerSection() =>
        new([
            Kind("Who runs Redis.", ["none", "in-cluster", "elasticache"]),
            new("host", Fact<HostName>(), "The primary endpoint, without port.") { Kinds = ["elasticache"], NeededBy = ["elasticache"] },
            new("port", Port, "The port.") { Kinds = ["elasticache"], Default = 6379 },
            new("size", Fact<Quantity>(), "Size of the queue's claim.") { Kinds = ["in-cluster"], Default = "1Gi" },
            new("resources", Resources("50m", "64Mi", "500m", "256Mi"), "Requests and limits of Redis.") { Kinds = ["in-cluster"] },
        ]);

    private static Section IngressSection() =>
        new([
            Kind("What publishes the web pages.", ["none", "nginx", "alb"]),
            new("controller", new Word(["platform", "prerequisites", "existing"]), "Who runs the ingress-nginx controller.")
            {
                Kinds = ["nginx"],
                Default = "platform",
            },
            new("serviceType", new Word(["LoadBalancer", "NodePort"]), "The type of the controller's Service.")
            {
                Kinds = ["nginx"],
                Default = "LoadBalancer",
            },
            new("scheme", new Word(["internal", "internet-facing"]), "Whether the load balancer has public addresses.")
            {
                Kinds = ["nginx", "alb"],
                OnAwsFor = ["nginx"],
                Default = "internet-facing",
            },
            new("certificateArn", Fact<Arn>(), "The certificate with which the load balancer ends TLS.")
            {
                Kinds = ["nginx", "alb"],
                NeededBy = ["alb"],
                OnAwsFor = ["nginx"],
            },
            new("tlsSecret", Fact<SubdomainName>(), "The Secret with which nginx ends TLS.") { Kinds = ["nginx"] },
            new("annotations", new FreeMap(Any), "Annotations of every Ingress.") { Kinds = ["nginx", "alb"], GoesWithKind = true },
            new("values", new RawValues(), "Raw values of the chart ingress-nginx.") { Kinds = ["nginx"] },
        ]);
}
