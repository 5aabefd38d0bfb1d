using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Cluster;

/// <summary>What roles of accounts and Secrets may lack. Codes are never reused. What others wrote is printed on one line, without control characters.</summary>
internal static class AccountDiagnostics
{
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

    private static string Keys(IReadOnlyCollection<string> keys) =>
        $"{(keys.Count == 1 ? "the key" : "the keys")} {string.Join(", ", keys.Select(k => $"'{k}'"))}";
}
