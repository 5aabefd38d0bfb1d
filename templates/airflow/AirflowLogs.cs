using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Airflow;

/// <summary>Where task logs are kept.</summary>
internal enum AirflowLogPlace
{
    /// <summary>In the bucket on S3, uploaded when a task ends.</summary>
    Bucket,

    /// <summary>On a claim that every pod mounts; task pods have none of their own.</summary>
    SharedClaim,

    /// <summary>On a claim of each pod, made by the chart; the API server asks the pod.</summary>
    OwnClaims,
}

/// <summary>The logs of Airflow's tasks.</summary>
/// <param name="Place">Where they are kept.</param>
/// <param name="Claim">The claim, where one is shared.</param>
internal sealed record AirflowLogs(AirflowLogPlace Place, ClaimSpec? Claim)
{
    private const string Volume = "airflow-logs";

    /// <summary>The logs of a profile.</summary>
    public static AirflowLogs Of(EnvironmentProfile profile)
    {
        if (profile.ObjectStore is ObjectStoreChoice.S3)
            return new(AirflowLogPlace.Bucket, null);
        // T15: the chart's shared log volume is ReadWriteMany only.
        return profile.Airflow.Executor.HasTaskPods() && profile.Storage.Shared.AccessMode == AccessMode.ReadWriteMany
            ? new(
                AirflowLogPlace.SharedClaim,
                new(Volume, profile.Storage.Shared, profile.Airflow.LogSize, "Airflow, every pod that runs or shows tasks")
                {
                    IsShared = true,
                }
            )
            : new(AirflowLogPlace.OwnClaims, null);
    }

    /// <summary>Whether logs of task pods end with the pod.</summary>
    public bool AreLost(AirflowExecutor executor) => Place == AirflowLogPlace.OwnClaims && executor.HasTaskPods();

    /// <summary>What the template prints.</summary>
    public ValuesMap Model(EnvironmentProfile profile) =>
        ValuesMap.Of(
            ("inBucket", Place == AirflowLogPlace.Bucket),
            ("folder", $"s3://{profile.ObjectStore.Bucket.Text}/{AirflowAccounts.LogPrefix}"),
            ("onSharedClaim", Place == AirflowLogPlace.SharedClaim),
            ("claim", Claim?.Name ?? ""),
            ("onOwnClaims", Place == AirflowLogPlace.OwnClaims),
            ("size", profile.Airflow.LogSize.Text),
            ("class", profile.Storage.Block.ClassName)
        );
}
