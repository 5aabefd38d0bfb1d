using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;
using static ChartGen.Sdk.Profiles.Schema.SettingShape;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>Sections about what runs: Airflow, MLflow, inference.</summary>
internal static partial class SettingsSchema
{
    private static ImmutableArray<string> Running => ["pod", "deployment", "spark"];

    private static FreeMap Environment() => new(new Variable(), TextRule.Of<EnvironmentName>());

    private static Section AirflowSection() =>
        new([
            new(
                "executor",
                new Word(["LocalExecutor", "CeleryExecutor", "KubernetesExecutor", "CeleryExecutor,KubernetesExecutor"]),
                "Who runs tasks."
            )
            {
                Needed = true,
            },
            new("version", Fact<PlainVersion>(), "The version of Airflow in the image.") { Needed = true },
            new("image", ImageSection(), "The image of every Airflow container."),
            new("env", Environment(), "Variables of every Airflow container."),
            new("envFromSecrets", new Items(Fact<SubdomainName>()), "Secrets whose keys become variables of every Airflow container."),
            new(
                "dags",
                new Section([new("git", GitSection(), "DAGs from Git; without it, those in the image.") { Optional = true }]),
                "Where DAGs come from."
            ),
            new("pgbouncer", new Switch(), "Whether connections to the database are pooled.") { Default = false },
            new(
                "logs",
                new Section([new("size", Fact<Quantity>(), "Size of the log claims.") { Default = "5Gi" }]),
                "Task logs on claims."
            ),
            new(
                "cleanup",
                new Section([new("schedule", Fact<CronSchedule>(), "When finished task pods are removed.") { Default = "15 * * * *" }]),
                "Removal of finished task pods."
            ),
            new("scheduler", PartSection(), "The scheduler."),
            new("apiServer", PartSection(), "The API server, which also serves the web page."),
            new("dagProcessor", PartSection(), "The DAG processor."),
            new("triggerer", PartSection(), "The triggerer."),
            new("workers", PartSection(), "Celery workers; the resources also hold for task pods."),
            new("values", new RawValues(), "Raw values of the chart airflow."),
        ]);

    private static Section PartSection() =>
        new([
            new("replicas", Copies, "Copies.") { Needed = true },
            new("resources", Resources(), "Requests and limits."),
            new("env", Environment(), "Variables of this part alone."),
        ]);

    private static Section MlflowSection() =>
        new([
            new("replicas", Copies, "Copies.") { Needed = true },
            new("resources", Resources(), "Requests and limits."),
            new("env", new FreeMap(Any, TextRule.Of<EnvironmentName>()), "Variables of the server; the chart takes texts only."),
            new("values", new RawValues(), "Raw values of the chart mlflow."),
        ]);

    private static Section InferenceSection() =>
        new([
            Kind("What runs the code.", ["none", "pod", "deployment", "spark"]),
            new("mode", new Word(["serving", "streaming"]), "What the Deployment does.") { Kinds = ["deployment"], Default = "serving" },
            new("image", ImageSection(), "The image.") { Kinds = Running },
            new("command", new Items(Any), "The container's entry point.") { Kinds = ["pod", "deployment"] },
            new("args", new Items(Any), "The container's arguments.") { Kinds = Running },
            new("env", Environment(), "The container's variables.") { Kinds = Running },
            new("envFromSecrets", new Items(Fact<SubdomainName>()), "Secrets whose keys become variables.") { Kinds = Running },
            new("git", GitSection(), "Code to clone before the start.") { Kinds = Running, Optional = true },
            new("waitFor", Fact<MountPath>(), "A file that must exist before the start.") { Kinds = Running },
            new("application", new Text(TextRules.SparkApplication), "The program that Spark runs.")
            {
                Kinds = ["spark"],
                NeededBy = ["spark"],
            },
            new("mainClass", Any, "The class that a jar starts with.") { Kinds = ["spark"], Optional = true },
            new("sparkVersion", Fact<PlainVersion>(), "The version of Spark in the image.") { Kinds = ["spark"], Default = "4.0.1" },
            new("replicas", Copies, "Copies of the Deployment, executors beside Spark's driver.")
            {
                Kinds = ["deployment", "spark"],
                Default = 1,
            },
            new("maxReplicas", Copies, "The most copies that load may ask for, by default no more.")
            {
                Kinds = ["deployment"],
                DefaultFrom = "replicas",
            },
            new("port", Port, "The port that answers when serving.") { Kinds = ["deployment"], Default = 8080 },
            new("healthPath", new Text(TextRules.UrlPath), "The path that answers 200 when the server is ready.")
            {
                Kinds = ["deployment"],
                Default = "/health",
            },
            new("metricsPath", new Text(TextRules.UrlPath), "The path that answers with metrics for Prometheus; without it, none is asked.")
            {
                Kinds = ["deployment"],
            },
            new("resources", Resources(), "Requests and limits.") { Kinds = Running },
        ]);

    private static Section ImageSection() =>
        new([
            new("repository", Fact<ImageRepository>(), "The repository, with its host where it has one.") { Needed = true },
            new("tag", Fact<ImageTag>(), "The tag.") { Needed = true },
        ]);

    private static Section GitSection() =>
        new([
            new("repo", Fact<GitRepository>(), "Where it is cloned from.") { Needed = true },
            new("branch", new Text(TextRules.Branch), "The branch, tag or revision.") { Default = "main" },
            new("subPath", new Text(TextRules.SubPath), "The folder that is used, below the repository's root.") { Default = "" },
            new("credentialsSecret", Fact<SubdomainName>(), "The Secret with the credentials of a private repository."),
        ]);
}
