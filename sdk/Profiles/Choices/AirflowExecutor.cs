namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Who runs Airflow's tasks: the executors that Airflow 3 has.</summary>
public enum AirflowExecutor
{
    /// <summary>The scheduler itself.</summary>
    Local,

    /// <summary>Workers that stay, fed by the broker.</summary>
    Celery,

    /// <summary>A pod for each task.</summary>
    Kubernetes,

    /// <summary>Celery workers, and a pod for the tasks that ask for one.</summary>
    CeleryAndKubernetes,
}

/// <summary>What follows from an executor.</summary>
public static class AirflowExecutorFacts
{
    /// <summary>The text that Airflow and its chart read.</summary>
    public static string Text(this AirflowExecutor executor) =>
        executor switch
        {
            AirflowExecutor.Local => "LocalExecutor",
            AirflowExecutor.Celery => "CeleryExecutor",
            AirflowExecutor.Kubernetes => "KubernetesExecutor",
            _ => "CeleryExecutor,KubernetesExecutor",
        };

    /// <summary>Whether there are Celery workers, and so a broker.</summary>
    public static bool HasCelery(this AirflowExecutor executor) =>
        executor is AirflowExecutor.Celery or AirflowExecutor.CeleryAndKubernetes;

    /// <summary>Whether tasks may run in pods of their own.</summary>
    public static bool HasTaskPods(this AirflowExecutor executor) =>
        executor is AirflowExecutor.Kubernetes or AirflowExecutor.CeleryAndKubernetes;
}
