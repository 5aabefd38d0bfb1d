namespace ChartGen.Sdk.Comparison;

/// <summary>What pods and claims ask of a cluster: what it costs to run them.</summary>
/// <param name="Pods">Pods that stand at the same time, at least.</param>
/// <param name="MilliCpu">Thousandths of a core that are requested.</param>
/// <param name="Memory">Bytes of memory that are requested.</param>
/// <param name="MilliCpuLimit">Thousandths of a core up to which the pods may go; 0 for a container without a limit.</param>
/// <param name="MemoryLimit">Bytes of memory up to which the pods may go.</param>
/// <param name="Storage">Bytes of the claims.</param>
public sealed record Demand(int Pods, long MilliCpu, long Memory, long MilliCpuLimit, long MemoryLimit, long Storage)
{
    /// <summary>Nothing at all.</summary>
    public static Demand None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public Demand And(Demand other) =>
        new(
            Pods + other.Pods,
            MilliCpu + other.MilliCpu,
            Memory + other.Memory,
            MilliCpuLimit + other.MilliCpuLimit,
            MemoryLimit + other.MemoryLimit,
            Storage + other.Storage
        );

    /// <summary>As many times.</summary>
    internal Demand Times(int count) =>
        new(Pods * count, MilliCpu * count, Memory * count, MilliCpuLimit * count, MemoryLimit * count, Storage * count);
}
