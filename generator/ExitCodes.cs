namespace ChartGen;

/// <summary>What the command tells its caller. A problem (1) beats a difference (2).</summary>
internal static class ExitCodes
{
    public const int Good = 0;
    public const int Problems = 1;
    public const int Differences = 2;
    public const int WrongUsage = 64;

    /// <summary>A program that the command needs, Helm or kubectl, is missing or too old.</summary>
    public const int NoHelm = 69;

    public const int Cancelled = 130;
}
