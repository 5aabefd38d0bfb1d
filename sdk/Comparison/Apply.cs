namespace ChartGen.Sdk.Comparison;

/// <summary>What it takes to bring a change to a cluster, the least first.</summary>
public enum Apply
{
    /// <summary>The upgrade does it, and nothing stops.</summary>
    InPlace,

    /// <summary>The upgrade does it, and pods are replaced.</summary>
    Restart,

    /// <summary>The object has to be deleted and made anew; what it stores is not touched.</summary>
    Recreate,

    /// <summary>Data has to be brought from one volume to another, or is lost.</summary>
    DataMove,
}

/// <summary>The words of reports.</summary>
public static class ApplyWords
{
    /// <summary><c>in-place</c>, <c>restart</c>, <c>recreate</c> or <c>data-move</c>.</summary>
    public static string Word(this Apply apply) =>
        apply switch
        {
            Apply.InPlace => "in-place",
            Apply.Restart => "restart",
            Apply.Recreate => "recreate",
            _ => "data-move",
        };

    /// <summary><c>added</c>, <c>removed</c> or <c>changed</c>.</summary>
    public static string Word(this ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Added => "added",
            ChangeKind.Removed => "removed",
            _ => "changed",
        };
}
