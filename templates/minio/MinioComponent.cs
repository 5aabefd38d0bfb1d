using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Gitops;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Minio;

/// <summary>The object store inside the cluster: one MinIO server, one bucket, and a user for MLflow that may touch this bucket alone.</summary>
internal sealed class MinioComponent : IComponent
{
    // The tags that chart 5.4.0 pins.
    private const string Image = "quay.io/minio/minio:RELEASE.2024-12-18T13-15-44Z";
    private const string ClientImage = "quay.io/minio/mc:RELEASE.2024-11-21T17-21-54Z";

    // The chart's fixed name; it makes the account without a key for its token.
    private const string Account = "minio-sa";

    // The console's start page answers 200 without a session.
    private const string HealthPath = "/";

    private const string MlflowPolicy = "mlflow";

    private static readonly ContainerResources Client = ContainerResources.Of("10m", "64Mi", "200m", "256Mi");

    public string Name => "minio";

    public ComponentOutput? Build(ComponentContext context)
    {
        if (context.Profile.ObjectStore is not ObjectStoreChoice.Minio minio)
            return null;
        var profile = context.Profile;
        var claim = new ClaimSpec(PlatformNames.MinioData, profile.Storage.Block, minio.Size, "MinIO");
        return new()
        {
            Component = Name,
            Subchart = Subcharts.Minio,
            Values = new("minio/values.yaml.scriban", Model(context, minio, claim)),
            RawValues = profile.RawValues.GetValueOrDefault(Subcharts.Minio.Key, ValuesMap.Empty),
            Secrets = [Credentials],
            Claims = [claim],
            Accounts = [new(Account, AccountMaker.Subchart, [])],
            PodGroups = [Pods(PlatformNames.MinioService, "minio"), Pods(PlatformNames.MinioSetupPods, "minio-job")],
            Connections =
            [
                Connection.Of(PlatformNames.MinioSetupPods, PlatformNames.MinioService, PlatformPorts.Minio),
                .. Outside.Visitors(profile, PlatformNames.MinioService, PlatformPorts.MinioConsole),
            ],
            Metrics = MinioMetrics.Of(profile),
            Exceptions =
            [
                new(
                    "CG7015",
                    "Job/minio-post-job",
                    "The chart makes the account without a key for its token, and its Job takes no mounts."
                ),
                new("CG7025", $"Deployment/{PlatformNames.MinioService}", "The chart has no key for probes."),
            ],
            Images = [Image, ClientImage],
        };
    }

    private static PodGroup Pods(string name, string app) => PodGroup.Of(name, ("app", app), ("release", "{{ .Release.Name }}"));

    private static SecretSpec Credentials { get; } =
        SecretSpec.Of(
            PlatformNames.MinioRootSecret,
            $"Deployment/{PlatformNames.MinioService}",
            ("rootUser", SecretText.Of(PlatformCredentials.MinioRootUser)),
            ("rootPassword", SecretText.Of(PlatformCredentials.MinioRootPassword)),
            ("mlflowUser", SecretText.Of(PlatformCredentials.MlflowObjectStoreUser)),
            ("mlflowPassword", SecretText.Of(PlatformCredentials.MlflowObjectStorePassword))
        );

    private static ValuesMap Model(ComponentContext context, ObjectStoreChoice.Minio minio, ClaimSpec claim)
    {
        var profile = context.Profile;
        var image = context.Images.Resolve(Image);
        var client = context.Images.Resolve(ClientImage);
        var page = WebPage.Of(profile, "minio", HealthPath);
        return ValuesMap.Of(
            ("name", PlatformNames.MinioService),
            ("image", Models.Of(image)),
            ("client", Models.Of(client)),
            ("isImageMirrored", image != ImageReference.Parse(Image)),
            ("isClientMirrored", client != ImageReference.Parse(ClientImage)),
            ("pullSecrets", Models.Names(profile.Images.PullSecrets)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("secret", profile.SecretName(PlatformNames.MinioRootSecret)),
            ("bucket", minio.Bucket.Text),
            ("bucketArn", $"arn:aws:s3:::{minio.Bucket.Text}"),
            ("objectsArn", $"arn:aws:s3:::{minio.Bucket.Text}/*"),
            ("policy", MlflowPolicy),
            ("claim", claim.Name),
            ("resources", Models.Of(minio.Resources)),
            ("clientResources", Models.Of(Client)),
            ("isWatched", profile.NeedsPrometheus()),
            ("isPublished", page is not null),
            ("page", page is null ? null : Model(page)),
            ("hasJobAnnotations", GitopsAnnotations.OfBucketJob(profile).Count > 0),
            ("jobAnnotations", GitopsAnnotations.OfBucketJob(profile))
        );
    }

    private static ValuesMap Model(WebPage page) =>
        ValuesMap.Of(
            ("host", page.Host),
            ("className", page.ClassName),
            ("annotations", Models.Of(page.Annotations)),
            ("hasAnnotations", !page.Annotations.IsEmpty),
            ("tlsSecret", page.TlsSecret ?? ""),
            ("hasTls", page.TlsSecret is not null)
        );
}
