namespace ChartGen.Sdk.Profiles;

/// <summary>What the cluster can survive.</summary>
/// <param name="Nodes">Nodes that carry the platform, at least 1.</param>
/// <param name="Zones">Zones of those nodes, at least 1.</param>
public sealed record AvailabilitySettings(int Nodes, int Zones)
{
    /// <summary>Whether pods must be spread and protected from a drain.</summary>
    public bool SeveralNodes => Nodes > 1;
}
