using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook;

/// <summary>Draws a profile: who runs where, what keeps which data, who talks to AWS as whom.</summary>
internal sealed class Topology
{
    private readonly RunbookFacts _facts;
    private readonly EnvironmentProfile _profile;
    private readonly List<string> _stores = [];
    private readonly List<string> _volumes = [];
    private readonly List<string> _operators = [];

    private Topology(RunbookFacts facts)
    {
        _facts = facts;
        _profile = facts.Profile;
    }

    /// <summary>The picture of a profile.</summary>
    public static string Of(RunbookFacts facts) => new Topology(facts).Draw();

    private bool HasWorkers => _profile.Airflow.Executor.HasCelery() || _profile.Airflow.Executor.HasTaskPods();

    // Under LocalExecutor tasks run in the scheduler.
    private string RunsTasks => HasWorkers ? "workers" : "control";

    private string Database => _profile.Database is DatabaseChoice.Rds ? "rds" : "postgresql";

    private string Objects => _profile.ObjectStore is ObjectStoreChoice.S3 ? "s3" : "minio";

    private string Draw()
    {
        var picture = new Mermaid();
        picture.Person("people", "People");
        if (_profile.Aws is { } aws)
        {
            if (LoadBalancer is { } balancer)
                picture.Box("balancer", balancer);
            picture.Frame(
                "cluster",
                $"EKS cluster {aws.ClusterName.Text}: {Count(_profile.Availability.Nodes, "node")} in {Count(_profile.Availability.Zones, "zone")}",
                Cluster
            );
            picture.Frame("account", $"AWS account {aws.AccountId.Text}, {aws.Region.Text}", Managed);
        }
        else
            picture.Frame("cluster", "the laptop's cluster: 1 node", Cluster);

        Pages(picture);
        Data(picture);
        Aws(picture);
        return picture
            .Style("store", "fill:#dbeafe,stroke:#1d4ed8,color:#111827", _stores)
            .Style("volume", "fill:#fef3c7,stroke:#b45309,color:#111827", _volumes)
            .Style("operator", "fill:#ede9fe,stroke:#6d28d9,color:#111827", _operators)
            .ToString();
    }

    private string? LoadBalancer =>
        _profile.Ingress switch
        {
            IngressChoice.Alb => "ALB, ends TLS",
            IngressChoice.Nginx { ServiceType: IngressServiceType.LoadBalancer, Certificate: not null } => "NLB, ends TLS",
            IngressChoice.Nginx { ServiceType: IngressServiceType.LoadBalancer } => "NLB",
            _ => null,
        };

    private void Cluster(Mermaid picture)
    {
        picture.Frame("platform", $"namespace {_facts.Namespace}, release {_facts.Release}", Platform);
        if (_facts.HasPrerequisites)
            picture.Frame("prerequisites", $"namespace {_facts.PrerequisitesNamespace}, release {_facts.PrerequisitesRelease}", Operators);
    }

    private void Platform(Mermaid picture)
    {
        if (_profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Platform })
            picture.Box("nginx", "ingress-nginx");
        picture.Frame("airflow", "Airflow", Airflow);
        picture.Box("mlflow", Times("MLflow", _profile.Mlflow.Replicas));
        Inference(picture);
        if (_profile.Database is DatabaseChoice.InCluster)
            Store(picture, "postgresql", "PostgreSQL");
        if (_profile.ObjectStore is ObjectStoreChoice.Minio minio)
            Store(picture, "minio", "MinIO", $"bucket {minio.Bucket.Text}");
        foreach (var claim in _facts.Claims)
            Volume(picture, Id(claim.Volume), claim.Name, $"{claim.Storage.ClassName}, {Mode(claim)}, {claim.Size.Text}");
        if (_facts.LogKeepers.Any())
            Volume(
                picture,
                "logs",
                "task logs, one claim for each",
                $"{_profile.Storage.Block.ClassName}, ReadWriteOnce, {_profile.Airflow.LogSize.Text}"
            );
    }

    private void Airflow(Mermaid picture)
    {
        var airflow = _profile.Airflow;
        picture.Box("api", Times("api-server", airflow.ApiServer.Replicas));
        picture.Box(
            "control",
            Times(HasWorkers ? "scheduler" : "scheduler, runs the tasks", airflow.Scheduler.Replicas),
            Times("dag-processor", airflow.DagProcessor.Replicas),
            Times("triggerer", airflow.Triggerer.Replicas)
        );
        if (HasWorkers)
            picture.Box(
                "workers",
                new[]
                {
                    airflow.Executor.HasCelery() ? Times("worker", airflow.Workers.Replicas) : "",
                    airflow.Executor.HasTaskPods() ? "task pods" : "",
                }.Where(l => l.Length > 0)
            );
        if (airflow.PgBouncer)
            picture.Box("pgbouncer", Times("PgBouncer", _profile.Availability.SeveralNodes ? 2 : 1));
        if (airflow.Executor.HasCelery() && _profile.Broker is BrokerChoice.InCluster)
            Store(picture, "redis", "Redis", "the queue");
    }

    private void Inference(Mermaid picture)
    {
        string[] lines = _profile.Inference switch
        {
            InferenceChoice.Pod => ["inference", "one pod"],
            InferenceChoice.Deployment { Mode: InferenceMode.Serving } serving =>
            [
                Times("inference, serving", serving.Replicas),
                .. serving.MaxReplicas > serving.Replicas ? [$"up to {serving.MaxReplicas}"] : Array.Empty<string>(),
            ],
            InferenceChoice.Deployment => ["inference, streaming", "one writer"],
            InferenceChoice.Spark spark => ["inference, Spark", $"driver and {Count(spark.Replicas, "executor")}"],
            _ => [],
        };
        if (lines.Length > 0)
            picture.Box("inference", lines);
    }

    private void Operators(Mermaid picture)
    {
        var prerequisites = _profile.Prerequisites;
        if (_profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Prerequisites })
            picture.Box("nginx", "ingress-nginx");
        Operator("balancing", "AWS Load Balancer Controller", _profile.NeedsLoadBalancerController(), prerequisites.LoadBalancerController);
        Operator("secrets", "External Secrets", _profile.NeedsExternalSecrets(), prerequisites.ExternalSecrets);
        Operator("spark", "Spark Operator", _profile.NeedsSparkOperator(), prerequisites.SparkOperator);
        Operator("prometheus", "Prometheus, Alertmanager, Grafana", _profile.NeedsPrometheus(), prerequisites.Prometheus);
        Operator("agent", "CloudWatch agent, Fluent Bit", _profile.NeedsCloudWatch(), prerequisites.CloudWatchAgent);
        Operator("ebs", "EBS CSI driver", _profile.NeedsEbsDriver(), prerequisites.EbsDriver);
        Operator("efs", "EFS CSI driver", _profile.NeedsEfsDriver(), prerequisites.EfsDriver);

        void Operator(string id, string name, bool isNeeded, Prerequisite prerequisite)
        {
            if (!isNeeded)
                return;
            picture.Box(id, prerequisite.Source == PrerequisiteSource.Chart ? [name] : [name, "not by the chart"]);
            _operators.Add(id);
        }
    }

    private void Managed(Mermaid picture)
    {
        if (_profile.Database is DatabaseChoice.Rds)
            Store(picture, "rds", "RDS", "PostgreSQL");
        if (_profile.Airflow.Executor.HasCelery() && _profile.Broker is BrokerChoice.ElastiCache)
            Store(picture, "redis", "ElastiCache", "the queue");
        if (_profile.ObjectStore is ObjectStoreChoice.S3 s3)
            Store(picture, "s3", "S3", $"bucket {s3.Bucket.Text}");
        if (_profile.Backups is BackupChoice.S3 backups && _profile.ObjectStore is ObjectStoreChoice.Minio)
            Store(picture, "backups", "S3, backups", $"bucket {backups.Bucket.Text}");
        if (_facts.Claims.Any(c => c.Storage is StorageChoice.Efs))
            Store(
                picture,
                "filesystem",
                "EFS",
                ((StorageChoice.Efs)_facts.Claims.First(c => c.Storage is StorageChoice.Efs).Storage).FileSystemId.Text
            );
        if (_profile.Secrets is SecretsChoice.ExternalSecrets external)
            Store(picture, "manager", "Secrets Manager", $"{external.Prefix.Text}/*");
        if (_profile.NeedsCloudWatch())
            Store(picture, "cloudwatch", "CloudWatch");
    }

    private void Pages(Mermaid picture)
    {
        var entry = "people";
        if (_profile.Aws is not null && LoadBalancer is not null)
        {
            picture.Arrow("people", "balancer");
            entry = "balancer";
        }

        if (_profile.Ingress is IngressChoice.Nginx { Controller: not IngressController.Existing })
        {
            picture.Arrow(entry, "nginx");
            entry = "nginx";
        }

        var label = _profile.Ingress is IngressChoice.None ? "port-forward" : "";
        foreach (var page in Page.Of(_profile))
            picture.Arrow(
                entry,
                page.Title switch
                {
                    "Airflow" => "api",
                    "MinIO" => "minio",
                    "Inference" => "inference",
                    _ => "mlflow",
                },
                label
            );
    }

    private void Data(Mermaid picture)
    {
        var pooled = _profile.Airflow.PgBouncer ? "pgbouncer" : Database;
        picture.Arrow("api", pooled).Arrow("control", pooled);
        if (_profile.Airflow.PgBouncer)
            picture.Arrow("pgbouncer", Database);
        if (_profile.Airflow.Executor.HasCelery())
            picture.Arrow("control", "redis").Arrow("workers", "redis");
        picture.Arrow("mlflow", Database).Arrow(RunsTasks, "mlflow", "logs runs");
        if (_profile.ObjectStore is ObjectStoreChoice.Minio)
            picture.Arrow("mlflow", Objects, "artifacts");
        foreach (var claim in _facts.Claims)
            Mounts(picture, claim.Volume);
        if (_facts.LogKeepers.Any())
            picture.Arrow(RunsTasks, "logs", "writes");
        if (_facts.Claims.Any(c => c.Storage is StorageChoice.Efs))
        {
            foreach (var claim in _facts.Claims.Where(c => c.Storage is StorageChoice.Efs))
                picture.Arrow(Id(claim.Volume), "filesystem");
        }
    }

    private void Mounts(Mermaid picture, string volume)
    {
        switch (volume)
        {
            case PlatformNames.Models:
                picture.Arrow(RunsTasks, Id(volume), "writes");
                if (_profile.Inference is InferenceChoice.Running)
                    picture.Arrow("inference", Id(volume), "reads");
                break;
            case PlatformNames.Checkpoints:
                picture.Arrow("inference", Id(volume), "writes");
                break;
            case PlatformNames.PostgresqlData:
                picture.Arrow("postgresql", Id(volume));
                break;
            case PlatformNames.MinioData:
                picture.Arrow("minio", Id(volume));
                break;
            default:
                picture.Arrow(RunsTasks, Id(volume));
                break;
        }
    }

    // Who may do what in AWS: one dashed arrow for each store, with the roles that go there.
    private void Aws(Mermaid picture)
    {
        if (_profile.Aws is null)
            return;
        if (_profile.ObjectStore is ObjectStoreChoice.S3)
        {
            picture.Dashed("mlflow", "s3", As("artifacts", PlatformNames.MlflowAccount));
            picture.Dashed(RunsTasks, "s3", As("task logs", "airflow-*"));
        }

        if (_profile.Backups is BackupChoice.S3 && _profile.ObjectStore is ObjectStoreChoice.Minio)
            picture.Dashed("minio", "backups", "every night");
        if (_profile.Secrets is SecretsChoice.ExternalSecrets)
            picture.Dashed("secrets", "manager", As("reads", PlatformNames.SecretsReaderAccount));
        if (_profile.NeedsCloudWatch())
            picture.Dashed("agent", "cloudwatch", "metrics and logs");
        if (LoadBalancer is not null && _profile.NeedsLoadBalancerController() && _facts.HasPrerequisites)
            picture.Dashed("balancing", "balancer", "makes");
    }

    private string As(string what, string account) =>
        _profile.Identity is IdentityChoice.None ? what : $"{what}, as {_facts.Cluster}-{account}";

    private void Store(Mermaid picture, string id, params string[] lines)
    {
        picture.Store(id, lines);
        _stores.Add(id);
    }

    private void Volume(Mermaid picture, string id, params string[] lines)
    {
        picture.Store(id, lines);
        _volumes.Add(id);
    }

    private static string Id(string volume) => "volume" + string.Concat(volume.Where(char.IsAsciiLetterOrDigit));

    private static string Mode(ClaimSpec claim) => claim.Storage.AccessMode == AccessMode.ReadWriteMany ? "ReadWriteMany" : "ReadWriteOnce";

    private static string Times(string name, int copies) => copies == 1 ? name : $"{name} × {copies}";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
