using System.Globalization;

namespace ChartGen.Rendering;

/// <summary>Numbers of things, as people write them.</summary>
internal static class Words
{
    /// <summary><c>1 image</c>, <c>2 images</c>.</summary>
    public static string Count(int count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
