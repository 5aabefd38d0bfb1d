namespace ChartGen.Sdk.Policies;

/// <summary>Lists of names in sentences.</summary>
internal static class Words
{
    /// <summary><c>'a' or 'b'</c>.</summary>
    public static string Either(IEnumerable<string> names) => string.Join(" or ", names.Select(n => $"'{n}'"));

    /// <summary><c>a and b</c>.</summary>
    public static string And(IEnumerable<string> names) => string.Join(" and ", names);
}
