namespace ChartGen.Sdk.Tests.Scan;

/// <summary>What looks like a problem to a reader of lines, and is none to whoever knows the tools.</summary>
public sealed class FalseFindingTests
{
    [Theory]
    [InlineData("driver.yaml", "spark-kubernetes-driver", "image: registry.test/spark:4")]
    [InlineData("executor.yaml", "spark-kubernetes-executor", "image: registry.test/spark:4")]
    [InlineData("pod_template_file.yaml", "base", "image: registry.test/airflow:3")]
    [InlineData("any.yaml", "main", "tty: true")]
    public void A_pod_that_a_program_makes_its_own_of_is_no_bare_pod(string file, string container, string rest) =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud((file, Pod($"{{name: {container}, {rest}}}")))));

    [Fact]
    public void A_container_called_base_in_another_file_is_a_bare_pod() =>
        Assert.Equal(["CG8050", "CG8051"], Scanned.Codes(Scanned.Cloud(("base.yaml", Pod("{name: base, image: \"registry.test/a:1\"}")))));

    [Theory]
    [InlineData("patches: [{path: ../patches/web.yaml}]")]
    [InlineData("patchesStrategicMerge: [../patches/web.yaml]")]
    [InlineData("patches: [{path: ../patches/web.yaml, target: {kind: Deployment}}]")]
    public void A_patch_lacks_nothing(string patches) =>
        Assert.Empty(
            Scanned.Codes(
                Scanned.Cloud(
                    ("k8s/overlay/kustomization.yaml", patches + "\n"),
                    ("k8s/patches/web.yaml", Deployment("registry.test/web:1"))
                )
            )
        );

    [Fact]
    public void A_file_that_is_called_a_patch_lacks_nothing_either() =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud(("k8s/web_patch.yaml", Deployment("registry.test/web:1")))));

    [Fact]
    public void The_same_file_as_a_resource_lacks_requests_and_a_probe() =>
        Assert.Equal(
            ["CG8051", "CG8052"],
            Scanned.Codes(
                Scanned.Cloud(
                    ("k8s/overlay/kustomization.yaml", "resources: [../patches/web.yaml]\n"),
                    ("k8s/patches/web.yaml", Deployment("registry.test/web:1"))
                )
            )
        );

    [Theory]
    [InlineData("newTag: \"1.2\"", "CG8042")]
    [InlineData("newName: registry.test/kubectl", "CG8040")]
    [InlineData("newName: registry.test/kubectl, newTag: \"1.2\"", "")]
    [InlineData("newName: registry.test/kubectl, digest: \"sha256:00\"", "")]
    public void A_kustomization_may_say_what_the_manifest_does_not(string replacement, string left)
    {
        var result = Scanned.Cloud(
            ("kustomization.yaml", $"images: [{{name: bitnami/kubectl, {replacement}}}]\n"),
            ("patch.yaml", Deployment("bitnami/kubectl"))
        );

        Assert.Equal(left, string.Join(' ', Scanned.Codes(result).Distinct()));
    }

    [Theory]
    [InlineData("IMAGE_URL")]
    [InlineData("$(registry)/web")]
    public void What_something_else_is_put_in_place_of_is_no_image(string image) =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud(("web-patch.yaml", Deployment(image)))));

    [Fact]
    public void An_image_with_a_placeholder_for_its_registry_is_not_on_Docker_Hub() =>
        Assert.Equal(["CG8070"], Scanned.Codes(Scanned.Cloud(("web-patch.yaml", Deployment("<your-registry>/web:1")))));

    [Theory]
    [InlineData("workers: {command: ~, livenessProbe: {command: null}, persistence: {annotations: {}}}")]
    [InlineData("ingress: {enabled: ~, flower: {host: \"\"}}")]
    [InlineData("webserverSecretKey: ~")]
    [InlineData("webserverSecretKeySecretName: \"\"")]
    [InlineData("webserver: {hostAliases: [], command: ~, service: {annotations: {}}}")]
    public void An_old_key_that_says_nothing_changes_nothing(string line) =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud(("airflow-values.yaml", $"airflowVersion: 3.0.6\nexecutor: CeleryExecutor\n{line}\n"))));

    [Theory]
    [InlineData("workers: {command: [bash]}", "CG8022")]
    [InlineData("ingress: {flower: {host: flower.test}}", "CG8022")]
    [InlineData("webserverSecretKeySecretName: web", "CG8021")]
    [InlineData("webserver: {hostAliases: [{ip: 10.0.0.1}]}", "CG8021")]
    public void The_same_key_with_a_value_is_found(string line, string code) =>
        Assert.Equal(
            [code],
            Scanned.Codes(Scanned.Cloud(("airflow-values.yaml", $"airflowVersion: 3.0.6\nexecutor: CeleryExecutor\n{line}\n")))
        );

    [Fact]
    public void An_unknown_key_is_refused_however_empty_it_is() =>
        Assert.Equal(
            ["CG8020"],
            Scanned.Codes(
                Scanned.Cloud(
                    ("airflow-values.yaml", "airflowVersion: 3.0.6\nexecutor: CeleryExecutor\nscheduler: {logGroomerSidecars: {}}\n")
                )
            )
        );

    [Fact]
    public void A_server_of_a_chart_that_nobody_knows_is_that_charts_own() =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud(("deploy-values.yaml", "redis: {enabled: true}\nrepoServer: {replicas: 1}\n"))));

    [Fact]
    public void A_server_that_the_repositorys_own_chart_switches_on_is_the_platforms() =>
        Assert.Equal(
            ["CG8012"],
            Scanned.Codes(
                Scanned.Cloud(
                    ("charts/web/Chart.yaml", "name: web\nversion: 1.0.0\n"),
                    ("charts/web/values.yaml", "redis: {enabled: true}\n")
                )
            )
        );

    [Theory]
    [InlineData("while true; do sleep 10; done")]
    [InlineData("echo start && mysql -h db < /init.sql")]
    [InlineData("pg_restore -d x /dump")]
    public void A_script_that_runs_a_client_makes_no_server(string script) =>
        Assert.DoesNotContain(
            "CG8010",
            Scanned.Codes(
                Scanned.Cloud(("a.yaml", Pod($"{{name: a, image: \"registry.test/mysql:8\", command: [sh, -c], args: [\"{script}\"]}}")))
            )
        );

    [Theory]
    [InlineData("--datadir=/var/lib/mysql")]
    [InlineData("/data/mc")]
    [InlineData("exec mysqld")]
    public void A_path_or_a_servers_program_is_no_client(string argument) =>
        Assert.Contains(
            "CG8010",
            Scanned.Codes(Scanned.Cloud(("a.yaml", Pod($"{{name: a, image: \"registry.test/mysql:8\", args: [\"{argument}\"]}}"))))
        );

    [Theory]
    [InlineData("****")]
    [InlineData("EMPTY")]
    [InlineData("yes")]
    [InlineData("<the one from the vault>")]
    [InlineData("$2a$10$abcdefghijklmnopqrstuv")]
    public void Masks_words_for_nothing_and_hashes_are_no_secrets(string text) =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud(("values.yaml", $"password: \"{text}\"\n"))));

    [Theory]
    [InlineData("tag: \"pods.<namespace_name>.<container_name>.<docker_id>\"")]
    [InlineData("scopes: '[groups]'")]
    public void Expressions_of_other_programs_are_no_placeholders(string line) =>
        Assert.Empty(Scanned.Codes(Scanned.Cloud(("values.yaml", line + "\n"))));

    [Fact]
    public void What_waits_in_brackets_is_a_placeholder_and_no_secret() =>
        Assert.Equal(["CG8070"], Scanned.Codes(Scanned.Cloud(("db.env", "password=[SQL_PASSWORD]\n"))));

    [Fact]
    public void A_port_of_an_agent_on_every_node_is_meant() =>
        Assert.Empty(
            Scanned.Codes(
                Scanned.Cloud(
                    (
                        "agent_patch.yaml",
                        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: \"registry.test/a:1\", ports: [{hostPort: 5555}]}]}}}\n"
                    )
                )
            )
        );

    [Theory]
    [InlineData("k8s/a", "k8s/b", "", "")]
    [InlineData("k8s/a", "k8s/a", "one", "two")]
    public void Claims_of_one_name_in_two_overlays_or_namespaces_are_two_claims(
        string first,
        string second,
        string firstSpace,
        string secondSpace
    ) =>
        Assert.DoesNotContain(
            "CG8003",
            Scanned.Codes(
                Scanned.Cloud(
                    ($"{first}/claim.yaml", Claim(firstSpace)),
                    ($"{second}/claim-2.yaml", Claim(secondSpace)),
                    ($"{first}/one_patch.yaml", User("one", firstSpace)),
                    ($"{second}/two_patch.yaml", User("two", secondSpace))
                )
            )
        );

    [Fact]
    public void One_claim_of_two_folders_is_one()
    {
        var result = Scanned.Cloud(
            ("k8s/claim.yaml", Claim("")),
            ("k8s/a/one_patch.yaml", User("one", "")),
            ("k8s/b/two_patch.yaml", User("two", ""))
        );

        Assert.Equal(
            [
                "The claim 'data' is ReadWriteOnce, but Deployment 'one' and Deployment 'two' mount it: on several nodes only one of them starts.",
            ],
            result.Findings.Where(f => f.Code == "CG8003").Select(f => f.Message)
        );
    }

    [Fact]
    public void Values_whose_file_names_Bitnami_are_for_Bitnamis_chart() =>
        Assert.Equal(
            ["CG8023"],
            Scanned.Codes(
                Scanned.Cloud(
                    (
                        "mlflow-bitnami.yaml",
                        "image: {registry: public.ecr.aws}\nbackendStore: {}\nartifactRoot: {}\nservice: {nodePorts: {http: 1}}\n"
                    )
                )
            )
        );

    private static string Pod(string container) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {{containers: [{container}]}}\n";

    private static string Deployment(string image) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec: {{template: {{spec: {{containers: [{{name: web, image: \"{image}\", ports: [{{containerPort: 80}}]}}]}}}}}}\n";

    private static string Claim(string space) =>
        $"apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {{name: data{Space(space)}}}\nspec: {{accessModes: [ReadWriteOnce], storageClassName: gp3}}\n";

    private static string User(string name, string space) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}{Space(space)}}}\nspec: {{strategy: {{type: Recreate}}, template: {{spec: {{containers: [], volumes: [{{name: d, persistentVolumeClaim: {{claimName: data}}}}]}}}}}}\n";

    private static string Space(string space) => space.Length == 0 ? "" : $", namespace: {space}";
}
