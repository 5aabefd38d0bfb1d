using System.Globalization;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Cluster;

/// <summary>What a cluster may lack that the charts count on. Codes are never reused. What others wrote is printed on one line, without control characters.</summary>
internal static class SurroundingsDiagnostics
{
    /// <summary>CG8210: a chart does not take the server.</summary>
    public static Diagnostic VersionOutOfRange(string version, Subchart chart) =>
        Diagnostic.Error(
            "CG8210",
            null,
            $"The server is Kubernetes {TerminalText.OneLine(version)}, and {chart.Name} {chart.Version} takes {chart.Kubernetes} only: Helm refuses the install.",
            "Upgrade the cluster."
        );

    /// <summary>CG8211 (warning): another version than the charts were rendered for.</summary>
    public static Diagnostic VersionNotPlanned(string version, string planned) =>
        Diagnostic.Warning(
            "CG8211",
            null,
            $"The server is Kubernetes {version}, and the charts were rendered and judged for {planned}.",
            KubernetesVersionIsKnown(version)
                ? $"Set platform.kubernetes to \"{version}\" and generate again."
                : "ChartGen knows 1.33 to 1.36; try the charts elsewhere first."
        );

    /// <summary>CG8212: nobody brings a kind.</summary>
    public static Diagnostic NoKind(RenderedObject first, int count, string[] served) =>
        Diagnostic.Error(
            "CG8212",
            null,
            $"The server has no {first.Kind} in {first.ApiVersion}, and {first}{More(count)} would be refused.",
            served.Length == 0
                ? "Install the operator that brings the kind, in the version that the runbook names."
                : $"The server has {string.Join(", ", served.Select(TerminalText.OneLine))} of that group: upgrade the operator."
        );

    /// <summary>CG8212: an earlier chart brings a kind.</summary>
    public static Diagnostic KindOfLaterChart(RenderedObject first, int count, PlannedChart maker) =>
        Diagnostic.Error(
            "CG8212",
            null,
            $"The server has no {first.Kind} in {first.ApiVersion}, and {first}{More(count)} would be refused.",
            $"Install the chart '{maker.Name}' first, which brings the kind: helm upgrade --install {maker.Release} ./{maker.Name} --namespace {maker.Namespace} --wait."
        );

    /// <summary>CG8213: <c>helm upgrade</c> leaves <c>crds/</c> alone.</summary>
    public static Diagnostic DefinitionsAreLeftOut(PlannedChart maker, RenderedObject[] definitions) =>
        Diagnostic.Error(
            "CG8213",
            null,
            $"The release '{maker.Release}' stands without {ObjectNames.Listed(definitions)}, and helm upgrade brings no definitions: their objects would be refused.",
            $"Before the upgrade: helm show crds ./{maker.Name} | kubectl apply --server-side --force-conflicts --filename -"
        );

    /// <summary>CG8214 (warning): nothing to scale by.</summary>
    public static Diagnostic NoMetrics(RenderedObject autoscaler) =>
        Diagnostic.Warning(
            "CG8214",
            null,
            $"The server has no metrics.k8s.io, so {autoscaler} never scales.",
            "Install metrics-server; on EKS it is an add-on."
        );

    /// <summary>CG8220: a class is missing.</summary>
    public static Diagnostic NoClass(string name, ClusterPlan plan) =>
        Diagnostic.Error(
            "CG8220",
            null,
            $"There is no StorageClass '{name}': claims that name it stay pending, and so do their pods.",
            plan.MakerOf("StorageClass", name) is { } maker ? $"Install the chart '{maker.Name}', which makes it."
                : plan.Profile.Prerequisites.StorageClasses.Source == PrerequisiteSource.Addon && name is "gp3" or "efs-sc"
                    ? "Have Terraform make it, or set prerequisites.storageClasses.kind to chart."
                : "Make it, or name one that is there in storage.block or storage.shared."
        );

    /// <summary>CG8221: a class is not the one that is rendered.</summary>
    public static Diagnostic OtherClass(string name, string[] differences) =>
        Diagnostic.Error(
            "CG8221",
            null,
            $"StorageClass/{name} cannot become what the chart has: {string.Join(", ", differences.Select(TerminalText.OneLine))}; the upgrade would be refused.",
            $"Volumes do not notice when their class goes: kubectl delete storageclass {name}, then upgrade. Or leave the class to who made it."
        );

    /// <summary>CG8222: a class of others is not what the profile counts on.</summary>
    public static Diagnostic ClassBreaksPromise(string name, string field, string value, string wanted) =>
        Diagnostic.Error(
            "CG8222",
            null,
            $"StorageClass/{name} has {field} '{TerminalText.OneLine(value)}', and the profile counts on '{wanted}'.",
            "Have it made as the profile says, or describe it by kind existing with its own name."
        );

    /// <summary>CG8223 (warning): several defaults.</summary>
    public static Diagnostic SeveralDefaults(string[] names) =>
        Diagnostic.Warning(
            "CG8223",
            null,
            $"{names.Length} StorageClasses are the default: {string.Join(", ", names.Select(TerminalText.OneLine))}; a claim of no class silently gets the newest.",
            "Leave the annotation storageclass.kubernetes.io/is-default-class to one of them. The platform's claims all name theirs."
        );

    /// <summary>CG8224: a driver is missing.</summary>
    public static Diagnostic NoDriver(string driver, ClusterPlan plan) =>
        Diagnostic.Error(
            "CG8224",
            null,
            $"There is no CSIDriver '{TerminalText.OneLine(driver)}': nothing makes the volumes of its classes.",
            plan.MakerOf("CSIDriver", driver) is { } maker
                ? $"Install the chart '{maker.Name}', which brings it."
                : driver switch
                {
                    "ebs.csi.aws.com" => "Create the EKS add-on aws-ebs-csi-driver.",
                    "efs.csi.aws.com" => "Create the EKS add-on aws-efs-csi-driver.",
                    _ => "Install the driver.",
                }
        );

    /// <summary>CG8230: an IngressClass is missing.</summary>
    public static Diagnostic NoIngressClass(string name, PlannedChart? maker) =>
        Diagnostic.Error(
            "CG8230",
            null,
            $"There is no IngressClass '{name}': nobody serves the Ingresses that name it.",
            maker is not null
                ? $"Install the chart '{maker.Name}', which makes it."
                : "Install its controller, or choose another with ingress.kind."
        );

    /// <summary>CG8231: an IngressClass of another controller.</summary>
    public static Diagnostic OtherController(string name, string controller, string wanted) =>
        Diagnostic.Error(
            "CG8231",
            null,
            $"IngressClass/{name} belongs to '{TerminalText.OneLine(controller)}', and the Ingresses are written for '{wanted}'.",
            "A class keeps its controller: delete it if nobody needs it, and install the controller that is meant."
        );

    /// <summary>CG8240: a namespace is missing.</summary>
    public static Diagnostic NoNamespace(string name) =>
        Diagnostic.Error(
            "CG8240",
            null,
            $"There is no namespace '{name}'.",
            $"Make it with its labels, as the runbook says: kubectl create namespace {name}."
        );

    /// <summary>CG8241: a namespace is on its way out.</summary>
    public static Diagnostic NamespaceEnds(string name) =>
        Diagnostic.Error(
            "CG8241",
            null,
            $"The namespace '{name}' is being deleted: it takes nothing new.",
            $"Wait until it is gone; kubectl get namespace {name} --output yaml says what it waits for."
        );

    /// <summary>CG8242: a quota refuses pods.</summary>
    public static Diagnostic QuotaRefuses(string name, string[] resources, RenderedObject[] objects) =>
        Diagnostic.Error(
            "CG8242",
            null,
            $"The namespace '{name}' has a quota for {string.Join(", ", resources)}, which containers of {ObjectNames.Listed(objects)} do not say: their pods would be refused.",
            "Set their resources, or give the namespace a LimitRange with defaults."
        );

    /// <summary>CG8250: a chart of operators is not there at all.</summary>
    public static Diagnostic ChartNotInstalled(PlannedChart chart) =>
        Diagnostic.Error(
            "CG8250",
            null,
            $"Nothing of the chart '{chart.Name}' runs in '{chart.Namespace}'.",
            $"Install it before the platform: helm upgrade --install {chart.Release} ./{chart.Name} --namespace {chart.Namespace} --wait."
        );

    /// <summary>CG8250: workloads of a chart are not there.</summary>
    public static Diagnostic NoWorkloads(PlannedChart chart, RenderedObject[] workloads) =>
        Diagnostic.Error(
            "CG8250",
            null,
            $"Of the chart '{chart.Name}', {ObjectNames.Listed(workloads)} {(workloads.Length == 1 ? "is" : "are")} not in '{chart.Namespace}'.",
            $"Upgrade it before the platform: helm upgrade --install {chart.Release} ./{chart.Name} --namespace {chart.Namespace} --wait."
        );

    /// <summary>CG8250: an operator that others bring is not there.</summary>
    public static Diagnostic NoOperator(OperatorNeed need) =>
        Diagnostic.Error(
            "CG8250",
            null,
            $"{need.Title} is not there{(need.Name.Length == 0 ? "" : $": no {need.Name} in {OperatorNeed.AddonNamespace}")}.",
            need.Fix
        );

    /// <summary>CG8251: no pod of an operator is ready.</summary>
    public static Diagnostic NotReady(string title, string name, string @namespace, int wanted) =>
        Diagnostic.Error(
            "CG8251",
            null,
            string.Create(CultureInfo.InvariantCulture, $"{title} is not ready: none of {wanted} pods."),
            $"See why: kubectl get events --namespace {TerminalText.OneLine(@namespace)} --field-selector type=Warning, and the pods of {TerminalText.OneLine(name)}."
        );

    /// <summary>CG8252: nobody answers a webhook.</summary>
    public static Diagnostic NobodyAnswers(Webhook webhook, RenderedObject[] objects) =>
        Diagnostic.Error(
            "CG8252",
            null,
            $"Nobody answers the webhook {TerminalText.OneLine(webhook.Name)} ({TerminalText.OneLine(webhook.Configuration)}): the Service {TerminalText.OneLine(webhook.ServiceNamespace)}/{TerminalText.OneLine(webhook.Service)} has no ready endpoint, and the server refuses {ObjectNames.Listed(objects)}{(webhook.HasConditions ? ", unless its matchConditions leave them out" : "")}.",
            $"Bring the operator behind the Service up before the install; if it is gone for good, delete {webhook.Kind}/{TerminalText.OneLine(webhook.Configuration)}."
        );

    /// <summary>CG8253 (warning): nobody enforces NetworkPolicies.</summary>
    public static Diagnostic PoliciesBindNobody() =>
        Diagnostic.Warning(
            "CG8253",
            null,
            "The VPC CNI does not enforce NetworkPolicies: those of the platform bind nobody.",
            "Update the EKS add-on vpc-cni with the configuration {\"enableNetworkPolicy\": \"true\"}."
        );

    /// <summary>CG8290 (warning): fewer nodes than the profile counts on.</summary>
    public static Diagnostic TooFewNodes(int nodes, int zones, AvailabilitySettings wanted) =>
        Diagnostic.Warning(
            "CG8290",
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{nodes} nodes in {zones} zones are ready, and the profile counts on {wanted.Nodes} in {wanted.Zones}."
            ),
            "Add nodes, or set availability to what the cluster has."
        );

    private static string More(int count) => count == 1 ? "" : $" and {count - 1} more";

    private static bool KubernetesVersionIsKnown(string version) => Profiles.Facts.KubernetesVersion.TryParse(version, out _);
}
