using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Policies;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The real objects of the profiles break no policy; each of many small changes to them breaks exactly one.</summary>
public sealed partial class PolicyMutationTests
{
    // Paths that are none: the object is taken away; objects are added.
    private const string Gone = "-";
    private const string Added = "";

    private const string Mlflow = "Deployment/mlflow";
    private const string MlflowContainer = "spec/template/spec/containers/[mlflow]";
    private const string Inference = "Deployment/inference";
    private const string InferencePod = "spec/template/spec";

    private static readonly (string Profile, string[] Settings, Mutation[] Mutations)[] Cases =
    [
        (
            "local-hostpath",
            [],
            [
                new("CG7010", "Pod/inference", "spec/containers/[inference]/securityContext/capabilities", ""),
                new("CG7011", "ConfigMap/mlflow-env-configmap", "data/MLFLOW_TOKEN", "x1y2z3"),
                new(
                    "CG7012",
                    "StatefulSet/postgresql",
                    "spec/template/spec/containers/[0]/env/[+]",
                    "{name: POSTGRES_PASSWORD, value: postgres}"
                ),
                new("CG7014", "ServiceAccount/mlflow", "metadata/annotations", "{eks.amazonaws.com/role-arn: 'arn:aws:iam::1:role/a'}"),
                new("CG7020", "Job/secrets-maker", "spec/template/spec/containers/[0]/resources/limits", ""),
            ]
        ),
        (
            "eks-single",
            ["images.pullSecrets=[login]"],
            [
                new("CG7002", "PersistentVolumeClaim/minio-data-gp3", "spec/accessModes", "[ReadWriteMany]"),
                new("CG7004", Inference, $"{InferencePod}/affinity", ""),
                new("CG7005", "Deployment/minio", "spec/strategy/type", "RollingUpdate"),
                new("CG7007", Inference, "spec/strategy/type", "RollingUpdate"),
                new("CG7008", Inference, $"{InferencePod}/containers/[inference]/volumeMounts/[models]/readOnly", "false"),
                new("CG7032", Mlflow, "spec/template/spec/imagePullSecrets", ""),
                new("CG7045", "Service/platform-ingress-nginx-controller", "metadata/annotations", ""),
            ]
        ),
        (
            "eks-multi",
            [],
            [
                new("CG7001", "PersistentVolumeClaim/models-efs-sc", "spec/storageClassName", "standard"),
                new("CG7003", "StorageClass/gp3", "reclaimPolicy", "Delete"),
                new("CG7006", Mlflow, "spec/template/spec/volumes/[+]", "{name: node, hostPath: {path: /var}}"),
                new("CG7010", Mlflow, $"{MlflowContainer}/securityContext/runAsNonRoot", "false"),
                new("CG7010", "SparkApplication/inference", "spec/executor/securityContext", ""),
                new("CG7011", Mlflow, $"{MlflowContainer}/env/[+]", "{name: API_TOKEN, value: x1y2z3}"),
                new("CG7011", "SparkApplication/inference", "spec/arguments", "[--kafka-password=x1y2z3]"),
                new("CG7012", Mlflow, $"{MlflowContainer}/env/[+]", "{name: MLFLOW_ADMIN_PASSWORD, value: password}"),
                new(
                    "CG7013",
                    Mlflow,
                    $"{MlflowContainer}/env/[+]",
                    "{name: AWS_ACCESS_KEY_ID, valueFrom: {secretKeyRef: {name: a, key: b}}}"
                ),
                new("CG7014", "ServiceAccount/mlflow", "metadata/annotations", ""),
                new("CG7015", "ServiceAccount/mlflow", "automountServiceAccountToken", "true"),
                new("CG7020", Mlflow, $"{MlflowContainer}/resources/limits/memory", ""),
                new("CG7020", "SparkApplication/inference", "spec/driver/coreLimit", ""),
                new("CG7020", "Prometheus/kps-prometheus", "spec/resources", ""),
                new("CG7021", "PodDisruptionBudget/mlflow", Gone, ""),
                new("CG7022", "PodDisruptionBudget/mlflow", "spec/maxUnavailable", "0"),
                new(
                    "CG7023",
                    "PodDisruptionBudget/airflow-pgbouncer-pdb",
                    "spec/selector/matchLabels",
                    "{release: mlplatform, tier: airflow}"
                ),
                new("CG7024", Mlflow, "spec/template/spec/affinity", ""),
                new("CG7024", "Prometheus/kps-prometheus", "spec/topologySpreadConstraints", ""),
                new("CG7024", "SparkApplication/inference", "spec/executor/affinity", ""),
                new("CG7025", Mlflow, $"{MlflowContainer}/livenessProbe", ""),
                new("CG7030", Mlflow, $"{MlflowContainer}/image", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/burakince/mlflow:latest"),
                new("CG7031", Mlflow, $"{MlflowContainer}/image", "burakince/mlflow:3.15.1"),
                new("CG7031", "SparkApplication/inference", "spec/image", "docker.io/library/spark:4.0.1"),
                new("CG7040", "Ingress/mlflow", "spec/ingressClassName", "nginx"),
                new("CG7041", "Ingress/mlflow", "metadata/annotations/alb.ingress.kubernetes.io~certificate-arn", ""),
                new("CG7042", "Ingress/mlflow", "metadata/annotations/alb.ingress.kubernetes.io~healthcheck-path", ""),
                new("CG7043", "Ingress/mlflow", "spec/rules/[0]/http/paths/[0]/backend/service/port", "{number: 81}"),
                new("CG7044", "Service/airflow-api-server", "spec/ports/[0]/targetPort", "http"),
                new("CG7045", "Service/mlflow", "spec/type", "NodePort"),
                new("CG7046", "ServiceMonitor/mlflow", "spec/endpoints/[0]/port", "metrix"),
                new("CG7047", "NetworkPolicy/mlflow", "spec/podSelector/matchLabels", "{app: nobody}"),
                new("CG7050", Mlflow, "metadata/labels/team", new string('a', 64)),
                new(
                    "CG7026",
                    "ConfigMap/airflow-config",
                    Added,
                    """
                    apiVersion: autoscaling/v2
                    kind: HorizontalPodAutoscaler
                    metadata: {name: web}
                    spec: {minReplicas: 1, maxReplicas: 2, scaleTargetRef: {kind: Deployment, name: nobody}}
                    """
                ),
            ]
        ),
    ];

    private readonly record struct Mutation(string Code, string Object, string Path, string Value);

    [FactWithCharts]
    public async Task The_profiles_break_no_policy_and_each_change_of_a_real_object_breaks_one()
    {
        var problems = new List<string>();
        foreach (var (profile, settings, mutations) in Cases)
        {
            var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite, settings);
            var charts = Charts(generated, await MlPlatform.JudgeAsync(generated));
            problems.AddRange(Codes(generated, charts).Select(code => $"{profile}: {code} without a change"));
            foreach (var mutation in mutations)
            {
                var codes = Codes(generated, Mutated(charts, mutation)).Distinct().ToArray();
                if (!codes.SequenceEqual([mutation.Code]))
                    problems.Add($"{profile}: {mutation} gives [{string.Join(", ", codes)}]");
            }

            problems.AddRange(Sweep(generated, charts).Select(p => $"{profile}: {p}"));
        }

        Expect.None(problems);
    }

    [Fact]
    public void Every_policy_of_the_page_has_such_a_change()
    {
        var listed = PolicyRow().Matches(File.ReadAllText(Repository.Full("docs/policies.md"))).Select(m => m.Groups[1].Value);

        Assert.Equal(listed, Cases.SelectMany(c => c.Mutations).Select(m => m.Code).Distinct().Order(StringComparer.Ordinal));
    }

    // Every container of every workload, not only those that somebody thought of.
    private static IEnumerable<string> Sweep(GeneratedProfile generated, ImmutableArray<PolicyChart> charts)
    {
        (string Code, string Path, string Value)[] changes =
        [
            ("CG7020", "resources", ""),
            ("CG7030", "image", "latest"),
            ("CG7011", "args", "[--token=x1y2z3]"),
            ("CG7010", "securityContext", "{privileged: true}"),
        ];
        var places =
            from rendered in charts.SelectMany(c => c.Objects)
            let spec = SpecPath(rendered.Kind)
            where spec is not null
            from list in new[] { "initContainers", "containers" }
            from index in Enumerable.Range(0, PodSpec.Items(rendered.Tree.At([.. spec.Split('/'), list])).Count())
            select (rendered, Path: $"{spec}/{list}/[{index}]");
        foreach (var (rendered, path) in places)
        {
            foreach (var (code, key, value) in changes)
            {
                var mutation = new Mutation(code, rendered.ToString(), $"{path}/{key}", value);
                if (!IsExcepted(charts, mutation) && !Codes(generated, Mutated(charts, mutation)).Contains(code))
                    yield return $"{mutation} is not found";
            }
        }
    }

    private static string? SpecPath(string kind) =>
        kind switch
        {
            "Pod" => "spec",
            "CronJob" => "spec/jobTemplate/spec/template/spec",
            "DaemonSet" or "Deployment" or "Job" or "StatefulSet" => "spec/template/spec",
            _ => null,
        };

    private static bool IsExcepted(ImmutableArray<PolicyChart> charts, Mutation mutation) =>
        charts.SelectMany(c => c.Components).SelectMany(c => c.Exceptions).Any(e => e.Rule == mutation.Code && e.Object == mutation.Object);

    private static ImmutableArray<PolicyChart> Charts(GeneratedProfile generated, ProfileJudgement judgement) =>
        [
            .. generated.Charts.Zip(
                judgement.Charts,
                (chart, rendered) =>
                    new PolicyChart(rendered.Name, rendered.Objects, chart.Chart.Components)
                    {
                        IsPlatform = rendered.Name == ChartGenerator.ChartFolder,
                    }
            ),
        ];

    private static IEnumerable<string> Codes(GeneratedProfile generated, ImmutableArray<PolicyChart> charts) =>
        PolicyRunner.Check(new(generated.Profile, charts)).Where(d => d.Severity > Severity.Note).Select(d => d.Code);

    private static ImmutableArray<PolicyChart> Mutated(ImmutableArray<PolicyChart> charts, Mutation mutation)
    {
        var chart = charts.Last(c => c.Objects.Any(o => o.ToString() == mutation.Object));
        var old = chart.Objects.First(o => o.ToString() == mutation.Object);
        return charts.Replace(
            chart,
            chart with
            {
                Objects = chart.Objects.SelectMany(o => o == old ? Changed(old, mutation) : [o]).ToImmutableArray(),
            }
        );
    }

    private static IEnumerable<RenderedObject> Changed(RenderedObject old, Mutation mutation) =>
        mutation.Path == Added ? [old, .. RenderedObjects.Parse(mutation.Value, old.Namespace).Objects]
        : mutation.Path == Gone ? []
        : [TreeEdit.Set(old, mutation.Path, TreeEdit.Value(mutation.Value))];

    [GeneratedRegex(@"^\| (CG70[0-9]{2}) \|", RegexOptions.Multiline)]
    private static partial Regex PolicyRow();
}
