using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Mlflow;

/// <summary>MLflow, by community-charts' chart 1.11.5.</summary>
internal sealed class MlflowComponent : IComponent
{
    /// <summary>The path that answers without a session and for any host.</summary>
    public const string HealthPath = "/health";

    /// <summary>Where artifacts lie in the bucket, whoever keeps it, so that they can be copied from one store to another.</summary>
    public const string ArtifactPrefix = "mlflow";

    private const string Image = "burakince/mlflow:3.15.1";
    private const string Deployment = "Deployment/mlflow";

    /// <inheritdoc/>
    public string Name => "mlflow";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        var account = new AccountSpec(
            PlatformNames.MlflowAccount,
            AccountMaker.Subchart,
            profile.ObjectStore is ObjectStoreChoice.S3 s3
                ? [PlatformRights.Bucket(profile, s3.Bucket, ArtifactPrefix, BucketAccess.All)]
                : []
        );
        var pods = new PodGroup(PlatformNames.MlflowService, Labels.Add("app.kubernetes.io/instance", "{{ .Release.Name }}"));
        return new()
        {
            Component = Name,
            Subchart = Subcharts.Mlflow,
            Values = new("mlflow/values.yaml.scriban", Model(profile, context.Images, WebPage.Of(profile, Name, HealthPath))),
            RawValues = profile.Mlflow.Values,
            Secrets = [.. Secrets(profile)],
            Accounts = [account],
            Workloads = [new(Name, profile.Mlflow.Replicas, pods.Labels)],
            PodGroups = [pods],
            Connections = [.. Connections(profile, account)],
            Metrics = MlflowMetrics.Of(profile),
            Exceptions =
            [
                new(
                    "CG7011",
                    "Secret/mlflow-flask-server-secret-key",
                    "The chart makes the key at random and takes one from values only; on a cluster it keeps the one that is there."
                ),
            ],
            Images = [Image],
        };
    }

    private static ImmutableSortedDictionary<string, string> Labels { get; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("app.kubernetes.io/name", "mlflow");

    private static IEnumerable<Connection> Connections(EnvironmentProfile profile, AccountSpec account)
    {
        yield return Outside.Database(profile, PlatformNames.MlflowService);
        if (profile.ObjectStore is ObjectStoreChoice.Minio)
            yield return Connection.Of(PlatformNames.MlflowService, PlatformNames.MinioService, PlatformPorts.Minio);
        foreach (var connection in Outside.Aws(profile, account, PlatformNames.MlflowService))
            yield return connection;
        foreach (var connection in Outside.Visitors(profile, PlatformNames.MlflowService, PlatformPorts.Mlflow))
            yield return connection;
    }

    private static ValuesMap Model(EnvironmentProfile profile, ImageResolver images, WebPage? page)
    {
        var (host, port) = profile.DatabaseAddress();
        var env = Environment(profile);
        var image = images.Resolve(Image);
        var role = profile.ObjectStore is ObjectStoreChoice.S3 ? profile.RoleArn(PlatformNames.MlflowAccount) : null;
        return ValuesMap.Of(
            ("isMirrored", image != ImageReference.Parse(Image)),
            ("repository", image.Repository),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("isReplicated", profile.Mlflow.Replicas > 1),
            ("replicas", profile.Mlflow.Replicas),
            ("resources", Models.Of(profile.Mlflow.Resources)),
            (
                "database",
                ValuesMap.Of(
                    ("host", host),
                    ("isOtherPort", port != 5432),
                    ("port", port),
                    ("name", PlatformNames.MlflowDatabase),
                    ("secret", profile.SecretName(PlatformNames.MlflowDatabaseSecret))
                )
            ),
            ("bucket", profile.ObjectStore.Bucket.Text),
            ("prefix", ArtifactPrefix),
            ("hasKeys", profile.ObjectStore is ObjectStoreChoice.Minio),
            ("keys", profile.SecretName(PlatformNames.MlflowObjectStoreSecret)),
            ("hasEnv", !env.IsEmpty),
            ("env", Models.Of(env)),
            ("hasRole", role is not null),
            ("role", role ?? ""),
            ("hosts", ValuesList.OfStrings(AllowedHosts(profile))),
            ("isPublished", page is not null),
            ("page", Page(page)),
            ("isSpread", profile.Availability.SeveralNodes),
            ("antiAffinity", AntiAffinity()),
            ("isWatched", profile.NeedsPrometheus())
        );
    }

    private static ImmutableSortedDictionary<string, string> Environment(EnvironmentProfile profile)
    {
        var env = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        // Reaches the server; the migration beside it takes libpq's default, which uses TLS where the database offers it.
        if (profile.Database is DatabaseChoice.Rds)
            env["PGSSLMODE"] = "require";
        if (profile.ObjectStore is ObjectStoreChoice.Minio)
        {
            env["MLFLOW_S3_ENDPOINT_URL"] = $"http://{PlatformNames.MinioService}:9000";
            env["AWS_DEFAULT_REGION"] = "us-east-1";
        }
        else if (profile.Aws is { } aws)
            env["AWS_DEFAULT_REGION"] = aws.Region.Text;

        foreach (var (name, value) in profile.Mlflow.Env)
            env[name] = value;
        return env.ToImmutable();
    }

    // T20: MLflow answers 403 to any other Host. Prometheus names the pod by its address, from any private range a VPC may have.
    private static IEnumerable<string> AllowedHosts(EnvironmentProfile profile)
    {
        string[] names = [PlatformNames.MlflowService, $"{PlatformNames.MlflowService}.*", "localhost:*", "127.0.0.1:*"];
        string[] addresses = ["10.*", "100.*", "172.*", "192.168.*"];
        return profile.NeedsPrometheus() ? names.Concat(addresses) : names;
    }

    private static ValuesMap Page(WebPage? page) =>
        page is null
            ? ValuesMap.Empty
            : ValuesMap.Of(
                ("url", page.Url),
                ("host", page.Host),
                ("className", page.ClassName),
                ("hasAnnotations", !page.Annotations.IsEmpty),
                ("annotations", Models.Of(page.Annotations)),
                ("hasTls", page.TlsSecret is not null),
                ("tlsSecret", page.TlsSecret ?? ""),
                ("endsTlsBefore", page.TlsSecret is null && page.Scheme == "https")
            );

    private static ValuesMap AntiAffinity() =>
        ValuesMap.Of(
            (
                "podAntiAffinity",
                ValuesMap.Of(
                    (
                        "preferredDuringSchedulingIgnoredDuringExecution",
                        ValuesList.Of(Apart("topology.kubernetes.io/zone", 100), Apart("kubernetes.io/hostname", 50))
                    )
                )
            )
        );

    private static ValuesMap Apart(string key, int weight) =>
        ValuesMap.Of(
            ("weight", weight),
            ("podAffinityTerm", ValuesMap.Of(("topologyKey", key), ("labelSelector", ValuesMap.Of(("matchLabels", Models.Of(Labels))))))
        );

    private static IEnumerable<SecretSpec> Secrets(EnvironmentProfile profile)
    {
        yield return SecretSpec.Of(
            PlatformNames.MlflowDatabaseSecret,
            Deployment,
            ("username", SecretText.Of(PlatformCredentials.MlflowDatabaseUser)),
            ("password", SecretText.Of(PlatformCredentials.MlflowDatabasePassword))
        );
        if (profile.ObjectStore is ObjectStoreChoice.Minio)
            yield return SecretSpec.Of(
                PlatformNames.MlflowObjectStoreSecret,
                Deployment,
                ("AWS_ACCESS_KEY_ID", SecretText.Of(PlatformCredentials.MlflowObjectStoreUser)),
                ("AWS_SECRET_ACCESS_KEY", SecretText.Of(PlatformCredentials.MlflowObjectStorePassword))
            );
    }
}
