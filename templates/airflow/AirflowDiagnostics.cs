using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Templates.Airflow;

/// <summary>What Airflow's component finds in a profile.</summary>
internal static class AirflowDiagnostics
{
    public static Diagnostic VariableTwice(string variable, string first, string second) =>
        Diagnostic.Error(
            "CG2010",
            null,
            $"The variable '{variable}' is set by {first} and by {second}, so one container would have it twice, which Helm 4 refuses.",
            first == AirflowEnvironment.Platform ? "Set it in airflow.env, which replaces the platform's value." : "Set it in one of them."
        );

    public static Diagnostic BuiltIn(string variable, string place, string instead) =>
        Diagnostic.Error(
            "CG2011",
            null,
            $"The variable '{variable}' of {place} is set by the Airflow chart itself, so a container would have it twice, which Helm 4 refuses.",
            instead
        );

    public static Diagnostic LogsAreLost(string executor) =>
        Diagnostic.Warning(
            "CG2012",
            null,
            $"With airflow.executor {executor} a task's log ends with its pod: there is no bucket on S3 and no volume that all nodes share.",
            "Choose objectStore.kind s3, or a storage.shared that is ReadWriteMany."
        );
}
