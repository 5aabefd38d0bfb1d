using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Prerequisites;

/// <summary>The containers beside a CSI driver that register it with the kubelet and ask whether it lives.</summary>
internal static class DriverSidecars
{
    public static ContainerResources Resources { get; } = ContainerResources.Of("10m", "32Mi", "100m", "64Mi");
}
