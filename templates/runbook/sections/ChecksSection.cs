using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Airflow;
using ChartGen.Templates.Mlflow;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>How to see that each component works.</summary>
internal static class ChecksSection
{
    public const string Name = "See that it works";

    public static RunbookSection Of(RunbookFacts facts)
    {
        var section = new SectionBuilder(Name)
            .Prose("From the outside in; the comment says what a healthy platform answers.")
            .Shell(All(facts));
        section.Title("Airflow").Shell(Airflow(facts));
        section.Title("MLflow").Shell(Web(facts, "MLflow", PlatformNames.MlflowService, 80, MlflowComponent.HealthPath, "OK"));
        Stores(section, facts);
        Inference(section, facts);
        Operators(section, facts);
        return section.Build();
    }

    private static IEnumerable<Command> All(RunbookFacts facts)
    {
        yield return facts.Profile.Gitops is GitopsChoice.ArgoCd
            ? new("kubectl get applications --namespace argocd", "Synced and Healthy, all of them")
            : new($"helm status {facts.Release} --namespace {facts.Namespace}", "STATUS: deployed");
        yield return new(
            $"kubectl get deployment,statefulset --namespace {facts.Namespace} --output name | xargs -n 1 kubectl rollout status --namespace {facts.Namespace} --timeout 5m",
            "successfully rolled out, once for each"
        );
        yield return new(
            $"kubectl get pods --namespace {facts.Namespace} --field-selector status.phase!=Running,status.phase!=Succeeded",
            "No resources found"
        );
        yield return new($"kubectl get persistentvolumeclaims --namespace {facts.Namespace}", "every claim Bound");
        if (facts.Profile.Ingress is not IngressChoice.None)
            yield return new($"kubectl get ingress --namespace {facts.Namespace}", "every Ingress has an ADDRESS");
        yield return new(
            $"kubectl get events --namespace {facts.Namespace} --field-selector type=Warning --sort-by .lastTimestamp",
            "nothing new"
        );
    }

    private static IEnumerable<Command> Airflow(RunbookFacts facts)
    {
        var exec = $"kubectl exec --namespace {facts.Namespace} deployment/{PlatformNames.AirflowApiService} --";
        yield return new($"{exec} airflow db check", "Connection successful.");
        yield return new($"{exec} airflow db check-migrations --migration-wait-timeout 5", "no error: the database is migrated");
        foreach (
            var command in Web(facts, "Airflow", PlatformNames.AirflowApiService, 8080, AirflowComponent.HealthPath, "healthy, four times")
        )
            yield return command;
        yield return new($"{exec} airflow dags list-import-errors", "No data found");
        if (facts.Profile.Airflow.Executor.HasCelery())
        {
            var kind = facts.LogKeepers.Any(k => k.Name == AirflowAccounts.Worker) ? "statefulset" : "deployment";
            yield return new(
                $"kubectl exec --namespace {facts.Namespace} {kind}/{AirflowAccounts.Worker} --container worker -- /entrypoint python -m celery --app airflow.providers.celery.executors.celery_executor.app inspect ping",
                "pong from every worker: the broker works"
            );
        }

        if (AirflowLogs.Of(facts.Profile).Place == AirflowLogPlace.Bucket)
        {
            yield return new(
                $"{exec} python -c 'import boto3; print(boto3.client(\"sts\").get_caller_identity()[\"Arn\"])'",
                $"the role of {AirflowAccounts.ApiServer}"
            );
            yield return new(
                $"aws s3 ls s3://{facts.Profile.ObjectStore.Bucket.Text}/{AirflowAccounts.LogPrefix}/ --recursive | tail -n 3",
                "after the first task has run: its log"
            );
        }
    }

    private static IEnumerable<Command> Web(RunbookFacts facts, string title, string service, int port, string path, string answer)
    {
        if (Page.Of(facts.Profile).FirstOrDefault(p => p.Title == title)?.Url is { } url)
            yield return new($"curl --fail --silent --show-error {url}{path}", $"{answer}: the page from the outside");
        yield return new(
            $"kubectl port-forward --namespace {facts.Namespace} service/{service} 8080:{port} > /dev/null & forward=$! && sleep 3 && curl --fail --silent --show-error {Page.Local}{path}; kill \"$forward\"",
            $"{answer}: the Service without what stands before it"
        );
    }

    private static void Stores(SectionBuilder section, RunbookFacts facts)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        if (facts.Profile.Database is DatabaseChoice.InCluster)
            commands.Add(
                new(
                    $"kubectl exec --namespace {facts.Namespace} statefulset/{PlatformNames.PostgresqlService} -- psql --username postgres --command '\\l+'",
                    $"the databases {PlatformNames.AirflowDatabase} and {PlatformNames.MlflowDatabase}, and their sizes"
                )
            );
        if (facts.Profile.ObjectStore is ObjectStoreChoice.Minio)
            commands.AddRange(Forwarded(facts, PlatformNames.MinioService, 9000, "/minio/health/ready", "no error: MinIO answers"));
        else
            commands.Add(
                new(
                    $"aws s3 ls s3://{facts.Profile.ObjectStore.Bucket.Text}/{MlflowComponent.ArtifactPrefix}/ --recursive | tail -n 3",
                    "after the first run has logged one: an artifact"
                )
            );
        section.Title("Stores").Shell(commands);
    }

    private static IEnumerable<Command> Forwarded(RunbookFacts facts, string service, int port, string path, string answer) =>
        [
            new(
                $"kubectl port-forward --namespace {facts.Namespace} service/{service} 8080:{port} > /dev/null & forward=$! && sleep 3 && curl --fail --silent --show-error {Page.Local}{path}; kill \"$forward\"",
                answer
            ),
        ];

    private static void Inference(SectionBuilder section, RunbookFacts facts)
    {
        const string Name = PlatformNames.InferenceService;
        Command[] commands = facts.Profile.Inference switch
        {
            InferenceChoice.Pod => [new($"kubectl get pod {Name} --namespace {facts.Namespace}", "Running")],
            InferenceChoice.Deployment { Mode: InferenceMode.Serving } serving =>
            [
                new($"kubectl rollout status deployment/{Name} --namespace {facts.Namespace} --timeout 5m"),
                .. Web(facts, "Inference", Name, serving.Port, serving.HealthPath, "no error"),
            ],
            InferenceChoice.Deployment =>
            [
                new(
                    $"kubectl get pods --namespace {facts.Namespace} --selector app.kubernetes.io/name={Name}",
                    "Running; Init while a file or code is missing"
                ),
                new($"kubectl logs --namespace {facts.Namespace} deployment/{Name} --all-containers --tail 20"),
            ],
            InferenceChoice.Spark =>
            [
                new(
                    $"kubectl get sparkapplication {Name} --namespace {facts.Namespace} --output jsonpath='{{.status.applicationState.state}}'",
                    "RUNNING; SUBMITTED while the driver waits for a file or code"
                ),
                new(
                    $"kubectl get pods --namespace {facts.Namespace} --selector sparkoperator.k8s.io/app-name={Name}",
                    "one driver, every executor Running"
                ),
                new($"kubectl logs --namespace {facts.Namespace} {Name}-driver --tail 20"),
            ],
            _ => [],
        };
        if (commands.Length > 0)
            section.Title("Inference").Shell(commands);
    }

    private static void Operators(SectionBuilder section, RunbookFacts facts)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        if (facts.Profile.NeedsExternalSecrets())
        {
            commands.Add(
                new(
                    $"kubectl wait externalsecret --all --for=condition=Ready --timeout 2m --namespace {facts.Namespace}",
                    "condition met, for each"
                )
            );
            commands.Add(
                new(
                    $"kubectl describe externalsecret --namespace {facts.Namespace} | grep -A 4 Conditions",
                    "when one is not: why. AccessDenied is the reader's role, ResourceNotFound a missing entry"
                )
            );
        }

        if (facts.Profile.NeedsPrometheus())
            commands.Add(
                new(
                    $"kubectl get servicemonitor,podmonitor,prometheusrule --namespace {facts.Namespace}",
                    "what Prometheus asks, and what it alerts on"
                )
            );
        if (facts.Profile.NeedsCloudWatch())
            commands.Add(
                new(
                    $"aws logs describe-log-groups --region {facts.Region} --query \"logGroups[?contains(logGroupName, '{facts.Cluster}')].logGroupName\"",
                    "the cluster's log groups"
                )
            );
        if (facts.Profile.Network.Policies)
            commands.Add(
                new($"kubectl get networkpolicy --namespace {facts.Namespace}", "one that denies all, and one for each allowed path")
            );
        if (commands.Count > 0)
            section.Title("What stands around it").Shell(commands);
    }
}
