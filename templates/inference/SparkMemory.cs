using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Inference;

/// <summary>
/// How a pod's memory is shared between Spark's heap and what lies beside it. Spark asks for their sum as request and as limit, so the sum is
/// the profile's limit.
/// </summary>
/// <param name="Heap">Mebibytes of heap.</param>
/// <param name="Beside">Mebibytes beside the heap: at least 384; by Spark's own factors 0.4 of the heap for Python and R, 0.1 for the JVM.</param>
internal sealed record SparkMemory(long Heap, long Beside)
{
    /// <summary>Mebibytes that a driver or an executor needs at least: Spark refuses to start with a heap below 450.</summary>
    public const long Least = LeastBeside + LeastHeap;

    private const long LeastBeside = 384;
    private const long LeastHeap = 512;

    /// <summary>Whether Spark would refuse to start.</summary>
    public bool IsTooSmall => Heap < LeastHeap;

    public static SparkMemory Of(InferenceChoice.Spark spark)
    {
        var total = (long)(spark.Resources.MemoryLimit.Amount() / (1024 * 1024));
        var factor = SparkProgram.TypeOf(spark) is "Python" or "R" ? 0.4m : 0.1m;
        var beside = Math.Max(LeastBeside, (long)Math.Ceiling(total * factor / (1 + factor)));
        return new(total - beside, beside);
    }

    /// <summary>Tasks that run at once: the whole cores of the limit, at least one.</summary>
    public static int Cores(Quantity limit) => (int)Math.Clamp(limit.Amount(), 1, 1024);
}
