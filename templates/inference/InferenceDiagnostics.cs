using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Templates.Inference;

/// <summary>Every message of the inference component.</summary>
internal static class InferenceDiagnostics
{
    public static Diagnostic TooLittleMemory(string limit) =>
        Diagnostic.Error(
            "CG2070",
            null,
            $"inference.resources.limits.memory is {limit}, and Spark would refuse to start: a driver or an executor needs {SparkMemory.Least}Mi.",
            "Set it to 1Gi or more."
        );

    public static Diagnostic NoCode(string application) =>
        Diagnostic.Error(
            "CG2071",
            null,
            $"inference.application '{application}' is a path in cloned code, but inference.git is not set.",
            $"Set inference.git, or name a file of the image: local:///opt/app/{application}."
        );

    public static Diagnostic NoMainClass(string application) =>
        Diagnostic.Error(
            "CG2072",
            null,
            $"inference.application '{application}' is a jar, and Spark must be told which of its classes to start.",
            "Set inference.mainClass."
        );
}
