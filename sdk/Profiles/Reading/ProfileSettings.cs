using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>Writes a typed profile as a settings tree, the weakest layer; facts that only the site knows are empty texts.</summary>
internal static partial class ProfileSettings
{
    /// <summary>The sections whose raw values the profile keeps by chart.</summary>
    public static ImmutableArray<(string Section, string Chart)> RawSections { get; } =
    [("database", "postgresql"), ("objectStore", "minio"), ("ingress", "ingress-nginx")];

    public static ValuesMap Of(EnvironmentProfile profile) =>
        ValuesMap.Of(
            ("platform", Platform(profile.Platform)),
            ("aws", profile.Aws is { } aws ? Aws(aws) : null),
            ("images", Images(profile.Images)),
            ("storage", ValuesMap.Of(("block", Storage(profile.Storage.Block)), ("shared", Storage(profile.Storage.Shared)))),
            ("volumes", Map(profile.Volumes, v => ValuesMap.Of(("size", Fact(v.Size)), ("mountPath", Fact(v.MountPath))))),
            ("database", WithRaw(Database(profile.Database), profile, "database")),
            ("objectStore", WithRaw(ObjectStore(profile.ObjectStore), profile, "objectStore")),
            ("broker", Broker(profile.Broker)),
            ("ingress", WithRaw(Ingress(profile.Ingress), profile, "ingress")),
            ("hosts", Hosts(profile.Hosts)),
            ("secrets", Secrets(profile.Secrets, profile.SecretNames)),
            ("identity", Identity(profile.Identity)),
            ("availability", ValuesMap.Of(("nodes", profile.Availability.Nodes), ("zones", profile.Availability.Zones))),
            ("observability", Observability(profile.Observability)),
            ("backups", Backups(profile.Backups)),
            ("network", Network(profile.Network)),
            ("prerequisites", Prerequisites(profile.Prerequisites)),
            ("gitops", Gitops(profile.Gitops)),
            ("airflow", Airflow(profile.Airflow)),
            ("mlflow", Mlflow(profile.Mlflow)),
            ("inference", Inference(profile.Inference)),
            ("exceptions", Exceptions(profile.Exceptions))
        );

    private static ValuesMap Platform(PlatformSettings platform) =>
        ValuesMap.Of(
            ("name", Fact(platform.Name)),
            ("namespace", Fact(platform.Namespace)),
            ("domain", Fact(platform.Domain)),
            ("kubernetes", Fact(platform.Kubernetes))
        );

    private static ValuesMap Aws(AwsSettings aws) =>
        ValuesMap.Of(
            ("region", Fact(aws.Region)),
            ("accountId", Fact(aws.AccountId)),
            ("clusterName", Fact(aws.ClusterName)),
            ("oidcProvider", Fact(aws.OidcProvider))
        );

    private static ValuesMap Images(ImageSettings images) =>
        ValuesMap.Of(("registry", Fact(images.Registry)), ("pullSecrets", Facts(images.PullSecrets)), ("map", Map(images.Map, Fact)));

    private static ValuesMap Hosts(HostSettings hosts) =>
        ValuesMap.Of(
            ("airflow", Fact(hosts.Airflow)),
            ("mlflow", Fact(hosts.Mlflow)),
            ("minio", Fact(hosts.Minio)),
            ("inference", Fact(hosts.Inference))
        );

    private static ValuesList? Exceptions(ImmutableArray<PolicyException> exceptions) =>
        exceptions.IsEmpty
            ? null
            : ValuesList.Of(exceptions.Select(e => ValuesMap.Of(("rule", e.Rule), ("object", e.Object), ("reason", e.Reason))));

    private static ValuesMap WithRaw(ValuesMap section, EnvironmentProfile profile, string name)
    {
        var chart = RawSections.First(r => r.Section == name).Chart;
        return profile.RawValues.GetValueOrDefault(chart) is { Count: > 0 } values ? section.With("values", values) : section;
    }

    private static ValuesNode? Fact<T>(T? fact)
        where T : class, ISiteFact<T> => fact is null ? null : ValuesNode.FromString(fact.Text);

    private static ValuesList? Facts<T>(ImmutableArray<T> facts)
        where T : class, ISiteFact<T> => facts.IsEmpty ? null : ValuesList.OfStrings(facts.Select(f => f.Text));

    private static ValuesList? Texts(ImmutableArray<string> texts) => texts.IsEmpty ? null : ValuesList.OfStrings(texts);

    private static ValuesMap? Map<T>(ImmutableSortedDictionary<string, T> map, Func<T, ValuesNode?> value) =>
        map.IsEmpty ? null : new([.. map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new ValuesEntry(e.Key, value(e.Value)!))]);

    private static ValuesMap Resources(ContainerResources resources) =>
        ValuesMap.Of(
            ("requests", ValuesMap.Of(("cpu", Fact(resources.CpuRequest)), ("memory", Fact(resources.MemoryRequest)))),
            ("limits", ValuesMap.Of(("cpu", Fact(resources.CpuLimit)), ("memory", Fact(resources.MemoryLimit))))
        );
}
