using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>Requests and limits of one container; always complete, so that a namespace with a quota admits every pod.</summary>
public sealed record ContainerResources
{
    /// <summary>CPU that the scheduler reserves.</summary>
    public required Quantity CpuRequest { get; init; }

    /// <summary>Memory that the scheduler reserves.</summary>
    public required Quantity MemoryRequest { get; init; }

    /// <summary>CPU above which the container is slowed down.</summary>
    public required Quantity CpuLimit { get; init; }

    /// <summary>Memory above which the container is killed.</summary>
    public required Quantity MemoryLimit { get; init; }

    /// <summary>Makes requests and limits from their Kubernetes texts.</summary>
    /// <exception cref="FormatException">A text is not a quantity.</exception>
    public static ContainerResources Of(string cpuRequest, string memoryRequest, string cpuLimit, string memoryLimit) =>
        new()
        {
            CpuRequest = Quantity.Parse(cpuRequest),
            MemoryRequest = Quantity.Parse(memoryRequest),
            CpuLimit = Quantity.Parse(cpuLimit),
            MemoryLimit = Quantity.Parse(memoryLimit),
        };
}
