using System.Diagnostics;
using ChartGen.Sdk.Diagnostics;
using CsCheck;

namespace ChartGen.Sdk.Tests.Scan;

/// <summary>What is no manifest, no values and no script is passed over, and what cannot be read is said; nothing stops a scan.</summary>
public sealed class ReadingTests
{
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          containers:
            - name: a
              image: registry.test/a:1
              resources: {requests: {cpu: 1, memory: 1Gi}}

        """;

    [Fact]
    public void YAML_that_breaks_off_is_said_and_what_stands_before_is_read()
    {
        var result = Scanned.Cloud(("k8s/a.yaml", Pod + "---\nkind: [Pod\nmetadata: {}\n"));

        Assert.Equal(["k8s/a.yaml:2:7 CG8050"], Scanned.Places(result));
        var problem = Assert.Single(result.Diagnostics, d => d.Code == "CG8080");
        Assert.Equal((Severity.Warning, "k8s/a.yaml", true), (problem.Severity, problem.Where!.Value.File, problem.HidesValue));
        Assert.StartsWith("The YAML cannot be read: ", problem.Message, StringComparison.Ordinal);
        Assert.Equal("What stands behind this place was not looked at.", problem.Suggestion);
    }

    [Fact]
    public void A_key_that_is_given_twice_is_said_without_its_value()
    {
        var result = Scanned.Cloud(("values.yaml", "password: one\npassword: two\n"));

        Assert.Equal(
            "values.yaml(2,1): warning CG8080: The key 'password' is given twice; it stands on line 1 already. What stands behind this place was not looked at.",
            result.Diagnostics.Single(d => d.Code == "CG8080").ToString()
        );
    }

    [Fact]
    public void A_template_is_read_with_its_actions_masked_and_what_they_may_bring_is_not_missed()
    {
        var result = Scanned.Cloud(
            ("charts/web/Chart.yaml", "name: web\nversion: 0.1.0\n"),
            (
                "charts/web/templates/a.yaml",
                """
                {{- if .Values.enabled }}
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: {{ include "web.name" . }}
                spec:
                  replicas: {{ .Values.replicas }}
                  template:
                    spec:
                      containers:
                        - name: web
                          image: "{{ .Values.image }}"
                          ports: [{containerPort: 80}]
                        - name: side
                          image: busybox:1.36
                      volumes:
                        - name: a
                          hostPath: {path: {{ .Values.path | quote }}}
                {{- end }}
                """
            )
        );

        Assert.Equal(["charts/web/templates/a.yaml:15:18 CG8041", "charts/web/templates/a.yaml:18:11 CG8002"], Scanned.Places(result));
        Assert.DoesNotContain(result.Diagnostics, d => d.Code is "CG8080" or "CG8081");
    }

    [Fact]
    public void A_template_that_is_no_YAML_without_its_actions_is_said()
    {
        var result = Scanned.Cloud(
            ("charts/web/Chart.yaml", "name: web\nversion: 0.1.0\n"),
            ("charts/web/templates/a.yaml", "a: 1\n{{ if .x }}\n  b: [\n{{ end }}\n")
        );

        Assert.Equal(
            "charts/web/templates/a.yaml: note CG8081: The Helm template cannot be read before it is rendered. Render it with helm template, and scan what comes out.",
            result.Diagnostics.Single(d => d.Code is not "CG8090").ToString()
        );
    }

    [Fact]
    public void A_copy_of_a_published_chart_is_passed_over_but_not_the_users_own_values_beside_it()
    {
        var result = Scanned.Cloud(
            ("charts/airflow/Chart.yaml", "name: airflow\nversion: 1.15.0\nhome: https://airflow.apache.org\n"),
            ("charts/airflow/values.yaml", "webserver:\n  defaultUser:\n    password: admin\n"),
            ("charts/airflow/templates/pod.yaml", Pod),
            ("charts/airflow/airflow-values.yaml", "webserver:\n  replicas: 2\n")
        );

        Assert.Equal(["charts/airflow/airflow-values.yaml:2:3 CG8021"], Scanned.Places(result));
        Assert.Equal(
            "charts/airflow: note CG8087: The folder holds a copy of the published chart airflow 1.15.0; its templates and defaults were not looked at. Keep your own values in a file of their own.",
            result.Diagnostics.Single(d => d.Code == "CG8087").ToString()
        );
    }

    [Fact]
    public void Kustomizations_in_a_circle_are_said_where_each_includes_the_other()
    {
        var result = Scanned.Cloud(
            ("k8s/base/kustomization.yaml", "resources:\n  - ../overlay\n"),
            ("k8s/overlay/kustomization.yaml", "resources:\n  - ../base/\n")
        );

        Assert.Equal(
            [
                "k8s/base/kustomization.yaml(2,5): warning CG8088: The kustomization includes '../overlay', which includes it in turn. Break the circle; kustomize refuses it.",
                "k8s/overlay/kustomization.yaml(2,5): warning CG8088: The kustomization includes '../base/', which includes it in turn. Break the circle; kustomize refuses it.",
            ],
            result.Diagnostics.Where(d => d.Code == "CG8088").Select(d => d.ToString())
        );
    }

    [Fact]
    public void Values_belong_to_the_chart_that_a_script_installs_with_them()
    {
        const string values = "controller:\n  replicas: 2\n";

        Assert.Equal(
            ["settings/web.yaml:2:3 CG8020"],
            Scanned.Places(
                Scanned.Cloud(
                    ("up.sh", "helm upgrade --install web ingress-nginx/ingress-nginx \\\n  -f settings/web.yaml\n"),
                    ("settings/web.yaml", values)
                )
            )
        );
        Assert.Empty(Scanned.Places(Scanned.Cloud(("settings/web.yaml", values))));
    }

    [Fact]
    public void Values_inside_an_umbrella_belong_to_its_dependencies()
    {
        var result = Scanned.Cloud(
            (
                "platform/Chart.yaml",
                "name: platform\nversion: 1.0.0\ndependencies:\n  - {name: airflow, version: 1.22.0, repository: https://airflow.apache.org, alias: flow}\n"
            ),
            ("platform/values.yaml", "flow:\n  webserver:\n    replicas: 1\nweb:\n  replicas: 1\n")
        );

        Assert.Equal(["platform/values.yaml:3:5 CG8021"], Scanned.Places(result));
        Assert.Contains("'flow.webserver.replicas'", result.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_inside_objects_of_Argo_CD_and_Flux_belong_to_their_chart()
    {
        var result = Scanned.Cloud(
            (
                "argo.yaml",
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: airflow}
                spec:
                  source:
                    chart: airflow
                    repoURL: https://airflow.apache.org
                    helm:
                      values: |
                        webserver:
                          replicas: 2
                """
            ),
            (
                "flux.yaml",
                """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: minio}
                spec:
                  chart: {spec: {chart: minio}}
                  values:
                    replicaCount: 3
                """
            )
        );

        Assert.Equal(["argo.yaml:11:11 CG8021", "flux.yaml:7:5 CG8011", "flux.yaml:7:5 CG8020"], Scanned.Places(result));
    }

    [Fact]
    public void What_is_no_object_and_no_values_is_not_guessed_at()
    {
        Assert.Empty(
            Scanned
                .Cloud(
                    (".pre-commit-config.yaml", "repos:\n  - repo: https://example.com/a\n    rev: latest\n"),
                    ("dags/config.yaml", "password: changeme\nimage: busybox:latest\n"),
                    ("docker-compose.yaml", "services: {db: {image: \"postgres:latest\"}}\n"),
                    ("mkdocs.yml", "site_name: CHANGEME\n"),
                    ("kind.yaml", "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes:\n  - extraMounts: [{hostPath: /tmp}]\n"),
                    ("docs/a.md", "```yaml\nkubectl cp a b\n```\n\nkubectl cp a b\n")
                )
                .Findings
        );
    }

    [Fact]
    public void Line_ends_of_Windows_and_a_byte_order_mark_move_no_place() =>
        Assert.Equal(
            ["a.yaml:2:7 CG8050", "b.sh:2:1 CG8034"],
            Scanned.Places(
                Scanned.Cloud(("a.yaml", "\uFEFF" + Pod.ReplaceLineEndings("\r\n")), ("b.sh", "#!/bin/sh\r\nkubectl cp a b:/c\r\n"))
            )
        );

    [Fact]
    public void Aliases_that_grow_without_end_and_endless_nesting_cost_little_time()
    {
        var bomb =
            "a: &a [x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(
                Enumerable
                    .Range(0, 12)
                    .Select(i =>
                        $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(", ", Enumerable.Repeat($"*{(char)('a' + i)}", 9))}]\n"
                    )
            );
        var watch = Stopwatch.StartNew();

        var result = Scanned.Cloud(
            ("values.yaml", bomb),
            ("values-2.yaml", new string('[', 200_000)),
            ("values-3.yaml", "a: " + new string('a', 3_000_000) + "\n"),
            (".env", "A=" + new string(' ', 500_000) + "x\n"),
            ("a.sh", "git clone " + string.Concat(Enumerable.Repeat("-a ", 500_000)) + "\n"),
            ("charts/a/Chart.yaml", "name: a\n"),
            ("charts/a/templates/a.yaml", string.Concat(Enumerable.Repeat("{{ \"", 200_000)))
        );

        Assert.Equal(2, result.Diagnostics.Count(d => d.Code == "CG8080"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    [Fact]
    public void Twenty_thousand_objects_are_enough()
    {
        var many = string.Concat(Enumerable.Repeat("---\napiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: b}\n", 20_100));

        var result = Scanned.Cloud(("all.yaml", many));

        Assert.Equal(20_000, result.Findings.Length);
        Assert.Equal(
            "all.yaml: warning CG8086: The scan stopped here: there are more than 20000 documents. Scan the folders that hold manifests, one by one.",
            result.Diagnostics.Single(d => d.Code == "CG8086").ToString()
        );
    }

    [Fact]
    public void Whatever_the_files_hold_a_scan_ends_with_an_answer()
    {
        var samples = Scanned.Sample("before").ToArray();
        (
            from sample in Gen.Int[0, samples.Length - 1]
            from at in Gen.Int[0, 4000]
            from length in Gen.Int[0, 40]
            from insert in Gen.OneOf(
                Gen.OneOf(
                    ": ",
                    "- ",
                    "\n",
                    "\t",
                    "{{",
                    "}}",
                    "[",
                    "]",
                    "{",
                    "}",
                    "|",
                    ">",
                    "&a ",
                    "*a",
                    "<<: ",
                    "'",
                    "\"",
                    "\0",
                    "#",
                    "---\n",
                    "\uD83D"
                ),
                Gen.String[0, 5]
            )
            select (sample, at, length, insert)
        ).Sample(
            c =>
            {
                var (path, text) = samples[c.sample];
                var start = Math.Min(c.at, text.Length);
                var changed = text.Remove(start, Math.Min(c.length, text.Length - start)).Insert(start, c.insert);
                _ = Scanned.Cloud(samples.Select(s => s.Path == path ? (path, changed) : s));
            },
            iter: 150
        );
    }
}
