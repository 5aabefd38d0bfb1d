using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Cluster;

/// <summary>What can be wrong with asking a cluster. Codes are never reused. What others wrote is printed on one line, without control characters.</summary>
internal static class ClusterDiagnostics
{
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

    private static string Decoded(string path) => TerminalText.OneLine(Uri.UnescapeDataString(path));
}
