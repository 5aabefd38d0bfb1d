namespace ChartGen.Sdk.Comparison;

/// <summary>What became of an object.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is there before and after, and not the same.</summary>
    Changed,
}
