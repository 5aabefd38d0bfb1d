using System.Globalization;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

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
        var total = (long)(Amount(spark.Resources.MemoryLimit) / (1024 * 1024));
        var factor = SparkProgram.TypeOf(spark) is "Python" or "R" ? 0.4m : 0.1m;
        var beside = Math.Max(LeastBeside, (long)Math.Ceiling(total * factor / (1 + factor)));
        return new(total - beside, beside);
    }

    /// <summary>Tasks that run at once: the whole cores of the limit, at least one.</summary>
    public static int Cores(Quantity limit) => (int)Math.Clamp(Amount(limit), 1, 1024);

    private static decimal Amount(Quantity quantity)
    {
        var text = quantity.Text.TrimStart('+');
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        return decimal.Parse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Unit(text[digits..]);
    }

    private static decimal Unit(string unit) =>
        unit switch
        {
            "" => 1,
            "n" => 1e-9m,
            "u" => 1e-6m,
            "m" => 1e-3m,
            "k" => 1e3m,
            "M" => 1e6m,
            "G" => 1e9m,
            "T" => 1e12m,
            "P" => 1e15m,
            "E" => 1e18m,
            "Ki" => 1L << 10,
            "Mi" => 1L << 20,
            "Gi" => 1L << 30,
            "Ti" => 1L << 40,
            "Pi" => 1L << 50,
            "Ei" => 1L << 60,
            _ => decimal.Parse($"1{unit}", NumberStyles.AllowExponent, CultureInfo.InvariantCulture),
        };
}
