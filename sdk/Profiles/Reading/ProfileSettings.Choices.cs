using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>The closed choices.</summary>
internal static partial class ProfileSettings
{
    private static ValuesMap Storage(StorageChoice storage) =>
        storage switch
        {
            StorageChoice.Efs efs => ValuesMap.Of(("kind", efs.Kind), ("fileSystemId", Fact(efs.FileSystemId))),
            StorageChoice.Existing existing => ValuesMap.Of(
                ("kind", existing.Kind),
                ("className", Fact(existing.Class)),
                ("accessMode", ChoiceWords.Of(existing.Access))
            ),
            _ => ValuesMap.Of(("kind", storage.Kind)),
        };

    private static ValuesMap Database(DatabaseChoice database) =>
        database switch
        {
            DatabaseChoice.InCluster own => ValuesMap.Of(
                ("kind", own.Kind),
                ("size", Fact(own.Size)),
                ("resources", Resources(own.Resources))
            ),
            DatabaseChoice.Rds rds => ValuesMap.Of(("kind", rds.Kind), ("host", Fact(rds.Host)), ("port", rds.Port)),
            _ => ValuesMap.Of(("kind", database.Kind)),
        };

    private static ValuesMap ObjectStore(ObjectStoreChoice store) =>
        store is ObjectStoreChoice.Minio minio
            ? ValuesMap.Of(
                ("kind", minio.Kind),
                ("bucket", Fact(minio.Bucket)),
                ("size", Fact(minio.Size)),
                ("resources", Resources(minio.Resources))
            )
            : ValuesMap.Of(("kind", store.Kind), ("bucket", Fact(store.Bucket)));

    private static ValuesMap Broker(BrokerChoice broker) =>
        broker switch
        {
            BrokerChoice.InCluster own => ValuesMap.Of(
                ("kind", own.Kind),
                ("size", Fact(own.Size)),
                ("resources", Resources(own.Resources))
            ),
            BrokerChoice.ElastiCache cache => ValuesMap.Of(("kind", cache.Kind), ("host", Fact(cache.Host)), ("port", cache.Port)),
            _ => ValuesMap.Of(("kind", broker.Kind)),
        };

    private static ValuesMap Ingress(IngressChoice ingress) =>
        ingress switch
        {
            IngressChoice.Nginx nginx => ValuesMap.Of(
                ("kind", nginx.Kind),
                ("controller", ChoiceWords.Of(nginx.Controller)),
                ("serviceType", ChoiceWords.Of(nginx.ServiceType)),
                ("scheme", ChoiceWords.Of(nginx.Scheme)),
                ("certificateArn", Fact(nginx.Certificate)),
                ("tlsSecret", Fact(nginx.TlsSecret)),
                ("annotations", Map(nginx.Annotations, ValuesNode.FromString))
            ),
            IngressChoice.Alb alb => ValuesMap.Of(
                ("kind", alb.Kind),
                ("scheme", ChoiceWords.Of(alb.Scheme)),
                ("certificateArn", Fact(alb.Certificate)),
                ("annotations", Map(alb.Annotations, ValuesNode.FromString))
            ),
            _ => ValuesMap.Of(("kind", ingress.Kind)),
        };

    private static ValuesMap Secrets(SecretsChoice secrets, ImmutableSortedDictionary<string, SubdomainName> names) =>
        ValuesMap.Of(
            ("kind", secrets.Kind),
            ("prefix", Fact((secrets as SecretsChoice.ExternalSecrets)?.Prefix)),
            ("names", Map(names, Fact))
        );

    private static ValuesMap Identity(IdentityChoice identity) =>
        ValuesMap.Of(("kind", identity.Kind), ("roles", identity is IdentityChoice.Irsa irsa ? Map(irsa.Roles, Fact) : null));
}
