using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Airflow;

/// <summary>Where the Airflow chart 1.22.0 leaves no way around a policy. Workers and triggerers are a StatefulSet where their logs have claims.</summary>
internal static class AirflowExceptions
{
    private const string LogServer = "Its port serves the logs of running tasks, and the chart has no key for a readiness probe.";

    /// <summary>All of them; what a profile does not render matches nothing.</summary>
    public static ImmutableArray<PolicyException> All { get; } =
    [
        new(
            "CG7015",
            "StatefulSet/airflow-scheduler",
            "Under LocalExecutor the chart has no key for the token, and git-sync's mounts are those of every pod."
        ),
        new("CG7025", "Deployment/airflow-scheduler", LogServer),
        new("CG7025", "Deployment/airflow-triggerer", LogServer),
        new("CG7025", "Deployment/airflow-worker", LogServer),
        new("CG7025", "StatefulSet/airflow-redis", "The chart has no key for probes of Redis."),
        new("CG7025", "StatefulSet/airflow-scheduler", LogServer),
        new("CG7025", "StatefulSet/airflow-triggerer", LogServer),
        new("CG7025", "StatefulSet/airflow-worker", LogServer),
    ];
}
