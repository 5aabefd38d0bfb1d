using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Runbook;

/// <summary>Draws a profile: who runs where, what keeps which data on what, who calls AWS under which role.</summary>
internal sealed class Topology
{
    private const string Airflow = "airflow";
    private const string Workers = "workers";
    private const string Mlflow = "mlflow";
    private const string Inference = "inference";
    private const string Database = "database";
    private const string Objects = "objects";
    private const string Queue = "queue";

    private readonly RunbookFacts _facts;
    private readonly EnvironmentProfile _profile;
    private readonly List<string> _stores = [];
    private readonly List<string> _managed = [];
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
    private string RunsTasks => HasWorkers ? Workers : Airflow;

    private bool HasQueue => _profile.Airflow.Executor.HasCelery() && _profile.Broker is not BrokerChoice.None;

    private bool HasInference => _profile.Inference is InferenceChoice.Running;

    private string Draw()
    {
        var picture = new Mermaid();
        picture.Person("people", "People");
        if (LoadBalancer is { } balancer)
            picture.Box("balancer", balancer);
        picture.Frame("cluster", ClusterTitle, Cluster);
        if (_profile.Aws is { } aws)
            picture.Frame("account", $"AWS account {aws.AccountId.Text}, {aws.Region.Text}", Managed);
        Pages(picture);
        Data(picture);
        Calls(picture);
        if (SharedClaims.LastOrDefault() is { } lowest)
            _managed.ForEach(store => picture.Below(Id(lowest.Volume), store));
        return picture
            .Style("store", "fill:#dbeafe,stroke:#1d4ed8,color:#111827", _stores)
            .Style("volume", "fill:#fef3c7,stroke:#b45309,color:#111827", _volumes)
            .Style("operator", "fill:#ede9fe,stroke:#6d28d9,color:#111827", _operators)
            .ToString();
    }

    private string ClusterTitle =>
        _profile.Aws is { } aws
            ? $"EKS {aws.ClusterName.Text}, {Count(_profile.Availability.Nodes, "node")} in {Count(_profile.Availability.Zones, "zone")}"
            : $"The laptop's cluster, {Count(_profile.Availability.Nodes, "node")}";

    private string? LoadBalancer =>
        (_profile.Aws, _profile.Ingress) switch
        {
            (not null, IngressChoice.Alb) => "ALB, ends TLS",
            (not null, IngressChoice.Nginx { ServiceType: IngressServiceType.LoadBalancer, Certificate: not null }) => "NLB, ends TLS",
            (not null, IngressChoice.Nginx { ServiceType: IngressServiceType.LoadBalancer }) => "NLB",
            _ => null,
        };

    private void Cluster(Mermaid picture)
    {
        picture.Frame("platform", $"Namespace {_facts.Namespace}", Platform);
        if (_facts.HasPrerequisites)
            picture.Frame("prerequisites", $"Namespace {_facts.PrerequisitesNamespace}", Operators);
    }

    private void Platform(Mermaid picture)
    {
        if (_profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Platform })
            picture.Box("nginx", "ingress-nginx");
        AirflowParts(picture);
        picture.Box(Mlflow, Times("MLflow", _profile.Mlflow.Replicas));
        if (HasInference)
            picture.Box(Inference, InferenceLines());
        if (HasQueue && _profile.Broker is BrokerChoice.InCluster broker)
            Store(picture, Queue, "Redis, the queue", Claim(_profile.Storage.Block, broker.Size.Text));
        if (_profile.Database is DatabaseChoice.InCluster)
            Store(picture, Database, ["PostgreSQL", .. ClaimOf(PlatformNames.PostgresqlData)]);
        if (_profile.ObjectStore is ObjectStoreChoice.Minio minio)
            Store(picture, Objects, [$"MinIO, bucket {minio.Bucket.Text}", .. ClaimOf(PlatformNames.MinioData)]);
        foreach (var claim in SharedClaims)
        {
            picture.Store(Id(claim.Volume), [claim.Name, Claim(claim.Storage, claim.Size.Text)]);
            _volumes.Add(Id(claim.Volume));
        }
    }

    private void AirflowParts(Mermaid picture)
    {
        var airflow = _profile.Airflow;
        var parts = new List<string>
        {
            "Airflow",
            Times("api-server", airflow.ApiServer.Replicas),
            Times(HasWorkers ? "scheduler" : "scheduler, runs the tasks", airflow.Scheduler.Replicas),
            Times("dag-processor", airflow.DagProcessor.Replicas),
            Times("triggerer", airflow.Triggerer.Replicas),
        };
        if (airflow.PgBouncer)
            parts.Add(Times("PgBouncer", _profile.Availability.SeveralNodes ? 2 : 1));
        if (!HasWorkers)
            parts.AddRange(Logs);
        picture.Box(Airflow, parts);
        if (!HasWorkers)
            return;
        var workers = new List<string> { "Airflow" };
        if (airflow.Executor.HasCelery())
            workers.Add(Times("worker", airflow.Workers.Replicas));
        if (airflow.Executor.HasTaskPods())
            workers.Add("task pods");
        workers.AddRange(Logs);
        picture.Box(Workers, workers);
    }

    private IEnumerable<string> Logs =>
        _facts.LogKeepers.Any() ? [$"logs: {Claim(_profile.Storage.Block, _profile.Airflow.LogSize.Text)} each"] : [];

    private IEnumerable<string> InferenceLines() =>
        _profile.Inference switch
        {
            InferenceChoice.Pod => ["Inference, one pod"],
            InferenceChoice.Deployment { Mode: InferenceMode.Serving } serving => [Times("Inference, serving", serving.Replicas)],
            InferenceChoice.Deployment => ["Inference, streaming"],
            InferenceChoice.Spark spark => ["Inference, Spark", $"driver, {Count(spark.Replicas, "executor")}"],
            _ => [],
        };

    private void Operators(Mermaid picture)
    {
        var prerequisites = _profile.Prerequisites;
        if (_profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Prerequisites })
            picture.Box("nginx", "ingress-nginx");
        if (_profile.NeedsExternalSecrets())
        {
            picture.Box("secrets", "External Secrets");
            _operators.Add("secrets");
        }

        var others = new (string Name, bool IsNeeded, Prerequisite By)[]
        {
            ("AWS Load Balancer Controller", _profile.NeedsLoadBalancerController(), prerequisites.LoadBalancerController),
            ("Spark Operator", _profile.NeedsSparkOperator(), prerequisites.SparkOperator),
            ("Prometheus, Grafana", _profile.NeedsPrometheus(), prerequisites.Prometheus),
            ("CloudWatch agent", _profile.NeedsCloudWatch(), prerequisites.CloudWatchAgent),
            ("Fluent Bit", _profile.NeedsCloudWatch(), prerequisites.FluentBit),
            ("EBS CSI driver", _profile.NeedsEbsDriver(), prerequisites.EbsDriver),
            ("EFS CSI driver", _profile.NeedsEfsDriver(), prerequisites.EfsDriver),
        };
        var lines = others
            .Where(o => o.IsNeeded)
            .Select(o => o.By.Source == PrerequisiteSource.Addon ? $"{o.Name}, an add-on" : o.Name)
            .ToArray();
        if (lines.Length == 0)
            return;
        picture.Box("operators", lines);
        _operators.Add("operators");
    }

    private void Managed(Mermaid picture)
    {
        if (HasQueue && _profile.Broker is BrokerChoice.ElastiCache)
            Keep(Queue, "ElastiCache, the queue");
        if (_profile.Database is DatabaseChoice.Rds)
            Keep(Database, "RDS, PostgreSQL");
        if (_profile.ObjectStore is ObjectStoreChoice.S3 s3)
            Keep(Objects, $"S3, bucket {s3.Bucket.Text}");
        if (HasBackups)
            Keep("backups", $"S3, bucket {((BackupChoice.S3)_profile.Backups).Bucket.Text}");
        if (_profile.Secrets is SecretsChoice.ExternalSecrets external)
            Keep("manager", $"Secrets Manager, {external.Prefix.Text}/*");
        if (_profile.NeedsCloudWatch())
            Keep("cloudwatch", "CloudWatch");

        void Keep(string id, string line)
        {
            Store(picture, id, line);
            _managed.Add(id);
        }
    }

    private void Pages(Mermaid picture)
    {
        var entry = "people";
        if (LoadBalancer is not null)
            entry = Through("balancer");
        if (_profile.Ingress is IngressChoice.Nginx { Controller: not IngressController.Existing })
            entry = Through("nginx");
        var label = _profile.Ingress is IngressChoice.None ? "port-forward" : "";
        picture.Arrow(entry, Airflow, label).Arrow(entry, Mlflow, label);
        if (_profile.Inference is InferenceChoice.Deployment { Mode: InferenceMode.Serving })
            picture.Arrow(entry, Inference, label);

        string Through(string next)
        {
            picture.Arrow(entry, next);
            return next;
        }
    }

    private void Data(Mermaid picture)
    {
        if (HasQueue && _profile.Broker is BrokerChoice.ElastiCache)
            picture.Arrow(Airflow, Workers, "tasks, by the queue").Arrow(Workers, Queue);
        else if (HasQueue)
            picture.Arrow(Airflow, Queue).Arrow(Queue, Workers, "tasks");
        else if (HasWorkers)
            picture.Arrow(Airflow, Workers, "starts");
        picture.Arrow(Airflow, Database).Arrow(Mlflow, Database).Arrow(RunsTasks, Mlflow, "runs");
        if (_profile.ObjectStore is ObjectStoreChoice.Minio)
            picture.Arrow(Mlflow, Objects, "artifacts");
        foreach (var volume in SharedClaims.Select(c => c.Volume))
        {
            if (volume == PlatformNames.Checkpoints)
                picture.Arrow(Inference, Id(volume), "writes");
            else
                picture.Arrow(RunsTasks, Id(volume), "writes");
            if (volume == PlatformNames.Models && HasInference)
                picture.Arrow(Id(volume), Inference, "reads");
        }
    }

    private void Calls(Mermaid picture)
    {
        if (_profile.ObjectStore is ObjectStoreChoice.S3)
            picture
                .Dashed(Mlflow, Objects, As("artifacts", PlatformNames.MlflowAccount))
                .Dashed(RunsTasks, Objects, As("logs", "airflow-…"));
        if (HasBackups && _profile.ObjectStore is ObjectStoreChoice.Minio)
            picture.Dashed(Objects, "backups", "backup");
        if (HasBackups && _profile.Database is DatabaseChoice.InCluster)
            picture.Dashed(Database, "backups", "backup");
        if (_profile.Secrets is SecretsChoice.ExternalSecrets)
            picture.Dashed(
                _facts.HasPrerequisites ? "secrets" : "platform",
                "manager",
                As("reads", _profile.Identity is IdentityChoice.Irsa ? PlatformNames.SecretsReaderAccount : "external-secrets")
            );
        if (_profile.NeedsCloudWatch() && _facts.HasPrerequisites)
            picture.Dashed("operators", "cloudwatch", "metrics, logs");
    }

    private bool HasBackups =>
        _profile.Backups is BackupChoice.S3
        && (_profile.ObjectStore is ObjectStoreChoice.Minio || _profile.Database is DatabaseChoice.InCluster);

    private string As(string what, string account) => _profile.Identity is IdentityChoice.None ? what : $"{what} as {account}";

    // Claims that several pods mount; those of one store stand in its own box.
    private IEnumerable<ClaimSpec> SharedClaims =>
        _facts.Claims.Where(c => c.Volume is not (PlatformNames.PostgresqlData or PlatformNames.MinioData));

    private IEnumerable<string> ClaimOf(string volume) =>
        _facts.Claims.Where(c => c.Volume == volume).Select(c => Claim(c.Storage, c.Size.Text));

    private static string Claim(StorageChoice storage, string size) =>
        $"{storage.ClassName}, {size}, {(storage.AccessMode == AccessMode.ReadWriteMany ? "RWX" : "RWO")}";

    private void Store(Mermaid picture, string id, params string[] lines)
    {
        picture.Store(id, lines);
        _stores.Add(id);
    }

    private static string Id(string volume) => "volume" + string.Concat(volume.Where(char.IsAsciiLetterOrDigit));

    private static string Times(string name, int copies) => copies == 1 ? name : $"{name} × {copies}";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
