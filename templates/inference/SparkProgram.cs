using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Inference;

/// <summary>What Spark runs, as a SparkApplication says it.</summary>
internal static class SparkProgram
{
    /// <summary>The type, by the program's suffix; Scala stands for every jar.</summary>
    public static string TypeOf(InferenceChoice.Spark spark) =>
        Path.GetExtension(spark.Application) switch
        {
            ".jar" => "Scala",
            ".R" or ".r" => "R",
            _ => "Python",
        };

    /// <summary>The program as a URL: a path is one inside the pod, and a relative one lies in the cloned code.</summary>
    public static string UrlOf(InferenceChoice.Spark spark)
    {
        var application = spark.Application;
        if (application.Contains("://", StringComparison.Ordinal))
            return application;
        if (application.StartsWith('/'))
            return $"local://{application}";
        return spark.Git is { } git ? $"local://{PodModel.CodeFolder(git)}/{application}" : application;
    }

    /// <summary>What is missing to run the program, or <see langword="null"/>.</summary>
    public static Diagnostic? Needs(InferenceChoice.Spark spark)
    {
        if (!UrlOf(spark).Contains("://", StringComparison.Ordinal))
            return InferenceDiagnostics.NoCode(spark.Application);
        return TypeOf(spark) == "Scala" && spark.MainClass is null ? InferenceDiagnostics.NoMainClass(spark.Application) : null;
    }
}
