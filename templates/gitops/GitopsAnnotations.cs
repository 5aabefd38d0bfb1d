using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Gitops;

/// <summary>What objects of the charts tell the controller that installs them; empty where a person does.</summary>
internal static class GitopsAnnotations
{
    private const string Hook = "argocd.argoproj.io/hook";
    private const string DeletePolicy = "argocd.argoproj.io/hook-delete-policy";

    /// <summary>
    /// Of Airflow's two Jobs, which are no Helm hooks. Argo CD would be refused a changed one, and would miss one that its TTL removed: as hooks
    /// of the phase Sync they run beside the pods that wait for them, and the old ones go before. Flux must not bring back what the TTL removed.
    /// </summary>
    public static ValuesMap OfJobs(EnvironmentProfile profile) =>
        profile.Gitops switch
        {
            GitopsChoice.ArgoCd => SyncHook,
            GitopsChoice.Flux => ValuesMap.Of(("helm.toolkit.fluxcd.io/driftDetection", "disabled")),
            _ => ValuesMap.Empty,
        };

    /// <summary>
    /// Of the Job that makes MinIO's bucket, a Helm hook after the install. Argo CD would run it once every pod is healthy, also inference, which
    /// may wait for a file that nobody can write before.
    /// </summary>
    public static ValuesMap OfBucketJob(EnvironmentProfile profile) => profile.Gitops is GitopsChoice.ArgoCd ? SyncHook : ValuesMap.Empty;

    /// <summary>Of claims. Helm's policy <c>keep</c> stops Argo CD from deleting them with the Application, but not from pruning them.</summary>
    public static ValuesMap OfClaims(EnvironmentProfile profile) =>
        profile.Gitops is GitopsChoice.ArgoCd
            ? ValuesMap.Of(("argocd.argoproj.io/sync-options", "Prune=false,Delete=false"))
            : ValuesMap.Empty;

    private static ValuesMap SyncHook { get; } = ValuesMap.Of((Hook, "Sync"), (DeletePolicy, "BeforeHookCreation"));
}
