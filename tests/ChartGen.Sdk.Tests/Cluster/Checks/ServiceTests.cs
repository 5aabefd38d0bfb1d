using ChartGen.Sdk.Cluster.Checks;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Cluster.Checks;

/// <summary>What serves the charts: classes of Ingresses, kinds, operators, webhooks.</summary>
public sealed class ServiceTests
{
    private const string Groups = "/apis";

    private const string IngressClassesPath = "/apis/networking.k8s.io/v1/ingressclasses";

    private const string Deployments = "/apis/apps/v1/namespaces/kube-system/deployments";

    private const string DaemonSets = "/apis/apps/v1/namespaces/kube-system/daemonsets";

    private const string Monitored = """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: {name: web}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: a}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: b}
        """;

    private const string Definition = """
        # Source: prerequisites/charts/kube-prometheus-stack/charts/crds/crds/crd-servicemonitors.yaml
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: servicemonitors.monitoring.coreos.com}
        spec: {group: monitoring.coreos.com, names: {kind: ServiceMonitor}}
        ---
        # Source: prerequisites/charts/external-secrets/templates/crds/externalsecret.yaml
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: externalsecrets.external-secrets.io}
        spec: {group: external-secrets.io, names: {kind: ExternalSecret}}
        """;

    private const string Ingress = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec: {ingressClassName: alb}
        """;

    // As chart 3.5.0 has it.
    private const string IngressWebhook = """
        {"metadata": {"name": "aws-load-balancer-webhook"}, "webhooks": [
          {"name": "vingress.elbv2.k8s.aws", "failurePolicy": "Fail", "matchPolicy": "Equivalent",
           "clientConfig": {"service": {"name": "aws-load-balancer-webhook-service", "namespace": "kube-system", "path": "/validate-networking-v1-ingress"}},
           "rules": [{"apiGroups": ["networking.k8s.io"], "apiVersions": ["v1"], "operations": ["CREATE", "UPDATE"], "resources": ["ingresses"]}]}]}
        """;

    private const string Endpoints =
        "/apis/discovery.k8s.io/v1/namespaces/kube-system/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3Daws-load-balancer-webhook-service";

    private const string Validating = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";

    private const string Mutating = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";

    [Fact]
    public void A_class_of_Ingresses_is_there_and_of_its_controller()
    {
        var plan = Examined.Plan(TestProfiles.Cloud, Ingress);

        Assert.Equal(
            [
                "error CG8230: There is no IngressClass 'alb': nobody serves the Ingresses that name it. Install its controller, or choose another with ingress.kind.",
            ],
            Examined.By<IngressClasses>(plan, (IngressClassesPath, Examined.List())).Texts()
        );
        Assert.Equal(
            [
                "error CG8231: IngressClass/alb belongs to 'eks.amazonaws.com/alb', and the Ingresses are written for 'ingress.k8s.aws/alb'. "
                    + "A class keeps its controller: delete it if nobody needs it, and install the controller that is meant.",
            ],
            Examined.By<IngressClasses>(plan, (IngressClassesPath, Examined.List(Class("eks.amazonaws.com/alb")))).Texts()
        );
        Assert.Equal(
            ["alb (ingress.k8s.aws/alb)"],
            Examined.By<IngressClasses>(plan, (IngressClassesPath, Examined.List(Class("ingress.k8s.aws/alb")))).Facts()
        );
    }

    [Fact]
    public void A_class_that_the_platform_chart_makes_need_not_be_there()
    {
        const string Made =
            "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: alb}\nspec: {controller: ingress.k8s.aws/alb}\n";

        Assert.Equal(
            ["alb comes with the platform chart"],
            Examined.By<IngressClasses>(Examined.Plan(TestProfiles.Cloud, $"{Ingress}\n---\n{Made}")).Facts()
        );
        Assert.Equal(
            [
                "error CG8230: There is no IngressClass 'alb': nobody serves the Ingresses that name it. Install the chart 'prerequisites', which makes it.",
            ],
            Examined.By<IngressClasses>(Examined.Plan(TestProfiles.Cloud, Ingress, Made)).Texts()
        );
    }

    [Fact]
    public void A_kind_that_nobody_brings_is_an_error_that_names_what_is_served()
    {
        const string Served = """
            {"kind": "APIGroupList", "groups": [{"name": "external-secrets.io", "versions": [{"groupVersion": "external-secrets.io/v1beta1", "version": "v1beta1"}]}]}
            """;

        Assert.Equal(
            [
                "error CG8212: The server has no ServiceMonitor in monitoring.coreos.com/v1, and ServiceMonitor/web would be refused. "
                    + "Install the operator that brings the kind, in the version that the runbook names.",
                "error CG8212: The server has no ExternalSecret in external-secrets.io/v1, and ExternalSecret/a and 1 more would be refused. "
                    + "The server has external-secrets.io/v1beta1 of that group: upgrade the operator.",
            ],
            Examined.By<Kinds>(Examined.Plan(TestProfiles.Cloud, Monitored), (Groups, Served)).Texts()
        );
    }

    [Fact]
    public void A_kind_of_the_prerequisites_wants_them_first()
    {
        const string Command = "helm upgrade --install prerequisites ./prerequisites --namespace kube-system --wait.";

        Assert.Equal(
            [
                "error CG8212: The server has no ServiceMonitor in monitoring.coreos.com/v1, and ServiceMonitor/web would be refused. "
                    + $"Install the chart 'prerequisites' first, which brings the kind: {Command}",
                "error CG8212: The server has no ExternalSecret in external-secrets.io/v1, and ExternalSecret/a and 1 more would be refused. "
                    + $"Install the chart 'prerequisites' first, which brings the kind: {Command}",
            ],
            Examined.By<Kinds>(Examined.Plan(TestProfiles.Cloud, Monitored, Definition)).Texts()
        );
    }

    [Fact]
    public void An_upgrade_brings_no_definitions_of_a_folder_crds()
    {
        var part = Examined.By<Kinds>(
            Examined.Plan(TestProfiles.Cloud, Monitored, Definition),
            (
                "/api/v1/namespaces/kube-system/secrets?labelSelector=owner%3Dhelm%2Cname%3Dprerequisites%2Cstatus%21%3Dsuperseded",
                Examined.List("""{"metadata": {"name": "sh.helm.release.v1.prerequisites.v1"}}""")
            ),
            (
                "/apis/external-secrets.io/v1",
                """{"resources": [{"name": "externalsecrets/status", "kind": "ExternalSecret"}, {"name": "externalsecrets", "kind": "ExternalSecret"}]}"""
            )
        );

        Assert.Equal(
            [
                "error CG8213: The release 'prerequisites' stands without CustomResourceDefinition/servicemonitors.monitoring.coreos.com, "
                    + "and helm upgrade brings no definitions: their objects would be refused. "
                    + "Before the upgrade: helm show crds ./prerequisites | kubectl apply --server-side --force-conflicts --filename -",
            ],
            part.Texts()
        );
        Assert.Equal(["ExternalSecret (external-secrets.io/v1)"], part.Facts());
    }

    [Fact]
    public void An_autoscaler_without_metrics_never_scales()
    {
        const string Yaml = "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\n";
        var plan = Examined.Plan(TestProfiles.Laptop, Yaml);

        Assert.Equal(
            [
                "warning CG8214: The server has no metrics.k8s.io, so HorizontalPodAutoscaler/web never scales. Install metrics-server; on EKS it is an add-on.",
            ],
            Examined.By<Kinds>(plan, (Groups, """{"groups": []}""")).Texts()
        );
        Assert.Empty(
            Examined
                .By<Kinds>(
                    plan,
                    (Groups, """{"groups": [{"name": "metrics.k8s.io", "versions": [{"groupVersion": "metrics.k8s.io/v1beta1"}]}]}""")
                )
                .Findings
        );
    }

    [Fact]
    public void A_chart_of_operators_that_is_not_there_is_one_finding()
    {
        Assert.Equal(
            [
                "error CG8250: Nothing of the chart 'prerequisites' runs in 'kube-system'. "
                    + "Install it before the platform: helm upgrade --install prerequisites ./prerequisites --namespace kube-system --wait.",
            ],
            Examined.By<Operators>(Examined.Plan(TestProfiles.Laptop, "", TwoOperators)).Texts()
        );
    }

    [Fact]
    public void An_operator_that_is_missing_or_not_ready_is_an_error()
    {
        const string Live =
            """{"metadata": {"name": "one", "namespace": "kube-system"}, "spec": {"replicas": 2}, "status": {"replicas": 2, "unavailableReplicas": 2}}""";

        Assert.Equal(
            [
                "error CG8251: Deployment/one is not ready: none of 2 pods. "
                    + "See why: kubectl get events --namespace kube-system --field-selector type=Warning, and the pods of one.",
                "error CG8250: Of the chart 'prerequisites', DaemonSet/two is not in 'kube-system'. "
                    + "Upgrade it before the platform: helm upgrade --install prerequisites ./prerequisites --namespace kube-system --wait.",
            ],
            Examined.By<Operators>(Examined.Plan(TestProfiles.Laptop, "", TwoOperators), (Deployments, Examined.List(Live))).Texts()
        );
    }

    [Fact]
    public void Operators_that_run_are_good()
    {
        var part = Examined.By<Operators>(
            Examined.Plan(TestProfiles.Laptop, "", TwoOperators),
            (Deployments, Examined.List("""{"metadata": {"name": "one"}, "spec": {"replicas": 2}, "status": {"readyReplicas": 1}}""")),
            (DaemonSets, Examined.List("""{"metadata": {"name": "two"}, "status": {"desiredNumberScheduled": 3, "numberReady": 3}}"""))
        );

        Assert.Equal(["Deployment/one: 1 of 2 ready", "DaemonSet/two: 3 of 3 ready"], part.Facts());
        Assert.Empty(part.Findings);
    }

    [Fact]
    public void Add_ons_are_looked_for_by_their_names_and_operators_of_others_by_their_labels()
    {
        var profile = TestProfiles.Cloud with
        {
            Prerequisites = new() { ExternalSecrets = Prerequisite.ByAddon },
            Identity = new IdentityChoice.PodIdentity(),
        };

        var texts = Examined
            .By<Operators>(
                Examined.Plan(profile, ""),
                (
                    "/apis/apps/v1/deployments?labelSelector=app.kubernetes.io%2Fname%3Dexternal-secrets",
                    Examined.List(
                        """{"metadata": {"name": "eso", "namespace": "eso"}, "spec": {"replicas": 1}, "status": {"readyReplicas": 1}}"""
                    )
                )
            )
            .Texts();

        Assert.Equal(
            [
                "error CG8250: The EBS CSI driver is not there: no ebs-csi-controller in kube-system. Create the EKS add-on aws-ebs-csi-driver, or install the driver otherwise.",
                "error CG8250: The EBS CSI driver is not there: no ebs-csi-node in kube-system. Create the EKS add-on aws-ebs-csi-driver, or install the driver otherwise.",
                "error CG8250: The EFS CSI driver is not there: no efs-csi-controller in kube-system. Create the EKS add-on aws-efs-csi-driver, or install the driver otherwise.",
                "error CG8250: The EFS CSI driver is not there: no efs-csi-node in kube-system. Create the EKS add-on aws-efs-csi-driver, or install the driver otherwise.",
                "error CG8250: The External Secrets operator's webhook is not there. Install it, or have the prerequisites chart bring it by its setting below prerequisites.",
                "error CG8250: The EKS Pod Identity Agent is not there: no eks-pod-identity-agent in kube-system. Create the EKS add-on eks-pod-identity-agent.",
            ],
            texts
        );
    }

    [Fact]
    public void A_webhook_that_nobody_answers_names_the_objects_that_it_blocks()
    {
        Assert.Equal(
            [
                "error CG8252: Nobody answers the webhook vingress.elbv2.k8s.aws (aws-load-balancer-webhook): the Service kube-system/aws-load-balancer-webhook-service "
                    + "has no ready endpoint, and the server refuses Ingress/web. "
                    + "Bring the operator behind the Service up before the install; if it is gone for good, delete ValidatingWebhookConfiguration/aws-load-balancer-webhook.",
            ],
            Blocked(Ingress, IngressWebhook, Examined.List("""{"endpoints": [{"conditions": {"ready": false}}]}"""))
        );
        Assert.Single(Blocked(Ingress, IngressWebhook, Examined.List("""{"endpoints": null}""")));
    }

    [Fact]
    public void A_webhook_with_a_ready_endpoint_or_one_of_unknown_readiness_is_good()
    {
        Assert.Empty(Blocked(Ingress, IngressWebhook, Examined.List("""{"endpoints": [{"conditions": {"ready": true}}]}""")));
        Assert.Empty(Blocked(Ingress, IngressWebhook, Examined.List("""{"endpoints": [{"conditions": {}}]}""")));
    }

    [Theory]
    [InlineData("\"Fail\"", "\"Ignore\"")]
    [InlineData("[\"CREATE\", \"UPDATE\"]", "[\"DELETE\"]")]
    [InlineData("\"resources\": [\"ingresses\"]", "\"resources\": [\"ingresses/status\"]")]
    [InlineData("\"failurePolicy\"", "\"objectSelector\": {\"matchLabels\": {\"a\": \"b\"}}, \"failurePolicy\"")]
    [InlineData(
        "\"failurePolicy\"",
        "\"namespaceSelector\": {\"matchLabels\": {\"kubernetes.io/metadata.name\": \"jobs\"}}, \"failurePolicy\""
    )]
    [InlineData("\"clientConfig\": {\"service\"", "\"clientConfig\": {\"url\": \"https://x\", \"other\"")]
    [InlineData("\"v1\"", "\"v1beta1\"", "\"matchPolicy\": \"Equivalent\"", "\"matchPolicy\": \"Exact\"")]
    public void A_webhook_that_would_not_be_asked_blocks_nothing(string text, string other, string second = "-", string instead = "-") =>
        Assert.Empty(Blocked(Ingress, IngressWebhook.Replace(text, other).Replace(second, instead), Examined.List()));

    [Fact]
    public void Of_another_version_a_webhook_is_asked_all_the_same() =>
        Assert.Single(Blocked(Ingress, IngressWebhook.Replace("\"v1\"", "\"v1beta1\""), Examined.List()));

    [Fact]
    public void Labels_of_the_live_namespace_choose()
    {
        var webhook = IngressWebhook.Replace(
            "\"failurePolicy\"",
            "\"namespaceSelector\": {\"matchExpressions\": [{\"key\": \"team\", \"operator\": \"In\", \"values\": [\"ml\"]}]}, \"failurePolicy\""
        );

        Assert.Single(
            Examined
                .By<Webhooks>(
                    Examined.Plan(TestProfiles.Cloud, Ingress),
                    (Validating, Examined.List(webhook)),
                    ("/api/v1/namespaces/ml", """{"metadata": {"name": "ml", "labels": {"team": "ml"}}}""")
                )
                .Findings
        );
    }

    [Fact]
    public void A_webhook_of_pods_blocks_what_makes_them()
    {
        const string Pods = """
            {"metadata": {"name": "inject"}, "webhooks": [{"name": "pods.inject.io", "clientConfig": {"service": {"name": "s", "namespace": "inject"}},
              "objectSelector": {"matchLabels": {"app": "web"}}, "matchConditions": [{"name": "c", "expression": "true"}],
              "rules": [{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]}]}]}
            """;
        const string Web = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: other, labels: {app: web}}
            spec: {template: {metadata: {labels: {app: other}}, spec: {containers: [{name: a}]}}}
            """;

        Assert.Equal(
            [
                "error CG8252: Nobody answers the webhook pods.inject.io (inject): the Service inject/s has no ready endpoint, and the server refuses Deployment/web, unless its matchConditions leave them out. "
                    + "Bring the operator behind the Service up before the install; if it is gone for good, delete MutatingWebhookConfiguration/inject.",
            ],
            Examined.By<Webhooks>(Examined.Plan(TestProfiles.Cloud, Web), (Mutating, Examined.List(Pods))).Texts()
        );
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 1)]
    public void The_VPC_CNI_enforces_policies_when_it_is_told_to(string value, int findings)
    {
        var part = Examined.By<NetworkPolicies>(
            Examined.Plan(TestProfiles.Cloud, ""),
            (
                DaemonSets,
                Examined.List(
                    $$$"""
                    {"metadata": {"name": "aws-node"}, "spec": {"template": {"spec": {"containers": [{"name": "aws-node"},
                      {"name": "aws-eks-nodeagent", "args": ["--enable-ipv6=false", "--enable-network-policy={{{value}}}"]}]} } } }
                    """
                )
            )
        );

        Assert.Equal(findings, part.Findings.Length);
        Assert.All(
            part.Texts(),
            text =>
                Assert.Equal(
                    "warning CG8253: The VPC CNI does not enforce NetworkPolicies: those of the platform bind nobody. "
                        + "Update the EKS add-on vpc-cni with the configuration {\"enableNetworkPolicy\": \"true\"}.",
                    text
                )
        );
    }

    private const string TwoOperators = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: one}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: two}
        """;

    private static string Class(string controller) => $$$"""{"metadata": {"name": "alb"}, "spec": {"controller": "{{{controller}}}"}}""";

    private static IEnumerable<string> Blocked(string yaml, string webhook, string endpoints) =>
        Examined
            .By<Webhooks>(Examined.Plan(TestProfiles.Cloud, yaml), (Validating, Examined.List(webhook)), (Endpoints, endpoints))
            .Texts();
}
