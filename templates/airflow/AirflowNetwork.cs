using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Airflow;

/// <summary>Airflow's pods by the labels of chart 1.22.0, and whom they talk to. A group has the name of its pods' ServiceAccount.</summary>
internal sealed class AirflowNetwork(EnvironmentProfile profile)
{
    private readonly ImmutableArray<AccountSpec> _accounts = AirflowAccounts.Of(profile);
    private readonly AirflowSettings _airflow = profile.Airflow;

    /// <summary>A label that task pods have and Celery workers, which share the chart's own labels, have not.</summary>
    public static KeyValuePair<string, string> TaskPodLabel { get; } = new("airflow-task-pod", "true");

    /// <summary>The groups.</summary>
    public ImmutableArray<PodGroup> Groups => [.. _accounts.Select(a => PodGroup.Of(a.Name, Labels(a.Name)))];

    /// <summary>What the groups talk to.</summary>
    public ImmutableArray<Connection> Connections =>
        [.. _accounts.SelectMany(Of), .. Outside.Visitors(profile, AirflowAccounts.ApiServer, PlatformPorts.AirflowApi)];

    private static IEnumerable<(string, string)> Labels(string account)
    {
        yield return ("component", Component(account));
        yield return ("release", "{{ .Release.Name }}");
        yield return ("tier", "airflow");
        if (account == AirflowAccounts.Worker)
            yield return (AirflowModel.WorkerLabel.Key, AirflowModel.WorkerLabel.Value);
        if (account == AirflowAccounts.TaskPod)
            yield return (TaskPodLabel.Key, TaskPodLabel.Value);
    }

    private static string Component(string account) =>
        account switch
        {
            AirflowAccounts.Cleanup => "airflow-cleanup-pods",
            AirflowAccounts.CreateUser => "create-user-job",
            AirflowAccounts.Migrate => "run-airflow-migrations",
            AirflowAccounts.TaskPod => "worker",
            _ => account["airflow-".Length..],
        };

    private IEnumerable<Connection> Of(AccountSpec account)
    {
        var own = account.Name switch
        {
            AirflowAccounts.PgBouncer => [Outside.Database(profile, account.Name)],
            AirflowAccounts.Redis or AirflowAccounts.Statsd => [],
            _ => OfAirflow(account),
        };
        return own.Concat(Outside.Aws(profile, account, account.Name));
    }

    private IEnumerable<Connection> OfAirflow(AccountSpec account)
    {
        var group = account.Name;
        // Also of task pods and of what removes them: the image's entry point asks the database before it runs anything.
        yield return _airflow.PgBouncer
            ? Connection.Of(group, AirflowAccounts.PgBouncer, PlatformPorts.PgBouncer)
            : Outside.Database(profile, group);
        // Under LocalExecutor the scheduler has a token, but no pods to start.
        if (account.MountsToken && _airflow.Executor.HasTaskPods())
            yield return Outside.KubernetesApi(profile, group);
        if (group is AirflowAccounts.Scheduler or AirflowAccounts.Worker && Broker(group) is { } broker)
            yield return broker;
        if (group is not (AirflowAccounts.Cleanup or AirflowAccounts.CreateUser or AirflowAccounts.Migrate) && Has(AirflowAccounts.Statsd))
            yield return new(
                new Peer.Pods(group),
                new Peer.Pods(AirflowAccounts.Statsd),
                [new(PlatformPorts.StatsdIngest, NetworkProtocol.Udp)]
            );
        foreach (
            var connection in group == AirflowAccounts.ApiServer ? Logs()
            : RunsDags(group) ? Dags(group)
            : []
        )
            yield return connection;
    }

    private Connection? Broker(string group) =>
        !_airflow.Executor.HasCelery() ? null
        : profile.Broker is BrokerChoice.ElastiCache cache ? Connection.Of(group, new Peer.Vpc(), cache.Port)
        : Connection.Of(group, AirflowAccounts.Redis, PlatformPorts.Redis);

    // The API server fetches the log of a task that runs from the pod that runs it; pods of one task serve none.
    private IEnumerable<Connection> Logs()
    {
        yield return Connection.Of(AirflowAccounts.ApiServer, AirflowAccounts.Triggerer, PlatformPorts.AirflowTriggererLogs);
        if (_airflow.Executor.HasCelery())
            yield return Connection.Of(AirflowAccounts.ApiServer, AirflowAccounts.Worker, PlatformPorts.AirflowTaskLogs);
        if (_airflow.Executor == AirflowExecutor.Local)
            yield return Connection.Of(AirflowAccounts.ApiServer, AirflowAccounts.Scheduler, PlatformPorts.AirflowTaskLogs);
    }

    private bool RunsDags(string group) =>
        group is AirflowAccounts.DagProcessor or AirflowAccounts.TaskPod or AirflowAccounts.Triggerer or AirflowAccounts.Worker
        || (group == AirflowAccounts.Scheduler && _airflow.Executor == AirflowExecutor.Local);

    // Tasks ask the execution API, which the API server serves; so do DAG files and triggers in versions of Airflow that keep them from the database.
    private IEnumerable<Connection> Dags(string group) =>
        SiteCode
            .Connections(profile, group)
            .Concat(SiteCode.Connections(_airflow.Dags, group))
            .Prepend(Connection.Of(group, AirflowAccounts.ApiServer, PlatformPorts.AirflowApi));

    private bool Has(string account) => _accounts.Any(a => a.Name == account);
}
