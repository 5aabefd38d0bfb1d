using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Scan;

/// <summary>What of a repository becomes configuration, what does not, and what is said of it.</summary>
public sealed class FoundTests
{
    [Theory]
    [InlineData(
        "https://bot:hunter2hunter2@git.test/dags.git",
        "It must be a Git URL that starts with https://, ssh:// or git@, without a user's password."
    )]
    [InlineData("https://ghp0123456789hunter2@git.test/dags.git", "It holds a secret: read it from a Secret, as a variable.")]
    public void An_address_with_a_password_is_left_out(string address, string why) =>
        LeavesOut(
            Airflow($"dags: {{gitSync: {{enabled: true, repo: \"{address}\"}}}}"),
            $"values.yaml(2,39): note CG8090: Not in chartgen.yaml: 'airflow.dags.git.repo'. {why}"
        );

    [Theory]
    [InlineData("[serve, --api-key=hunter2]")]
    [InlineData("[serve, --db-password, hunter2]")]
    [InlineData("[serve, \"-Dstore.password=hunter2\"]")]
    [InlineData("[serve, \"postgresql://ml:hunter2@db/ml\"]")]
    public void A_command_with_a_password_is_left_out(string arguments) =>
        LeavesOut(
            Server($"args: {arguments}"),
            "a.yaml(9,17): note CG8090: Not in chartgen.yaml: 'profiles.cloud.inference.args'. It holds a secret: read it from a Secret, as a variable."
        );

    [Theory]
    [InlineData("JAVA_TOOL_OPTIONS", "-Xmx1g -Dstore.password=hunter2")]
    [InlineData("KAFKA_JAAS", "LoginModule required username='a' password='hunter2';")]
    [InlineData("AIRFLOW_CONN_STORE", "{\\\"conn_type\\\": \\\"aws\\\", \\\"password\\\": \\\"hunter2\\\"}")]
    public void A_password_inside_a_text_is_a_secret_as_well(string name, string text)
    {
        var result = Scanned.Cloud(Airflow($"env: [{{name: {name}, value: \"{text}\"}}]"));

        Assert.Equal(
            [$"error CG8030: '{name}' holds a text that gives a password its value."],
            result.Findings.Where(f => f.Code != "CG8020").Select(f => $"error {f.Code}: {f.Message}")
        );
        Assert.Contains($"    {name}:\n      secret: airflow-env\n      key: {name}\n", result.SiteFile, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.SiteFile, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Dstore.password=$PASSWORD")]
    [InlineData("password='${PASSWORD}'")]
    [InlineData("--password-file=/run/secret")]
    [InlineData("the token, as usual")]
    public void A_text_that_only_names_a_password_is_none(string text) =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud(("values.yaml", $"env: {{OPTIONS: \"{text}\"}}\n"))));

    [Theory]
    [InlineData("http://mlflow:5000", "mlflow")]
    [InlineData("http://ml-mlflow.tracking.svc.cluster.local", "ml-mlflow.tracking.svc.cluster.local")]
    [InlineData("postgresql://reader@postgres.data:5432/facts", "postgres.data")]
    [InlineData("redis-master:6379", "redis-master")]
    public void An_address_of_a_server_that_the_platform_brings_is_left_out(string address, string server) =>
        Assert.Contains(
            $"values.yaml(2,31): note CG8090: Not in chartgen.yaml: the variable 'UPSTREAM'. It leads to '{server}', which the platform brings at an address of its own; write that.",
            Scanned.Cloud(Airflow($"env: [{{name: UPSTREAM, value: \"{address}\"}}]")).Diagnostics.Select(d => d.ToString())
        );

    [Theory]
    [InlineData("https://mlflow.org/docs")]
    [InlineData("mlflow")]
    [InlineData("postgres")]
    [InlineData("s3://mlflow-artifacts/runs")]
    [InlineData("broker:9092")]
    public void Other_texts_are_carried_over(string text) =>
        Assert.Contains(
            $"    UPSTREAM: {text}\n",
            Scanned.Cloud(Airflow($"env: [{{name: UPSTREAM, value: \"{text}\"}}]")).SiteFile,
            StringComparison.Ordinal
        );

    [Fact]
    public void MinIOs_address_stays_where_the_platform_has_MinIO() =>
        Assert.Contains(
            "    STORE: http://minio:9000\n",
            Scanned.Run(TestProfiles.Laptop, [Airflow("env: [{name: STORE, value: \"http://minio:9000\"}]")]).SiteFile,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_platforms_own_MLflow_is_what_Airflow_and_inference_report_to() =>
        Assert.Equal(
            [
                "values.yaml(2,42): note CG8090: Not in chartgen.yaml: the variable 'MLFLOW_TRACKING_URI'. The chart sets it to the platform's own MLflow.",
            ],
            Scanned
                .Cloud(Airflow("env: [{name: MLFLOW_TRACKING_URI, value: \"https://mlflow.test\"}]"))
                .Diagnostics.Select(d => d.ToString())
        );

    [Fact]
    public void Facts_that_nobody_wrote_down_are_the_samples_in_the_region_and_account_that_were_found()
    {
        var text = Scanned.Cloud(("values.yaml", "role: arn:aws:iam::444455556666:role/x\nAWS_REGION: eu-north-1\n")).SiteFile;

        Assert.Contains(
            "  oidcProvider: oidc.eks.eu-north-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("  registry: \"444455556666.dkr.ecr.eu-north-1.amazonaws.com\"\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "  certificateArn: arn:aws:acm:eu-north-1:444455556666:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789\n",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("111122223333", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operators_application_brings_its_code_its_wait_and_its_secrets()
    {
        var text = Scanned
            .Cloud(
                (
                    "a.yaml",
                    """
                    apiVersion: sparkoperator.k8s.io/v1beta2
                    kind: SparkApplication
                    metadata: {name: score}
                    spec:
                      image: registry.test/score:2.1
                      mainApplicationFile: local:///src/code/jobs/score.py
                      arguments: [--rules, /src/code/rules.yaml]
                      executor: {instances: 3}
                      driver:
                        volumeMounts: [{name: src, mountPath: /src}]
                        env:
                          - {name: LEVEL, value: info}
                          - {name: LOGIN, valueFrom: {secretKeyRef: {name: feed, key: login}}}
                        envFrom: [{secretRef: {name: feed-all}}]
                        initContainers:
                          - name: code
                            image: registry.k8s.io/git-sync/git-sync:v4.4.2
                            env: [{name: GITSYNC_REPO, value: "https://git.test/score.git"}, {name: GITSYNC_LINK, value: code}]
                            volumeMounts: [{name: src, mountPath: /git}]
                          - name: wait
                            image: registry.test/busybox:1
                            command: [sh, -c, "until [ -f /models/score.pkl ]; do sleep 5; done"]
                    """
                )
            )
            .SiteFile;

        Assert.Contains(
            """
            inference:
              image:
                repository: registry.test/score
                tag: "2.1"
              git:
                repo: https://git.test/score.git
              waitFor: /models/score.pkl
              env:
                LEVEL: info
                LOGIN:
                  secret: feed
                  key: login
              envFromSecrets:
                - feed-all

            profiles:
              cloud:
                inference:
                  application: local:///git/code/jobs/score.py
                  args:
                    - "--rules"
                    - /git/code/rules.yaml
                  replicas: 3

            """,
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("# Found", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_of_a_pod_no_setting_takes_is_said() =>
        Assert.Equal(
            [
                "'lifecycle' of the container 'scorer'. Bring it in the image.",
                "'nodeSelector' of Deployment 'scorer'. The chart places and secures its pods itself.",
                "the container 'metrics' of Deployment 'scorer'. Inference has one container; bring its work in the image.",
                "the volume 'rules' of Deployment 'scorer'. Files come in the image or by Git, secrets as variables.",
            ],
            Said(
                (
                    "a.yaml",
                    """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: scorer}
                    spec:
                      template:
                        spec:
                          nodeSelector: {gpu: "yes"}
                          tolerations: []
                          containers:
                            - {name: scorer, image: "registry.test/scorer:1", lifecycle: {preStop: {sleep: {seconds: 5}}}}
                            - {name: metrics, image: "registry.test/metrics:1"}
                          volumes:
                            - {name: rules, configMap: {name: rules}}
                            - {name: scratch, emptyDir: {}}
                    """
                )
            )
        );

    [Fact]
    public void What_commands_kustomizations_env_files_and_Secrets_hold_is_said_by_name() =>
        Assert.Equal(
            [
                "Secret 'feed'. The platform names its Secrets, and never their values; who needs this one reads it by its name.",
                "the ConfigMap 'rules' of the kustomization. Variables are settings, and files belong into the image or Git.",
                "the host of Ingress 'board'. The platform publishes Airflow, MLflow, MinIO and a serving inference; keep this Ingress beside it.",
                "the variables of the file, 2 in all. Variables stand in airflow.env, mlflow.env and inference.env, secrets in Secrets that these name.",
                "what the command sets for the release 'flow': executor, data.metadataConnection.pass, workers.celery.replicas. Set it in chartgen.yaml.",
            ],
            Said(
                (".env", "LEVEL=info\nPASSWORD=hunter2\n"),
                (
                    "install.sh",
                    "helm upgrade flow apache-airflow/airflow --set executor=CeleryExecutor,data.metadataConnection.pass=hunter2 --set-string=workers.celery.replicas=2\n"
                ),
                ("kustomization.yaml", "configMapGenerator: [{name: rules, literals: [a=b]}]\n"),
                ("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: feed}\nstringData: {login: hunter2}\n"),
                (
                    "b.yaml",
                    "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: board}\nspec: {rules: [{host: board.test}]}\n"
                )
            )
        );

    [Fact]
    public void What_stands_beside_taken_keys_of_a_chart_is_said() =>
        Assert.Equal(
            [
                "'depth' of 'dags.gitSync' of airflow 1.22.0. What the profile does not say itself can be set below the component's values.",
                "'persistence' of 'dags' of airflow 1.22.0. What the profile does not say itself can be set below the component's values.",
                "'statsd' of 'images' of airflow 1.22.0. What the profile does not say itself can be set below the component's values.",
            ],
            Said(
                Airflow(
                    "dags: {persistence: {enabled: true}, gitSync: {enabled: true, repo: \"https://git.test/dags.git\", depth: 1}}\nimages: {statsd: {tag: v1}}"
                )
            )
        );

    private static IEnumerable<string> Said(params (string Path, string Text)[] files)
    {
        var result = Scanned.Cloud(files);
        Assert.DoesNotContain("hunter2", result.SiteFile, StringComparison.Ordinal);
        return result
            .Diagnostics.Where(d => d.Code == "CG8090")
            .Select(d => $"{d.Message["Not in chartgen.yaml: ".Length..]} {d.Suggestion}")
            .Order(StringComparer.Ordinal);
    }

    private static void LeavesOut((string Path, string Text) file, string expected)
    {
        var result = Scanned.Cloud(file);

        Assert.Contains(expected, result.Diagnostics.Select(d => d.ToString()));
        Assert.DoesNotContain("hunter2", result.SiteFile + string.Join('\n', result.Diagnostics), StringComparison.Ordinal);
    }

    private static (string Path, string Text) Airflow(string values) =>
        ("values.yaml", $"airflowVersion: 3.0.6\n{values}\nexecutor: CeleryExecutor,KubernetesExecutor\n");

    private static (string Path, string Text) Server(string container) =>
        (
            "a.yaml",
            $$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: scorer}
            spec:
              template:
                spec:
                  containers:
                    - {{container}}
                      name: scorer
                      image: registry.test/scorer:1
            """
        );
}
