using System.Collections.Immutable;

namespace ChartGen.Sdk.Comparison;

/// <summary>What two sequences have in common, in their order.</summary>
internal static class Alignment
{
    // Above this the table is too large; what lies between the common beginning and end counts as one change.
    private const long Limit = 4_000_000;

    /// <summary>A stretch in which the sequences differ.</summary>
    /// <param name="Before">The positions in the first.</param>
    /// <param name="After">The positions in the second.</param>
    public readonly record struct Hunk(Range Before, Range After);

    /// <summary>The stretches in which two sequences differ.</summary>
    public static ImmutableArray<Hunk> Of<T>(ImmutableArray<T> a, ImmutableArray<T> b, Func<T, T, bool> equal)
    {
        var start = 0;
        while (start < a.Length && start < b.Length && equal(a[start], b[start]))
            start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && equal(a[^(end + 1)], b[^(end + 1)]))
            end++;
        var (n, m) = (a.Length - start - end, b.Length - start - end);
        if (n == 0 && m == 0)
            return [];
        if (n == 0 || m == 0 || (long)n * m > Limit)
            return [new(start..(start + n), start..(start + m))];
        return Hunks(a.Slice(start, n), b.Slice(start, m), equal, start);
    }

    private static ImmutableArray<Hunk> Hunks<T>(ImmutableArray<T> a, ImmutableArray<T> b, Func<T, T, bool> equal, int start)
    {
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                longest[i, j] = equal(a[i], b[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var hunks = ImmutableArray.CreateBuilder<Hunk>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length; )
        {
            var (fromA, fromB) = (i, j);
            while (i < a.Length || j < b.Length)
            {
                if (i < a.Length && j < b.Length && equal(a[i], b[j]))
                    break;
                if (j == b.Length || (i < a.Length && longest[i + 1, j] >= longest[i, j + 1]))
                    i++;
                else
                    j++;
            }

            if (i > fromA || j > fromB)
                hunks.Add(new((fromA + start)..(i + start), (fromB + start)..(j + start)));
            while (i < a.Length && j < b.Length && equal(a[i], b[j]))
                (i, j) = (i + 1, j + 1);
        }

        return hunks.ToImmutable();
    }
}
