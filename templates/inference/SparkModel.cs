using System.Globalization;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Inference;

/// <summary>What a SparkApplication (sparkoperator.k8s.io/v1beta2, operator 2.5.2) says beside what all pods have in common.</summary>
internal static class SparkModel
{
    public static ValuesMap Of(ComponentContext context, InferenceChoice.Spark spark, SparkMemory memory) =>
        PodModel
            .Of(context, spark)
            .With("type", SparkProgram.TypeOf(spark))
            .With("application", SparkProgram.UrlOf(spark))
            .With("hasMainClass", spark.MainClass is not null)
            .With("mainClass", spark.MainClass ?? "")
            .With("sparkVersion", spark.SparkVersion.Text)
            .With("pullSecretNames", Models.Names(context.Profile.Images.PullSecrets))
            .With("cores", SparkMemory.Cores(spark.Resources.CpuLimit))
            .With("coreRequest", spark.Resources.CpuRequest.Text)
            .With("coreLimit", spark.Resources.CpuLimit.Text)
            .With("blockManagerPort", InferenceNetwork.BlockManagerPort.ToString(CultureInfo.InvariantCulture))
            .With("heap", Mebibytes(memory.Heap))
            .With("beside", Mebibytes(memory.Beside))
            .With("isWatched", context.Profile.NeedsPrometheus())
            .With("driverMetrics", InferenceMetrics.DriverPath);

    private static string Mebibytes(long amount) => amount.ToString(CultureInfo.InvariantCulture) + "m";
}
