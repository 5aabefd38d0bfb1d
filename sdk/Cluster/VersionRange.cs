using System.Globalization;

namespace ChartGen.Sdk.Cluster;

/// <summary>The Kubernetes versions that a chart takes: comparisons joined by blanks or commas, alternatives by <c>||</c>.</summary>
internal static class VersionRange
{
    /// <summary>Whether a version is in a range; <see langword="null"/> for a range that is written otherwise.</summary>
    /// <param name="range">As Chart.yaml has it: <c>&gt;= 1.19.0-0</c>.</param>
    /// <param name="version">The version's numbers.</param>
    public static bool? Contains(string range, Version version)
    {
        bool? found = false;
        foreach (var alternative in range.Split("||"))
        {
            if (All(alternative, version) is not { } holds)
                return null;
            found |= holds;
        }

        return found;
    }

    /// <summary>The numbers of a server's version, <c>v1.34.1-eks-113cf36</c>; <see langword="null"/> where it has none.</summary>
    public static Version? Read(string text)
    {
        var numbers = text.TrimStart('v').Split('-', '+')[0].Split('.');
        if (numbers.Length is 0 or > 3)
            return null;
        var parts = new int[3];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]))
                return null;
        }

        return new(parts[0], parts[1], parts[2]);
    }

    // A blank may stand between the sign and the number.
    private static bool? All(string comparisons, Version version)
    {
        var holds = true;
        var sign = "";
        foreach (var word in comparisons.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var number = word.TrimStart('<', '>', '=');
            sign += word[..^number.Length];
            if (number.Length == 0)
                continue;
            if (Read(number) is not { } bound)
                return null;
            switch (sign)
            {
                case ">=":
                    holds &= version >= bound;
                    break;
                case ">":
                    holds &= version > bound;
                    break;
                case "<=":
                    holds &= version <= bound;
                    break;
                case "<":
                    holds &= version < bound;
                    break;
                case "" or "=":
                    holds &= version == bound;
                    break;
                default:
                    return null;
            }

            sign = "";
        }

        return sign.Length == 0 ? holds : null;
    }
}
