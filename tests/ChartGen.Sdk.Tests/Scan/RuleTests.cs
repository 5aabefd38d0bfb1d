namespace ChartGen.Sdk.Tests.Scan;

/// <summary>What each rule says, and where it keeps silent.</summary>
public sealed class RuleTests
{
    /// <summary>The first finding of each rule in the sample repository: what it says, and what the chart does about it.</summary>
    public static TheoryData<string, string, string> Said =>
        new()
        {
            {
                "CG8001",
                "helm/minio.yaml(5,21): error CG8001: The storage class 'hostpath' lies on one machine's disk; EKS has no such class. Use gp3 for data of one pod, efs-sc for what several pods mount; existing claims keep their class, so copy the data.",
                "storage: every claim of cloud names its class, gp3 or efs-sc, and prerequisites/ brings the class"
            },
            {
                "CG8002",
                "charts/notifier/templates/deployment.yaml(26,11): error CG8002: This Deployment keeps its data in a folder of its node, where no other node finds it and a new node starts empty. Mount a claim instead, and copy what the folder holds.",
                "volumes: claims '<volume>-efs-sc' for what pods share; each store has a claim of class gp3"
            },
            {
                "CG8003",
                "k8s/volumes/models.yaml(20,7): error CG8003: The claim 'models' is ReadWriteOnce, but Pod 'delay-stream' and 'scheduler' of airflow 1.22.0 mount it: on several nodes only one of them starts. Make it ReadWriteMany on class efs-sc.",
                "volumes: a shared volume of cloud is a claim of class efs-sc, ReadWriteMany, with one uid and gid for all who mount it"
            },
            {
                "CG8004",
                "helm/airflow.yaml(75,21): error CG8004: A database has its data on 'nfs-client', a network file system: its locks and its owner of files do not hold there. Use a block class such as gp3, or the managed service.",
                "database.kind rds: no claim at all"
            },
            {
                "CG8005",
                "k8s/volumes/checkpoints.yaml(2,7): warning CG8005: The claim 'spark-checkpoints' names no storage class; where the cluster has no default, as EKS since 1.30, it stays pending. Name the class, gp3 or efs-sc.",
                "storage: every claim of cloud names its class"
            },
            {
                "CG8010",
                "helm/airflow.yaml(72,12): warning CG8010: 'postgresql' of airflow 1.22.0 is a database in the cluster: one pod, one volume, no backup of its own. Dump it, restore it to RDS, and leave it out.",
                "database.kind rds: Airflow and MLflow reach RDS with TLS, and RUNBOOK.md and move/ copy the data"
            },
            {
                "CG8011",
                "helm/minio.yaml(1,1): warning CG8011: The chart minio 5.4.0 is an object store in the cluster; the target has S3. Copy its buckets to S3, and leave it out.",
                "objectStore.kind s3: artifacts and task logs go to the bucket by the pods' own roles, and move/ copies the objects"
            },
            {
                "CG8012",
                "k8s/stream/redis.yaml(2,7): warning CG8012: StatefulSet 'cache' is a broker in the cluster; the target has ElastiCache. Let the queue run empty, and leave it out.",
                "broker.kind elasticache: workers reach it with TLS by a Secret's URL"
            },
            {
                "CG8013",
                ".env(7,24): error CG8013: 'MLFLOW_S3_ENDPOINT_URL' leads to another store than S3; there the client finds the endpoint by the region. Remove it.",
                "objectStore.kind s3: no endpoint is set anywhere, and a profile that sets one with S3 is an error"
            },
            {
                "CG8020",
                "helm/airflow.yaml(34,3): error CG8020: 'workers.extraEnv' has no effect in the chart airflow 1.22.0: variables of workers are set for each kind of worker. Use 'workers.celery.env' and 'workers.kubernetes.env' instead.",
                "airflow.env reaches every container, airflow.workers.env this part; both are written where the chart reads them"
            },
            {
                "CG8021",
                "helm/airflow.yaml(7,1): error CG8021: 'webserverSecretKey' is of Airflow 2; Airflow 3 has an API server instead of the webserver and does not read it. Airflow 3 has apiSecretKeySecretName, which names a Secret.",
                "the API server's key comes from a Secret that ChartGen's chart names"
            },
            {
                "CG8022",
                "helm/airflow.yaml(33,3): warning CG8022: 'workers.replicas' is deprecated in the chart airflow 1.22.0, which says so only in notes that nobody sees. Use 'workers.celery.replicas' instead.",
                "the generated values hold no deprecated key"
            },
            {
                "CG8023",
                "helm/postgresql.yaml(1,1): warning CG8023: These are values of the chart bitnami/postgresql, whose keys the chart postgres 1.6.7 does not know. Carry over what they say, not the keys; claims and Services have other names too, so the data moves.",
                "the generated chart uses postgres 1.6.7 from https://groundhog2k.github.io/helm-charts/"
            },
            {
                "CG8024",
                "k8s/stream/pod.yaml(11,17): error CG8024: git-sync 3 does not read 'GITSYNC_REPO', a variable of git-sync 4. Use git-sync 4, or GIT_SYNC_REPO.",
                "airflow.dags.git and inference.git: git-sync 4 with its own variables"
            },
            {
                "CG8030",
                ".env(4,16): error CG8030: 'KAFKA_PASSWORD' holds a secret that anyone can read. Take it out of the repository and of its history, change it, and read it from a Secret.",
                "secrets.kind external-secrets: External Secrets copies it from AWS Secrets Manager; the chart holds its name only"
            },
            {
                "CG8031",
                "helm/airflow.yaml(6,12): error CG8031: 'fernetKey' holds the Fernet key, which opens every connection that Airflow keeps, where anyone can read it. Move it into a Secret with the same value, or no connection can be read afterwards; then rotate it.",
                "secrets.kind external-secrets: External Secrets copies it from AWS Secrets Manager; the chart only names it, as airflow-fernet-key"
            },
            {
                "CG8032",
                ".env(5,19): error CG8032: 'AWS_ACCESS_KEY_ID' gives a pod a key that never changes, in plain text. Remove it; a pod on EKS has a role. A key that stood in Git is known: delete it in IAM or in the store.",
                "identity.kind irsa: each ServiceAccount has a role, whose policy is written to iam/"
            },
            {
                "CG8033",
                ".github/workflows/deploy.yml(10,11): warning CG8033: The Secret 'git-login' is made by hand. Name it in chartgen.yaml (envFromSecrets, or {secret: …, key: …}), and let the platform bring it.",
                "secrets.kind external-secrets: External Secrets copies it from AWS Secrets Manager"
            },
            {
                "CG8034",
                ".github/workflows/deploy.yml(11,14): warning CG8034: Files are copied into a pod by hand; the next pod does not have them. Bring code by Git or in the image, and models by the shared volume.",
                "airflow.dags.git and inference.git clone code, the volume 'models' carries what tasks write, and inference.waitFor waits for it"
            },
            {
                "CG8040",
                "helm/mlflow.yaml(4,8): warning CG8040: The image 'tideline/mlflow' has the tag latest: two nodes can run two versions, and no rollback finds the old one. Name the version that runs today.",
                "the chart names a version or digest for every image; your own are airflow.image.tag and inference.image.tag"
            },
            {
                "CG8041",
                "charts/notifier/templates/deployment.yaml(23,18): warning CG8041: The image 'namshi/smtp' comes from Docker Hub, which limits how often the nodes of one address may pull. Mirror it to ECR.",
                "images.registry: every image of cloud is pulled from there, as namshi/smtp; RUNBOOK.md lists what to copy"
            },
            {
                "CG8042",
                "charts/notifier/values.yaml(2,15): error CG8042: The image 'k8s.gcr.io/tideline/notifier' lies in a registry that takes nothing new since 2023. Use registry.k8s.io.",
                "the chart takes no image of Bitnami's and none of k8s.gcr.io"
            },
            {
                "CG8043",
                "k8s/stream/cleanup.yaml(19,22): error CG8043: The image 'tideline/store-aliases' is never pulled: it lies on the nodes of one cluster only. Push it to ECR, and drop the pull policy.",
                "airflow.image and inference.image: every node pulls them from images.registry, by tag or digest"
            },
            {
                "CG8050",
                "k8s/stream/pod.yaml(2,7): error CG8050: Pod 'delay-stream' belongs to nobody: when its node is drained or dies, it is gone. Make it a Deployment, or a SparkApplication where it is Spark.",
                "inference.kind spark: a SparkApplication, which the Spark Operator starts again"
            },
            {
                "CG8051",
                "k8s/stream/cleanup.yaml(14,21): warning CG8051: The container 'mc' of CronJob 'cleanup' requests no cpu and no memory. Set resources.requests, and limits.",
                "resources: every container of the chart, init containers and sidecars too, has requests and limits"
            },
            {
                "CG8052",
                "k8s/stream/scorer.yaml(15,17): warning CG8052: The container 'scorer' of Deployment 'scorer' has ports and no readinessProbe: an update sends requests to what cannot answer yet. Add a readinessProbe, and a livenessProbe where a restart helps.",
                "every server of the chart has probes; yours answers at inference.healthPath"
            },
            {
                "CG8053",
                "k8s/stream/scorer.yaml(7,13): warning CG8053: Deployment 'scorer' has 3 copies and no PodDisruptionBudget: a drain may take them all at once. Add a budget with maxUnavailable: 1.",
                "whatever has two copies or more gets a budget with maxUnavailable 1, and is spread over the zones"
            },
            {
                "CG8060",
                "helm/mlflow.yaml(33,9): warning CG8060: A Service of type NodePort is reached at a node's address: nodes of EKS lie in private networks, and come and go. Use ClusterIP behind an Ingress.",
                "ingress.kind alb: one load balancer for all hosts, with TLS and health checks"
            },
            {
                "CG8061",
                "helm/airflow.yaml(13,12): error CG8061: Nobody else can resolve the host 'airflow.tideline.localhost'. Use a name of a domain that you own.",
                "hosts: <component>.<platform.domain>, or each one by name; Airflow's and MLflow's own addresses follow"
            },
            {
                "CG8062",
                "helm/airflow.yaml(54,7): warning CG8062: The annotation kubernetes.io/ingress.class is deprecated since Kubernetes 1.18, and refused beside spec.ingressClassName. Set spec.ingressClassName, or the chart's ingressClassName or className.",
                "ingress.kind alb: every Ingress names its class in its spec"
            },
            {
                "CG8063",
                "helm/mlflow.yaml(25,5): warning CG8063: The annotation nginx.ingress.kubernetes.io/proxy-body-size means nothing to an ALB. Drop it: an ALB sets no limit to a request's body.",
                "ingress.kind alb sets scheme, target type, health check, TLS and redirect; ingress.annotations takes more"
            },
            {
                "CG8064",
                "k8s/stream/budget.yaml(1,13): error CG8064: PodDisruptionBudget 'another' is of 'policy/v1beta1', which the cluster does not serve any more. Use policy/v1 instead.",
                "every object of the chart is of a version that Kubernetes 1.33 to 1.36 serve"
            },
            {
                "CG8070",
                "k8s/stream/scorer.yaml(22,22): error CG8070: 'MODEL_REGISTRY' is a placeholder that nobody replaced. Write what is meant, or remove it.",
                "facts of the site are typed keys of chartgen.yaml: one that is missing is an error, and a sample's is a warning"
            },
        };

    [Theory]
    [MemberData(nameof(Said))]
    public void Each_rule_says_fact_next_step_and_what_the_chart_does(string code, string said, string resolvedBy)
    {
        var finding = Scanned.Cloud(Scanned.Sample("before")).Findings.First(f => f.Code == code);

        Assert.Equal((said, resolvedBy), (finding.ToDiagnostic().ToString(), finding.ResolvedBy));
    }

    [Fact]
    public void Every_rule_is_among_them()
    {
        var codes = Scanned.Codes(Scanned.Cloud(Scanned.Sample("before"))).ToHashSet();

        Assert.Equal(codes.Order(StringComparer.Ordinal), Said.Select(s => (string)s[0]));
    }

    [Theory]
    [InlineData("strategy: {type: Recreate}", null)]
    [InlineData(
        "replicas: 1",
        "a.yaml(12,46): warning CG8006: Deployment 'stream' writes the ReadWriteOnce claim 'checkpoints' and updates by rolling: the new pod can wait for ever for the old one's volume. Set strategy.type: Recreate."
    )]
    public void A_writer_of_a_single_node_volume_must_not_meet_its_successor(string spec, string? expected)
    {
        var result = Scanned.Cloud(
            (
                "a.yaml",
                $$$"""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: stream}
                spec:
                  {{{spec}}}
                  template:
                    spec:
                      containers:
                        - {name: a, image: registry.test/a:1, resources: {limits: {cpu: 1, memory: 1Gi}}, volumeMounts: [{name: c, mountPath: /c}]}
                      volumes:
                        - name: c
                          persistentVolumeClaim: {claimName: checkpoints}
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: checkpoints}
                spec: {accessModes: [ReadWriteOnce], storageClassName: gp3}
                """
            )
        );

        Assert.Equal(expected is null ? [] : [expected], result.Findings.Select(f => f.ToDiagnostic().ToString()));
    }

    [Fact]
    public void A_server_whose_pod_mounts_NFS_itself_is_found_as_well() =>
        Assert.Contains(
            "a.yaml(4,111): error CG8004: A database has its data on 'nfs', a network file system: its locks and its owner of files do not hold there. Use a block class such as gp3, or the managed service.",
            Scanned
                .Cloud(
                    (
                        "a.yaml",
                        """
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: db}
                        spec: {template: {spec: {containers: [{name: db, image: "registry.test/postgres:16"}], volumes: [{name: data, nfs: {server: 10.0.0.9, path: /pg}}]}}}
                        """
                    )
                )
                .Findings.Select(f => f.ToDiagnostic().ToString())
        );

    [Theory]
    [InlineData("existingSecret: login")]
    [InlineData("passwordSecretName: login")]
    [InlineData("passwordKey: password")]
    [InlineData("secretKeys: {adminPasswordKey: password}")]
    [InlineData("password: \"\"")]
    [InlineData("password: $(PASSWORD)")]
    [InlineData("password: ${PASSWORD}")]
    [InlineData("password: null")]
    [InlineData("passwordFile: /run/secrets/password")]
    [InlineData("enablePassword: true")]
    [InlineData("tokenTtlSeconds: 3600")]
    [InlineData("url: postgresql://user@db:5432/x")]
    [InlineData("url: postgresql://user:$PASSWORD@db:5432/x")]
    [InlineData("url: https://mail.test/a:b@c")]
    [InlineData("automountServiceAccountToken: false")]
    [InlineData("checksum: 47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("commit: 0123456789abcdef0123456789abcdef01234567")]
    public void The_name_of_a_secret_is_no_secret(string line) => Assert.Empty(Scanned.Codes(Scanned.Cloud(("values.yaml", line + "\n"))));

    [Theory]
    [InlineData("password: x1")]
    [InlineData("db: {password: 12345}")]
    [InlineData("adminPassword: admin")]
    [InlineData("settings: {superuserPassword: {value: x1}}")]
    [InlineData("url: postgresql+psycopg2://user:x1@db:5432/x")]
    [InlineData("env: [{name: API_TOKEN, value: x1}]")]
    [InlineData("env: {CLIENT_SECRET: x1}")]
    [InlineData("args: [\"ghp_0123456789abcdefghijABCDEFGHIJ\"]")]
    [InlineData("registration: glpat-0123456789abcdefghijk")]
    [InlineData("key: \"-----BEGIN RSA PRIVATE KEY-----\\nx\"")]
    public void A_secret_is_found_by_its_name_or_its_form(string line) =>
        Assert.Equal(["CG8030"], Scanned.Codes(Scanned.Cloud(("values.yaml", line + "\n"))));

    [Theory]
    [InlineData("host: <your-domain>")]
    [InlineData("host: ml.example.com")]
    [InlineData("host: https://example.org/x")]
    [InlineData("name: CHANGE_ME")]
    [InlineData("name: your-bucket-name")]
    [InlineData("name: TODO")]
    [InlineData("id: fs-xxxxxxxx")]
    [InlineData("image: {repository: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/a}")]
    [InlineData("password: changeme")]
    public void A_placeholder_is_one_and_no_secret(string line) =>
        Assert.Equal(["CG8070"], Scanned.Codes(Scanned.Cloud(("values.yaml", line + "\n"))));

    [Theory]
    [InlineData("mail: admin@example.com")]
    [InlineData("expression: a < b > c")]
    [InlineData("schema: <xs:element>")]
    [InlineData("name: todo-list")]
    [InlineData("name: wordyour-own")]
    [InlineData("host: myexample.com")]
    public void What_only_looks_like_a_placeholder_is_none(string line) =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud(("values.yaml", line + "\n"))));

    [Theory]
    [InlineData("http://mlflow.localhost", true)]
    [InlineData("mlflow.local", true)]
    [InlineData("https://a.127.0.0.1.nip.io:8443/x", true)]
    [InlineData("http://mlflow.ml.svc.cluster.local:5000", false)]
    [InlineData("http://localhost:8080", false)]
    [InlineData("mlflow.acme.io", false)]
    public void Hosts_of_one_machine_are_told_from_those_of_the_cluster(string host, bool isLocal) =>
        Assert.Equal(isLocal ? ["CG8061"] : [], Scanned.Codes(Scanned.Cloud(("values.yaml", $"tracking: {host}\n"))));

    [Theory]
    [InlineData(
        "v4.4.2",
        "GIT_SYNC_DEST",
        "a.yaml(10,19): warning CG8024: 'GIT_SYNC_DEST' is a variable of git-sync 3; git-sync 4 calls it GITSYNC_LINK. Rename it, and mind that version 4 writes below /git and counts periods in Go's form, such as 60s."
    )]
    [InlineData("v4.4.2", "GITSYNC_LINK", null)]
    [InlineData("v3.6.9", "GIT_SYNC_DEST", null)]
    [InlineData(
        "v3.6.9",
        "GITSYNC_LINK",
        "a.yaml(10,19): error CG8024: git-sync 3 does not read 'GITSYNC_LINK', a variable of git-sync 4. Use git-sync 4, or GIT_SYNC_LINK."
    )]
    public void A_sidecar_gets_the_variables_of_its_own_major_version(string tag, string name, string? expected)
    {
        var result = Scanned.Cloud(
            (
                "a.yaml",
                $$"""
                apiVersion: sparkoperator.k8s.io/v1beta2
                kind: SparkApplication
                metadata: {name: a}
                spec:
                  driver:
                    initContainers:
                      - name: code
                        image: registry.test/git-sync:{{tag}}
                        env:
                          - name: {{name}}
                            value: x
                """
            )
        );

        Assert.Equal(expected is null ? [] : [expected], result.Findings.Select(f => f.ToDiagnostic().ToString()));
    }

    [Theory]
    [InlineData("psql -h db")]
    [InlineData("sleep infinity")]
    public void A_client_in_a_servers_image_is_no_server(string command) =>
        Assert.DoesNotContain(
            "CG8010",
            Scanned.Codes(
                Scanned.Cloud(
                    (
                        "a.yaml",
                        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {{containers: [{{name: a, image: \"registry.test/postgres:16\", command: [sh, -c, \"{command}\"]}}]}}\n"
                    )
                )
            )
        );

    [Fact]
    public void A_budget_counts_for_the_pods_that_it_selects_and_no_others()
    {
        const string deployment = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web, tier: front}}
                spec: {containers: [{name: web, image: "registry.test/web:1", resources: {limits: {cpu: 1, memory: 1Gi}}}]}

            """;

        Assert.Empty(Scanned.Codes(Scanned.Cloud(("a.yaml", deployment + Budget("web")))));
        Assert.Equal(["CG8053"], Scanned.Codes(Scanned.Cloud(("a.yaml", deployment + Budget("other")))));

        static string Budget(string app) =>
            $"---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {{name: b}}\nspec: {{selector: {{matchLabels: {{app: {app}}}}}}}\n";
    }

    [Theory]
    [InlineData("kubectl create secret generic a --from-literal=b=c", "CG8033")]
    [InlineData("  @kubectl -n ml create secret generic a", "CG8033")]
    [InlineData("kubectl cp a b:/c", "CG8034")]
    [InlineData("kubectl --context=x -n ml cp a b:/c", "CG8034")]
    [InlineData("kubectl create secretless x", "")]
    [InlineData("kubectl get pods | grep cp", "")]
    [InlineData("# kubectl cp a b:/c", "")]
    [InlineData("echo kubectl cp a b:/c", "")]
    [InlineData("cp a b", "")]
    [InlineData("export PASSWORD=$(pass show x)", "")]
    [InlineData("export PASSWORD=hunter2", "CG8030")]
    [InlineData("helm upgrade a b/c --set auth.password=hunter2", "CG8030")]
    public void Steps_by_hand_are_found_in_scripts(string line, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : [expected], Scanned.Codes(Scanned.Cloud(("a.sh", line + "\n"))));
}
