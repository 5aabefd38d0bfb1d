using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>What runs.</summary>
internal static partial class ProfileSettings
{
    private static ValuesMap Airflow(AirflowSettings airflow) =>
        ValuesMap.Of(
            ("executor", airflow.Executor.Text()),
            ("version", Fact(airflow.Version)),
            ("image", Image(airflow.Image)),
            ("env", Map(airflow.Env, Variable)),
            ("envFromSecrets", Facts(airflow.EnvFromSecrets)),
            ("dags", airflow.Dags is { } dags ? ValuesMap.Of(("git", Git(dags))) : null),
            ("pgbouncer", airflow.PgBouncer),
            ("logs", ValuesMap.Of(("size", Fact(airflow.LogSize)))),
            ("cleanup", ValuesMap.Of(("schedule", Fact(airflow.CleanupSchedule)))),
            ("scheduler", Part(airflow.Scheduler)),
            ("apiServer", Part(airflow.ApiServer)),
            ("dagProcessor", Part(airflow.DagProcessor)),
            ("triggerer", Part(airflow.Triggerer)),
            ("workers", Part(airflow.Workers)),
            ("values", airflow.Values.Count > 0 ? airflow.Values : null)
        );

    private static ValuesMap Part(AirflowPart part) =>
        ValuesMap.Of(("replicas", part.Replicas), ("resources", Resources(part.Resources)), ("env", Map(part.Env, Variable)));

    private static ValuesMap Mlflow(MlflowSettings mlflow) =>
        ValuesMap.Of(
            ("replicas", mlflow.Replicas),
            ("resources", Resources(mlflow.Resources)),
            ("env", Map(mlflow.Env, ValuesNode.FromString)),
            ("values", mlflow.Values.Count > 0 ? mlflow.Values : null)
        );

    private static ValuesMap Inference(InferenceChoice inference)
    {
        var running = inference as InferenceChoice.Running;
        var deployment = inference as InferenceChoice.Deployment;
        var spark = inference as InferenceChoice.Spark;
        var replicas = deployment?.Replicas ?? spark?.Replicas;
        return ValuesMap.Of(
            ("kind", inference.Kind),
            ("mode", deployment is null ? null : ValuesNode.FromString(ChoiceWords.Of(deployment.Mode))),
            ("image", running is null ? null : Image(running.Image)),
            ("command", running is null or InferenceChoice.Spark ? null : Texts(running.Command)),
            ("args", running is null ? null : Texts(running.Args)),
            ("env", running is null ? null : Map(running.Env, Variable)),
            ("envFromSecrets", running is null ? null : Facts(running.EnvFromSecrets)),
            ("git", running?.Git is { } git ? Git(git) : null),
            ("waitFor", Fact(running?.WaitFor)),
            ("application", spark?.Application is { } application ? ValuesNode.FromString(application) : null),
            ("mainClass", spark?.MainClass is { } mainClass ? ValuesNode.FromString(mainClass) : null),
            ("sparkVersion", Fact(spark?.SparkVersion)),
            ("replicas", replicas is { } copies ? copies : null),
            ("maxReplicas", deployment is { } d && d.MaxReplicas != d.Replicas ? d.MaxReplicas : null),
            ("port", deployment is { } answering ? answering.Port : null),
            ("healthPath", deployment is { } healthy ? healthy.HealthPath : null),
            ("metricsPath", deployment?.MetricsPath is { } metrics ? ValuesNode.FromString(metrics) : null),
            ("resources", running is null ? null : Resources(running.Resources))
        );
    }

    private static ValuesMap Image(ImageChoice image) => ValuesMap.Of(("repository", Fact(image.Repository)), ("tag", Fact(image.Tag)));

    private static ValuesMap Git(GitSource git) =>
        ValuesMap.Of(
            ("repo", Fact(git.Repository)),
            ("branch", git.Branch),
            ("subPath", git.SubPath),
            ("credentialsSecret", Fact(git.CredentialsSecret))
        );

    private static ValuesNode Variable(EnvironmentValue value) =>
        value switch
        {
            EnvironmentValue.FromSecret secret => ValuesMap.Of(("secret", Fact(secret.Secret)), ("key", secret.Key)),
            EnvironmentValue.Text text => text.Value,
            _ => ValuesScalar.Null,
        };
}
