using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>What runs.</summary>
internal static partial class ProfileBinder
{
    private static AirflowSettings Airflow(SettingsCursor airflow) =>
        new()
        {
            Executor = ChoiceWords.Executor(airflow.Word("executor")),
            Version = airflow.Fact<PlainVersion>("version"),
            Image = airflow.Image("image"),
            Env = airflow.Environment("env"),
            EnvFromSecrets = airflow.Facts<SubdomainName>("envFromSecrets"),
            Dags = airflow.Below("dags").Git("git"),
            PgBouncer = airflow.Switch("pgbouncer"),
            LogSize = airflow.Below("logs").Fact<Quantity>("size"),
            CleanupSchedule = airflow.Below("cleanup").Fact<CronSchedule>("schedule"),
            Scheduler = Part(airflow.Below("scheduler")),
            ApiServer = Part(airflow.Below("apiServer")),
            DagProcessor = Part(airflow.Below("dagProcessor")),
            Triggerer = Part(airflow.Below("triggerer")),
            Workers = Part(airflow.Below("workers")),
            Values = airflow.Raw("values"),
        };

    private static AirflowPart Part(SettingsCursor part) =>
        new()
        {
            Replicas = part.Count("replicas"),
            Resources = part.Resources("resources"),
            Env = part.Environment("env"),
        };

    private static MlflowSettings Mlflow(SettingsCursor mlflow) =>
        new()
        {
            Replicas = mlflow.Count("replicas"),
            Resources = mlflow.Resources("resources"),
            Env = mlflow.Strings("env"),
            Values = mlflow.Raw("values"),
        };

    private static InferenceChoice Inference(SettingsCursor inference) =>
        inference.Kind switch
        {
            "pod" => new InferenceChoice.Pod
            {
                Image = inference.Image("image"),
                Command = inference.Texts("command"),
                Args = inference.Texts("args"),
                Env = inference.Environment("env"),
                EnvFromSecrets = inference.Facts<SubdomainName>("envFromSecrets"),
                Git = inference.Git("git"),
                WaitFor = inference.Optional<MountPath>("waitFor"),
                Resources = inference.Resources("resources"),
            },
            "deployment" => new InferenceChoice.Deployment
            {
                Mode = ChoiceWords.Mode(inference.Word("mode")),
                Replicas = inference.Count("replicas"),
                MaxReplicas = inference.Count("maxReplicas"),
                Port = inference.Count("port"),
                HealthPath = inference.Text("healthPath"),
                MetricsPath = inference.Has("metricsPath") ? inference.Text("metricsPath") : null,
                Image = inference.Image("image"),
                Command = inference.Texts("command"),
                Args = inference.Texts("args"),
                Env = inference.Environment("env"),
                EnvFromSecrets = inference.Facts<SubdomainName>("envFromSecrets"),
                Git = inference.Git("git"),
                WaitFor = inference.Optional<MountPath>("waitFor"),
                Resources = inference.Resources("resources"),
            },
            "spark" => new InferenceChoice.Spark
            {
                Application = inference.Text("application"),
                MainClass = inference.Has("mainClass") ? inference.Text("mainClass") : null,
                SparkVersion = inference.Fact<PlainVersion>("sparkVersion"),
                Replicas = inference.Count("replicas"),
                Image = inference.Image("image"),
                Args = inference.Texts("args"),
                Env = inference.Environment("env"),
                EnvFromSecrets = inference.Facts<SubdomainName>("envFromSecrets"),
                Git = inference.Git("git"),
                WaitFor = inference.Optional<MountPath>("waitFor"),
                Resources = inference.Resources("resources"),
            },
            _ => new InferenceChoice.None(),
        };
}
