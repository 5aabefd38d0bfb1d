using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Airflow;

/// <summary>Airflow's ServiceAccounts, as chart 1.22.0 names them below the full name <c>airflow</c>.</summary>
internal static class AirflowAccounts
{
    public const string ApiServer = "airflow-api-server";
    public const string Cleanup = "airflow-cleanup";
    public const string CreateUser = "airflow-create-user-job";
    public const string DagProcessor = "airflow-dag-processor";
    public const string Migrate = "airflow-migrate-database-job";
    public const string PgBouncer = "airflow-pgbouncer";
    public const string Redis = "airflow-redis";
    public const string Scheduler = "airflow-scheduler";
    public const string Statsd = "airflow-statsd";
    public const string TaskPod = "airflow-worker-kubernetes";
    public const string Triggerer = "airflow-triggerer";
    public const string Worker = "airflow-worker";

    /// <summary>Where task logs lie in the bucket.</summary>
    public const string LogPrefix = "airflow/logs";

    /// <summary>The accounts of a profile.</summary>
    public static ImmutableArray<AccountSpec> Of(EnvironmentProfile profile)
    {
        var executor = profile.Airflow.Executor;
        var hasTaskPods = executor.HasTaskPods();
        ImmutableArray<AwsRight> logs = Logs(profile, BucketAccess.ReadAndAdd);
        var accounts = ImmutableArray.CreateBuilder<AccountSpec>();
        Add(Scheduler, logs, mountsToken: hasTaskPods);
        Add(ApiServer, Logs(profile, BucketAccess.Read), mountsToken: hasTaskPods);
        Add(DagProcessor, logs);
        Add(Triggerer, logs);
        Add(CreateUser, []);
        Add(Migrate, []);
        if (executor.HasCelery())
            Add(Worker, logs);
        if (hasTaskPods)
        {
            Add(TaskPod, logs);
            Add(Cleanup, [], mountsToken: true);
        }

        if (executor.HasCelery() && profile.Broker is BrokerChoice.InCluster)
            Add(Redis, []);
        if (profile.Airflow.PgBouncer)
            Add(PgBouncer, []);
        if (profile.NeedsPrometheus())
            Add(Statsd, []);
        return accounts.ToImmutable();

        void Add(string name, ImmutableArray<AwsRight> rights, bool mountsToken = false) =>
            accounts.Add(new(name, AccountMaker.Subchart, rights, mountsToken));
    }

    private static ImmutableArray<AwsRight> Logs(EnvironmentProfile profile, BucketAccess access) =>
        profile.ObjectStore is ObjectStoreChoice.S3 s3 ? [PlatformRights.Bucket(profile, s3.Bucket, LogPrefix, access)] : [];

    /// <summary>The <c>serviceAccount</c> sections of a profile by account.</summary>
    public static ImmutableDictionary<string, ValuesMap> Sections(EnvironmentProfile profile) =>
        Of(profile).ToImmutableDictionary(a => a.Name, a => Section(profile, a), StringComparer.Ordinal);

    private static ValuesMap Section(EnvironmentProfile profile, AccountSpec account)
    {
        var role = account.Rights.IsEmpty ? null : profile.RoleArn(account.Name);
        var section = ValuesMap.Empty;
        // T13: unless told to create it, the chart ignores the annotations of task pods and gives them the workers' account.
        if (account.Name == TaskPod)
            section = section.With("create", true);
        // Under LocalExecutor the chart ignores what is said of the scheduler's token: a mount of the pod's keeps it out there.
        if (!account.MountsToken && (account.Name != Scheduler || profile.Airflow.Executor != AirflowExecutor.Local))
            section = section.With("automountServiceAccountToken", false);
        return role is null ? section : section.With("annotations", ValuesMap.Of(("eks.amazonaws.com/role-arn", role)));
    }
}
