using System.Globalization;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster;

/// <summary>What an upgrade may meet. Codes are never reused. What others wrote is printed on one line, without control characters.</summary>
internal static class UpgradeDiagnostics
{
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
            $"{ObjectNames.Listed(objects)} {(objects.Length == 1 ? "is" : "are")} {(owner.Length == 0 ? "there, made by no Helm release" : $"of the release {TerminalText.OneLine(owner)}")}: Helm refuses to install '{chart.Release}' in '{chart.Namespace}' over {(objects.Length == 1 ? "it" : "them")}.",
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
}
