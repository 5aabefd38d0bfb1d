using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>The closed choices.</summary>
internal static partial class ProfileBinder
{
    private static StorageChoice Storage(SettingsCursor storage) =>
        storage.Kind switch
        {
            "ebs" => new StorageChoice.Ebs(),
            "efs" => new StorageChoice.Efs { FileSystemId = storage.Fact<FileSystemId>("fileSystemId") },
            "existing" => new StorageChoice.Existing
            {
                Class = storage.Fact<SubdomainName>("className"),
                Access = ChoiceWords.Access(storage.Word("accessMode")),
            },
            _ => new StorageChoice.HostPath(),
        };

    private static DatabaseChoice Database(SettingsCursor database) =>
        database.Kind switch
        {
            "rds" => new DatabaseChoice.Rds { Host = database.Fact<HostName>("host"), Port = database.Count("port") },
            _ => new DatabaseChoice.InCluster { Size = database.Fact<Quantity>("size"), Resources = database.Resources("resources") },
        };

    private static ObjectStoreChoice ObjectStore(SettingsCursor store) =>
        store.Kind switch
        {
            "s3" => new ObjectStoreChoice.S3 { Bucket = store.Fact<BucketName>("bucket") },
            _ => new ObjectStoreChoice.Minio
            {
                Bucket = store.Fact<BucketName>("bucket"),
                Size = store.Fact<Quantity>("size"),
                Resources = store.Resources("resources"),
            },
        };

    private static BrokerChoice Broker(SettingsCursor broker) =>
        broker.Kind switch
        {
            "in-cluster" => new BrokerChoice.InCluster { Size = broker.Fact<Quantity>("size"), Resources = broker.Resources("resources") },
            "elasticache" => new BrokerChoice.ElastiCache { Host = broker.Fact<HostName>("host"), Port = broker.Count("port") },
            _ => new BrokerChoice.None(),
        };

    private static IngressChoice Ingress(SettingsCursor ingress) =>
        ingress.Kind switch
        {
            "nginx" => new IngressChoice.Nginx
            {
                Controller = ChoiceWords.Controller(ingress.Word("controller")),
                ServiceType = ChoiceWords.ServiceType(ingress.Word("serviceType")),
                Scheme = ChoiceWords.Scheme(ingress.Word("scheme")),
                Certificate = ingress.Optional<Arn>("certificateArn"),
                TlsSecret = ingress.Optional<SubdomainName>("tlsSecret"),
                Annotations = ingress.Strings("annotations"),
            },
            "alb" => new IngressChoice.Alb
            {
                Certificate = ingress.Fact<Arn>("certificateArn"),
                Scheme = ChoiceWords.Scheme(ingress.Word("scheme")),
                Annotations = ingress.Strings("annotations"),
            },
            _ => new IngressChoice.None(),
        };

    private static SecretsChoice Secrets(SettingsCursor secrets) =>
        secrets.Kind switch
        {
            "manifest" => new SecretsChoice.Manifest(),
            "external-secrets" => new SecretsChoice.ExternalSecrets { Prefix = secrets.Fact<SecretPath>("prefix") },
            _ => new SecretsChoice.InCluster(),
        };

    private static IdentityChoice Identity(SettingsCursor identity) =>
        identity.Kind switch
        {
            "irsa" => new IdentityChoice.Irsa { Roles = identity.FactMap<Arn>("roles") },
            "pod-identity" => new IdentityChoice.PodIdentity(),
            _ => new IdentityChoice.None(),
        };
}
