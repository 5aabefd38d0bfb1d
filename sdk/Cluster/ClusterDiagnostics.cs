using System.Globalization;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Cluster;

/// <summary>What can be wrong with a cluster, and with asking it. Codes are never reused. What others wrote is printed on one line, without control characters.</summary>
internal static class ClusterDiagnostics
{
    private const int Named = 5;
    private const string Install = "Install kubectl (https://kubernetes.io/docs/tasks/tools/), or give its path with --kubectl.";

    /// <summary>CG8201: no kubectl on the PATH.</summary>
    public static Diagnostic NoKubectl() =>
        Diagnostic.Error("CG8201", null, "kubectl, with which a cluster is asked, was not found on the PATH.", Install);

    /// <summary>CG8201: the kubectl that the user named is not there or does not start.</summary>
    public static Diagnostic NoKubectl(string origin, string path) =>
        Diagnostic.Error("CG8201", new SourceSpan(origin), $"There is no executable '{TerminalText.OneLine(path)}'.", Install);

    /// <summary>CG8202: kubectl knows no cluster.</summary>
    public static Diagnostic NoCluster(string reason) =>
        Diagnostic.Error(
            "CG8202",
            null,
            $"No cluster is configured: {reason}.",
            "Write a kubeconfig (aws eks update-kubeconfig --region <region> --name <cluster>), or name one with --kubeconfig and --context."
        );

    /// <summary>CG8203: no answer that is one of a cluster's.</summary>
    public static Diagnostic NoAnswer(ClusterContext? context, string reason) =>
        Diagnostic.Error(
            "CG8203",
            null,
            $"The cluster{(context is { Server.Length: > 0 } ? $" at {TerminalText.OneLine(context.Server)}" : "")} does not answer as an API server: {reason}.",
            "Nothing was checked. See that 'kubectl get --raw /version' answers here: the login, the network, the context."
        );

    /// <summary>CG8204 (warning): something is not known.</summary>
    public static Diagnostic Unread(string path, string reason) =>
        Diagnostic.Warning(
            "CG8204",
            null,
            $"'{Decoded(path)}' cannot be read: {TerminalText.OneLine(reason)}.",
            "What depends on it was not checked. Where a right is missing, ask for get and list; nothing is ever changed."
        );

    /// <summary>CG8205: the kubeconfig leads elsewhere.</summary>
    public static Diagnostic OtherCluster(ClusterContext context, AwsSettings aws) =>
        Diagnostic.Error(
            "CG8205",
            null,
            $"The context '{TerminalText.OneLine(context.Name)}' leads to {TerminalText.OneLine(context.Cluster)}, and the profile is for the cluster '{aws.ClusterName.Text}' in {aws.Region.Text}, account {aws.AccountId.Text}.",
            $"Take its context: aws eks update-kubeconfig --region {aws.Region.Text} --name {aws.ClusterName.Text}."
        );

    /// <summary>CG8206 (warning): objects that are not known.</summary>
    public static Diagnostic StandIns(IEnumerable<Subchart> charts) =>
        Diagnostic.Warning(
            "CG8206",
            null,
            $"What these charts need of the cluster is not known, because they could not be reached: {string.Join(", ", charts.Select(c => $"{c.Name} {c.Version}"))}.",
            "Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml."
        );

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
            $"The release '{maker.Release}' stands without {Listed(definitions)}, and helm upgrade brings no definitions: their objects would be refused.",
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
            $"The namespace '{name}' has a quota for {string.Join(", ", resources)}, which containers of {Listed(objects)} do not say: their pods would be refused.",
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
            $"Of the chart '{chart.Name}', {Listed(workloads)} {(workloads.Length == 1 ? "is" : "are")} not in '{chart.Namespace}'.",
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
            $"Nobody answers the webhook {TerminalText.OneLine(webhook.Name)} ({TerminalText.OneLine(webhook.Configuration)}): the Service {TerminalText.OneLine(webhook.ServiceNamespace)}/{TerminalText.OneLine(webhook.Service)} has no ready endpoint, and the server refuses {Listed(objects)}{(webhook.HasConditions ? ", unless its matchConditions leave them out" : "")}.",
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

    /// <summary>CG8260 (warning): an account has another role.</summary>
    public static Diagnostic OtherRole(string @namespace, string name, string role, string wanted) =>
        Diagnostic.Warning(
            "CG8260",
            null,
            $"ServiceAccount {@namespace}/{name} names the role '{TerminalText.OneLine(role)}', and the profile has '{wanted}'.",
            "Upgrade the release, and restart its pods: they keep the role with which they started."
        );

    /// <summary>CG8260 (warning): accounts have no role yet.</summary>
    public static Diagnostic NoRoles(string @namespace, string[] names) =>
        Diagnostic.Warning(
            "CG8260",
            null,
            $"ServiceAccounts of '{@namespace}' name no role, and the profile gives them one: {string.Join(", ", names)}.",
            "Upgrade the release, and restart its pods: they keep the role with which they started."
        );

    /// <summary>CG8260 (warning): an account has a role of another AWS account.</summary>
    public static Diagnostic RoleOfOtherAccount(string @namespace, string name, string role, string account) =>
        Diagnostic.Warning(
            "CG8260",
            null,
            $"ServiceAccount {@namespace}/{name} names the role '{TerminalText.OneLine(role)}', which is not one of the account {account}.",
            "Give the add-on the role of the profile's account; identity.roles names another where that is meant."
        );

    /// <summary>CG8261 (warning): an account of an add-on has no role.</summary>
    public static Diagnostic NoRole(string @namespace, string name) =>
        Diagnostic.Warning(
            "CG8261",
            null,
            $"ServiceAccount {@namespace}/{name} names no role, so its pods may do nothing in AWS unless EKS Pod Identity gives them one.",
            "Update the add-on with --service-account-role-arn; iam/ has the policy."
        );

    /// <summary>CG8262 (note): associations are not in the cluster.</summary>
    public static Diagnostic RolesAreOutside(AwsSettings? aws, IEnumerable<string> accounts) =>
        new("CG8262", Severity.Note, null, $"Which roles EKS Pod Identity gives is not seen in the cluster: {string.Join(", ", accounts)}.")
        {
            Suggestion =
                $"See them with aws eks list-pod-identity-associations --cluster-name {aws?.ClusterName.Text} --region {aws?.Region.Text}.",
        };

    /// <summary>CG8270: a Secret is missing.</summary>
    public static Diagnostic NoSecret(AwaitedSecret secret) =>
        Diagnostic.Error(
            "CG8270",
            null,
            $"There is no Secret '{secret.Name}' in '{secret.Namespace}'{(secret.ReadBy.Length == 0 ? "" : $"; it is read by {secret.ReadBy}")}.",
            secret.Keys.Length == 0 ? "Make it; each of its keys becomes a variable." : $"Make it with {Keys(secret.Keys)}."
        );

    /// <summary>CG8271: keys are missing.</summary>
    public static Diagnostic NoKeys(AwaitedSecret secret, string[] keys) =>
        Diagnostic.Error(
            "CG8271",
            null,
            $"The Secret '{secret.Name}' in '{secret.Namespace}' lacks {Keys(keys)}: pods that read it do not start.",
            "Add what is missing; keys are case-sensitive."
        );

    /// <summary>CG8271: nothing is under keys.</summary>
    public static Diagnostic EmptyKeys(AwaitedSecret secret, string[] keys) =>
        Diagnostic.Error(
            "CG8271",
            null,
            $"The Secret '{secret.Name}' in '{secret.Namespace}' has nothing under {Keys(keys)}.",
            "Write the value; an empty one starts pods that then cannot log in."
        );

    /// <summary>CG8272 (warning): the upgrade deletes a Secret.</summary>
    public static Diagnostic SecretGoes(AwaitedSecret secret) =>
        Diagnostic.Warning(
            "CG8272",
            null,
            $"The upgrade deletes the Secret '{secret.Name}' in '{secret.Namespace}': it is of the release that stands, and its chart has it no more.",
            $"Keep it: kubectl annotate secret {secret.Name} --namespace {secret.Namespace} helm.sh/resource-policy=keep."
        );

    /// <summary>CG8273: External Secrets cannot write a Secret.</summary>
    public static Diagnostic NotSynced(RenderedObject rendered, string reason) =>
        Diagnostic.Error(
            "CG8273",
            null,
            $"{rendered} is not ready: {(reason.Length == 0 ? "it does not say why" : TerminalText.OneLine(reason))}.",
            $"kubectl describe externalsecret {rendered.Name} --namespace {rendered.Namespace} says what Secrets Manager answered."
        );

    /// <summary>CG8280: a claim would shrink.</summary>
    public static Diagnostic ClaimShrinks(RenderedObject claim, string applied, string wanted) =>
        Diagnostic.Error(
            "CG8280",
            null,
            $"{claim} has {TerminalText.OneLine(applied)}, and the chart asks for {wanted}: volumes do not shrink, and the upgrade would be refused.",
            $"Raise its size to {TerminalText.OneLine(applied)} at least."
        );

    /// <summary>CG8281: the server refuses a change.</summary>
    public static Diagnostic Refused(ObjectChange change, ApplyReason reason) =>
        Diagnostic.Error(
            "CG8281",
            null,
            $"{change.Identity} cannot become what the chart has ({reason.Path}): {TerminalText.OneLine(reason.Text).TrimEnd('.')}; the upgrade would be refused.",
            reason.Remedy is null ? null : TerminalText.OneLine(reason.Remedy)
        );

    /// <summary>CG8282: a Job of the last install stands where another shall run.</summary>
    public static Diagnostic JobInTheWay(ObjectChange change) =>
        Diagnostic.Error(
            "CG8282",
            null,
            $"{change.Identity} of the last install is still there and differs from the chart's: Jobs cannot change, and the upgrade would be refused halfway.",
            $"Before the upgrade: kubectl delete job {change.Identity.Name} --namespace {change.Identity.Namespace} --ignore-not-found. By itself it goes when its ttlSecondsAfterFinished are over."
        );

    /// <summary>CG8283: Helm would have to take an object over.</summary>
    public static Diagnostic OtherOwner(PlannedChart chart, string owner, RenderedObject[] objects) =>
        Diagnostic.Error(
            "CG8283",
            null,
            $"{Listed(objects)} {(objects.Length == 1 ? "is" : "are")} {(owner.Length == 0 ? "there, made by no Helm release" : $"of the release {TerminalText.OneLine(owner)}")}: Helm refuses to install '{chart.Release}' in '{chart.Namespace}' over {(objects.Length == 1 ? "it" : "them")}.",
            owner.Length == 0
                ? "Delete what nobody needs, leave it to who made it by the chart's settings, or hand it over with helm upgrade --take-ownership."
                : "One platform in a cluster brings what the cluster has once; give another release the same by its settings, or use that release's name and namespace."
        );

    /// <summary>CG8284: a release that somebody works on.</summary>
    public static Diagnostic ReleaseIsBusy(PlannedChart chart, string status, int revision) =>
        Diagnostic.Error(
            "CG8284",
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The release '{chart.Release}' in '{chart.Namespace}' is {TerminalText.OneLine(status)} at revision {revision}: Helm refuses another operation."
            ),
            $"Wait for who works on it; if nobody does, helm rollback {chart.Release} --namespace {chart.Namespace}."
        );

    /// <summary>CG8285 (warning): a release that failed.</summary>
    public static Diagnostic ReleaseFailed(PlannedChart chart, int revision) =>
        Diagnostic.Warning(
            "CG8285",
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The release '{chart.Release}' in '{chart.Namespace}' failed at revision {revision}: some of its objects are new, others old."
            ),
            $"See what was refused with helm status {chart.Release} --namespace {chart.Namespace}, then go forward or roll back; do not count on the state before."
        );

    /// <summary>CG8286 (warning): the upgrade deletes a claim.</summary>
    public static Diagnostic ClaimGoes(PlannedChart chart, string name, string @class) =>
        Diagnostic.Warning(
            "CG8286",
            null,
            $"The upgrade deletes PersistentVolumeClaim/{TerminalText.OneLine(name)}: it is of the release '{chart.Release}', and the chart has it no more.",
            $"Copy its data first, or keep it: kubectl annotate persistentvolumeclaim {TerminalText.OneLine(name)} --namespace {chart.Namespace} helm.sh/resource-policy=keep. Whether its volume outlives it is the reclaimPolicy of '{TerminalText.OneLine(@class)}'."
        );

    /// <summary>CG8287: a new StatefulSet would take an old claim.</summary>
    public static Diagnostic ClaimIsAdopted(RenderedObject set, string claim, string @class, string wanted) =>
        Diagnostic.Error(
            "CG8287",
            null,
            $"PersistentVolumeClaim/{TerminalText.OneLine(claim)} is there with the class '{TerminalText.OneLine(@class)}', and {set} would adopt it instead of making one of '{wanted}'.",
            "Bring out what is worth keeping, and delete the claim while nothing runs that mounts it."
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

    /// <summary>A few objects by name, and how many more.</summary>
    public static string Listed(IReadOnlyCollection<RenderedObject> objects)
    {
        var names = objects.Select(o => o.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        return string.Join(", ", names.Take(Named)) + (names.Length > Named ? $" and {names.Length - Named} more" : "");
    }

    private static string More(int count) => count == 1 ? "" : $" and {count - 1} more";

    private static string Keys(IReadOnlyCollection<string> keys) =>
        $"{(keys.Count == 1 ? "the key" : "the keys")} {string.Join(", ", keys.Select(k => $"'{k}'"))}";

    private static string Decoded(string path) => TerminalText.OneLine(Uri.UnescapeDataString(path));

    private static bool KubernetesVersionIsKnown(string version) => Profiles.Facts.KubernetesVersion.TryParse(version, out _);
}
