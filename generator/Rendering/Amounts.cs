using System.Globalization;
using ChartGen.Sdk.Comparison;

namespace ChartGen.Rendering;

/// <summary>Amounts of CPU, memory and storage as people write them.</summary>
internal static class Amounts
{
    private static readonly string[] Units = ["", "Ki", "Mi", "Gi", "Ti", "Pi"];

    /// <summary>Thousandths of a core: <c>500m</c>, <c>2.5</c>.</summary>
    public static string Cpu(long milli) =>
        milli is > 0 and < 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{milli}m")
            : (milli / 1000m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Bytes: <c>512Mi</c>, <c>2.5Gi</c>.</summary>
    public static string Bytes(long bytes)
    {
        decimal amount = bytes;
        var unit = 0;
        while (amount >= 1024 && unit < Units.Length - 1)
            (amount, unit) = (amount / 1024, unit + 1);
        return amount.ToString("0.##", CultureInfo.InvariantCulture) + Units[unit];
    }

    /// <summary>
    /// What an object asks for: <c>2 pods, 500m CPU, 1Gi</c>, or its storage; <see langword="null"/> for nothing. Where only limits differ
    /// they are told.
    /// </summary>
    public static string? Of(Demand? demand, DemandChange change)
    {
        if (demand is null)
            return null;
        if (demand.Pods == 0)
            return change.StorageClass.Length == 0 ? Bytes(demand.Storage) : $"{Bytes(demand.Storage)} {change.StorageClass}";
        var pods = change.IsPerNode
            ? "on each node"
            : string.Create(CultureInfo.InvariantCulture, $"{demand.Pods} pod{(demand.Pods == 1 ? "" : "s")}");
        return AsksForTheSame(change)
            ? $"{pods}, at most {Cpu(demand.MilliCpuLimit)} CPU, {Bytes(demand.MemoryLimit)}"
            : $"{pods}, {Cpu(demand.MilliCpu)} CPU, {Bytes(demand.Memory)}";
    }

    private static bool AsksForTheSame(DemandChange change) =>
        change is { Before: { } a, After: { } b } && (a.Pods, a.MilliCpu, a.Memory) == (b.Pods, b.MilliCpu, b.Memory);
}
