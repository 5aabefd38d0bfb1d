namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>The parts of Airflow with their paths.</summary>
internal static class AirflowParts
{
    public static IEnumerable<(string Path, AirflowPart Part)> Of(AirflowSettings airflow) =>
        [
            ("airflow.scheduler", airflow.Scheduler),
            ("airflow.apiServer", airflow.ApiServer),
            ("airflow.dagProcessor", airflow.DagProcessor),
            ("airflow.triggerer", airflow.Triggerer),
            ("airflow.workers", airflow.Workers),
        ];
}
