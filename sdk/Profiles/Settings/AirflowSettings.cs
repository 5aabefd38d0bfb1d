using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles;

/// <summary>One part of Airflow that runs as pods of its own.</summary>
public sealed record AirflowPart
{
    /// <summary>Copies, at least 1.</summary>
    public required int Replicas { get; init; }

    /// <summary>Requests and limits.</summary>
    public required ContainerResources Resources { get; init; }

    /// <summary>Variables of this part alone.</summary>
    public ImmutableSortedDictionary<string, EnvironmentValue> Env { get; init; } = Sorted.Environment;
}

/// <summary>Airflow, by the Apache chart 1.22.0.</summary>
public sealed record AirflowSettings
{
    /// <summary>Who runs tasks.</summary>
    public required AirflowExecutor Executor { get; init; }

    /// <summary>The version of Airflow in the image.</summary>
    public required PlainVersion Version { get; init; }

    /// <summary>The image of every Airflow container, task pods included.</summary>
    public required ImageChoice Image { get; init; }

    /// <summary>Variables of every Airflow container.</summary>
    public ImmutableSortedDictionary<string, EnvironmentValue> Env { get; init; } = Sorted.Environment;

    /// <summary>Secrets of the user's whose keys become variables of every Airflow container.</summary>
    public ImmutableArray<SubdomainName> EnvFromSecrets { get; init; } = [];

    /// <summary>DAGs from Git, or <see langword="null"/> for those in the image.</summary>
    public GitSource? Dags { get; init; }

    /// <summary>Whether connections to the database are pooled by PgBouncer.</summary>
    public bool PgBouncer { get; init; }

    /// <summary>Size of the log claims, where logs are not in the object store.</summary>
    public required Quantity LogSize { get; init; }

    /// <summary>When finished task pods are removed.</summary>
    public required CronSchedule CleanupSchedule { get; init; }

    /// <summary>The scheduler.</summary>
    public required AirflowPart Scheduler { get; init; }

    /// <summary>The API server, which also serves the web page.</summary>
    public required AirflowPart ApiServer { get; init; }

    /// <summary>The DAG processor.</summary>
    public required AirflowPart DagProcessor { get; init; }

    /// <summary>The triggerer.</summary>
    public required AirflowPart Triggerer { get; init; }

    /// <summary>Celery workers; the resources also hold for task pods.</summary>
    public required AirflowPart Workers { get; init; }

    /// <summary>Raw values of the subchart, merged last.</summary>
    public ValuesMap Values { get; init; } = ValuesMap.Empty;
}
