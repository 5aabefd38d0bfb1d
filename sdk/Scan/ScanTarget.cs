using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan;

/// <summary>What the profile that one moves to chooses, as far as a finding depends on it.</summary>
/// <remarks>It is taken from settings, not from a finished profile: at the time of a scan the facts of the site are still missing.</remarks>
public sealed class ScanTarget
{
    private readonly ValuesMap _settings;

    /// <summary>Makes a target of a profile and its settings, with the site's choices laid over it.</summary>
    public ScanTarget(EnvironmentProfile profile, ValuesMap settings) => (Profile, _settings) = (profile, settings);

    /// <summary>Makes a target of a profile alone.</summary>
    public ScanTarget(EnvironmentProfile profile)
        : this(profile, ProfileReader.Settings(profile)) { }

    /// <summary>The profile in C#.</summary>
    public EnvironmentProfile Profile { get; }

    /// <summary>The profile's name.</summary>
    public string Name => Profile.Name;

    internal bool IsAws => Profile.Aws is not null || _settings["aws"] is ValuesMap;

    internal string BlockClass => ClassOf("block");

    internal string SharedClass => ClassOf("shared");

    internal bool SharesAmongNodes =>
        Kind("storage", "shared", "kind") == "efs" || Text("storage", "shared", "accessMode") == "ReadWriteMany";

    internal string Database => Kind("database", "kind");

    internal string ObjectStore => Kind("objectStore", "kind");

    internal string Broker => Kind("broker", "kind");

    internal string Ingress => Kind("ingress", "kind");

    internal string Secrets => Kind("secrets", "kind");

    internal string Identity => Kind("identity", "kind");

    internal bool BackupsGoToS3 => Kind("backups", "kind") == "s3";

    internal int ReplicasOf(params ReadOnlySpan<string> section) =>
        int.TryParse((_settings.At(section) as ValuesMap)?["replicas"] is ValuesScalar scalar ? scalar.Text : null, out var replicas)
            ? replicas
            : 1;

    internal string Executor => Text("airflow", "executor") ?? "";

    internal string Inference => Kind("inference", "kind");

    internal bool HasRegistry => Profile.Images.Registry is not null || Text("images", "registry") is { Length: > 0 };

    internal bool HasSeveralNodes => Text("availability", "nodes") is { } nodes && nodes != "1";

    /// <summary>Who makes the platform's Secrets, in words.</summary>
    internal string SecretsInWords =>
        Secrets switch
        {
            "external-secrets" => "secrets.kind external-secrets: External Secrets copies it from AWS Secrets Manager",
            "manifest" => "secrets.kind manifest: CI applies the Secret before the release",
            _ => "secrets.kind in-cluster: a Job makes the Secret inside the cluster, once",
        };

    /// <summary>How pods get their rights, in words.</summary>
    internal string IdentityInWords =>
        Identity switch
        {
            "irsa" => "identity.kind irsa: each ServiceAccount has a role, whose policy is written to iam/",
            "pod-identity" => "identity.kind pod-identity: each ServiceAccount has a role, whose policy is written to iam/",
            _ => "the chart takes it from a Secret",
        };

    private string ClassOf(string storage) =>
        Kind("storage", storage, "kind") switch
        {
            "ebs" => "gp3",
            "efs" => "efs-sc",
            "existing" => Text("storage", storage, "className") ?? "the cluster's class",
            var kind => kind,
        };

    private string Kind(params ReadOnlySpan<string> path) => Text(path) ?? "none";

    private string? Text(params ReadOnlySpan<string> path) => (_settings.At(path) as ValuesScalar)?.Text;
}
