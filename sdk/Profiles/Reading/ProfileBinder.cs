using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>Makes the typed profile from resolved settings; the way back is <see cref="ProfileSettings"/>.</summary>
internal static partial class ProfileBinder
{
    public static EnvironmentProfile Bind(ValuesMap settings, EnvironmentProfile defaults)
    {
        var root = new SettingsCursor(settings);
        return new()
        {
            Name = defaults.Name,
            Summary = defaults.Summary,
            ComesAfter = defaults.ComesAfter,
            Platform = Platform(root.Below("platform")),
            Aws = root.Has("aws") ? Aws(root.Below("aws")) : null,
            Images = Images(root.Below("images")),
            Storage = new()
            {
                Block = Storage(root.Below("storage").Below("block")),
                Shared = Storage(root.Below("storage").Below("shared")),
            },
            Volumes = Volumes(root.Below("volumes")),
            Database = Database(root.Below("database")),
            ObjectStore = ObjectStore(root.Below("objectStore")),
            Broker = Broker(root.Below("broker")),
            Ingress = Ingress(root.Below("ingress")),
            Hosts = Hosts(root.Below("hosts")),
            Secrets = Secrets(root.Below("secrets")),
            SecretNames = root.Below("secrets").FactMap<SubdomainName>("names"),
            Identity = Identity(root.Below("identity")),
            Availability = new(root.Below("availability").Count("nodes"), root.Below("availability").Count("zones")),
            Observability = Observability(root.Below("observability")),
            Backups = Backups(root.Below("backups")),
            Network = Network(root.Below("network")),
            Prerequisites = Prerequisites(root.Below("prerequisites")),
            Gitops = Gitops(root.Below("gitops")),
            Airflow = Airflow(root.Below("airflow")),
            Mlflow = Mlflow(root.Below("mlflow")),
            Inference = Inference(root.Below("inference")),
            RawValues = RawValues(root),
            Exceptions =
            [
                .. root.Items("exceptions")
                    .Select(e => new PolicyException(e.Text("rule"), e.Text("object"), e.Text("reason")) { Where = e.Where("rule") }),
            ],
        };
    }

    private static PlatformSettings Platform(SettingsCursor platform) =>
        new()
        {
            Name = platform.Fact<ReleaseName>("name"),
            Namespace = platform.Fact<DnsLabel>("namespace"),
            Domain = platform.Fact<HostName>("domain"),
            Kubernetes = platform.Fact<KubernetesVersion>("kubernetes"),
        };

    private static AwsSettings Aws(SettingsCursor aws) =>
        new()
        {
            Region = aws.Fact<AwsRegion>("region"),
            AccountId = aws.Fact<AwsAccountId>("accountId"),
            ClusterName = aws.Fact<ClusterName>("clusterName"),
            OidcProvider = aws.Optional<OidcProvider>("oidcProvider"),
        };

    private static ImageSettings Images(SettingsCursor images) =>
        new()
        {
            Registry = images.Optional<RegistryHost>("registry"),
            PullSecrets = images.Facts<SubdomainName>("pullSecrets"),
            Map = images.FactMap<ImageRepository>("map"),
        };

    private static ImmutableSortedDictionary<string, VolumeSettings> Volumes(SettingsCursor volumes) =>
        volumes.Keys.ToImmutableSortedDictionary(
            name => name,
            name => new VolumeSettings
            {
                Size = volumes.Below(name).Fact<Quantity>("size"),
                MountPath = volumes.Below(name).Fact<MountPath>("mountPath"),
            },
            StringComparer.Ordinal
        );

    private static HostSettings Hosts(SettingsCursor hosts) =>
        new()
        {
            Airflow = hosts.Optional<HostName>("airflow"),
            Mlflow = hosts.Optional<HostName>("mlflow"),
            Minio = hosts.Optional<HostName>("minio"),
            Inference = hosts.Optional<HostName>("inference"),
        };

    private static ImmutableSortedDictionary<string, ValuesMap> RawValues(SettingsCursor root)
    {
        var raw = ImmutableSortedDictionary.CreateBuilder<string, ValuesMap>(StringComparer.Ordinal);
        foreach (var (section, chart) in ProfileSettings.RawSections)
        {
            if (root.Below(section).Raw("values") is { Count: > 0 } values)
                raw.Add(chart, values);
        }

        return raw.ToImmutable();
    }
}
