using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Airflow;

/// <summary>Apache Airflow, by the Apache chart 1.22.0.</summary>
internal sealed class AirflowComponent : IComponent
{
    /// <summary>The path of the API server that answers without a session.</summary>
    public const string HealthPath = "/api/v2/monitor/health";

    /// <inheritdoc/>
    public string Name => "airflow";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        var airflow = profile.Airflow;
        var page = WebPage.Of(profile, Name, HealthPath);
        var logs = AirflowLogs.Of(profile);
        if (logs.AreLost(airflow.Executor))
            context.Diagnostics.Add(AirflowDiagnostics.LogsAreLost(airflow.Executor.Text()));
        var network = new AirflowNetwork(profile);
        var env = AirflowEnvironment.Of(profile, page is not null, context.Diagnostics);
        return new()
        {
            Component = Name,
            Subchart = Subcharts.Airflow,
            Values = new("airflow/values.yaml.scriban", new AirflowModel(profile, context.Images, env, logs).Of(page)),
            RawValues = airflow.Values,
            Secrets = AirflowSecrets.Of(profile),
            ForeignSecrets = [.. ForeignSecrets(airflow)],
            Claims = [.. Claims(profile, logs)],
            Accounts = AirflowAccounts.Of(profile),
            Workloads = airflow.Executor.HasCelery() ? [Workers(airflow)] : [],
            PodGroups = network.Groups,
            Connections = network.Connections,
            Metrics = AirflowMetrics.Of(profile),
            Exceptions = AirflowExceptions.All,
            Images = AirflowImages.All(profile),
        };
    }

    private static IEnumerable<ClaimSpec> Claims(EnvironmentProfile profile, AirflowLogs logs)
    {
        if (profile.Volumes.TryGetValue(PlatformNames.Models, out var models))
            yield return new(PlatformNames.Models, profile.Storage.Shared, models.Size, "Airflow, the pods that run tasks");
        if (logs.Claim is { } claim)
            yield return claim;
    }

    // The chart's own budget counts task pods as workers: with a few of them running it would let every worker go at once.
    private static WorkloadSpec Workers(AirflowSettings airflow) =>
        new(AirflowAccounts.Worker, airflow.Workers.Replicas, ImmutableSortedDictionary.CreateRange([AirflowModel.WorkerLabel]));

    private static IEnumerable<ForeignSecret> ForeignSecrets(AirflowSettings airflow)
    {
        foreach (var secret in airflow.EnvFromSecrets)
            yield return new(secret.Text, [], "Airflow, every pod");
        var environments = new (string ReadBy, ImmutableSortedDictionary<string, EnvironmentValue> Env)[]
        {
            ("Airflow, every pod", airflow.Env),
            ("Airflow, api-server", airflow.ApiServer.Env),
            ("Airflow, dag-processor", airflow.DagProcessor.Env),
            ("Airflow, scheduler", airflow.Scheduler.Env),
            ("Airflow, triggerer", airflow.Triggerer.Env),
            ("Airflow, workers", airflow.Workers.Env),
        };
        foreach (var (readBy, env) in environments)
        {
            foreach (var secret in env.Values.OfType<EnvironmentValue.FromSecret>().GroupBy(s => s.Secret.Text))
                yield return new(secret.Key, [.. secret.Select(s => s.Key).Distinct().Order(StringComparer.Ordinal)], readBy);
        }

        if (airflow.Dags is { CredentialsSecret: { } credentials } git)
            yield return new(
                credentials.Text,
                git.Repository.Text.StartsWith("https://", StringComparison.Ordinal)
                    ? ["GITSYNC_PASSWORD", "GITSYNC_USERNAME", "GIT_SYNC_PASSWORD", "GIT_SYNC_USERNAME"]
                    : ["gitSshKey"],
                "Airflow, git-sync"
            );
    }
}
