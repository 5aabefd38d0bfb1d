using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Common;

/// <summary>What several components derive from a profile in the same way.</summary>
internal static class ProfileFacts
{
    /// <summary>Where the accounts live that EKS add-ons make, wherever the prerequisites chart goes.</summary>
    public const string AddonNamespace = "kube-system";

    /// <summary>The name of a volume's claim: data of one owner lies on block storage, all else on shared storage.</summary>
    public static string ClaimName(this EnvironmentProfile profile, string volume) =>
        ClaimSpec.NameOf(volume, profile.Volumes.ContainsKey(volume) ? profile.Storage.Shared : profile.Storage.Block);

    /// <summary>The host name of a component's web page.</summary>
    public static string Host(this EnvironmentProfile profile, string component)
    {
        var chosen = component switch
        {
            "airflow" => profile.Hosts.Airflow,
            "mlflow" => profile.Hosts.Mlflow,
            "minio" => profile.Hosts.Minio,
            "inference" => profile.Hosts.Inference,
            _ => null,
        };
        return chosen?.Text ?? $"{component}.{profile.Platform.Domain.Text}";
    }

    /// <summary>The ARN of the role of an account in the platform's namespace, or <see langword="null"/> where roles are not named inside the cluster.</summary>
    public static string? RoleArn(this EnvironmentProfile profile, string account) =>
        RoleArn(profile, profile.Platform.Namespace.Text, account);

    /// <summary>The same for an account in the prerequisites' namespace.</summary>
    public static string? PrerequisiteRoleArn(this EnvironmentProfile profile, string account) =>
        RoleArn(profile, profile.Prerequisites.Namespace.Text, account);

    /// <summary>The same for an account that an EKS add-on makes.</summary>
    public static string? AddonRoleArn(this EnvironmentProfile profile, string account) => RoleArn(profile, AddonNamespace, account);

    private static string? RoleArn(EnvironmentProfile profile, string @namespace, string account) =>
        profile.Identity is IdentityChoice.Irsa ? AccountRole.Of(profile, @namespace, account)?.Arn : null;

    /// <summary>The name by which components reach the metadata database, and its port.</summary>
    public static (string Host, int Port) DatabaseAddress(this EnvironmentProfile profile) =>
        profile.Database is DatabaseChoice.Rds rds ? (rds.Host.Text, rds.Port) : (PlatformNames.PostgresqlService, 5432);
}
