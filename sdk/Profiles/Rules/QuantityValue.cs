using System.Buffers;
using System.Globalization;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>What a quantity amounts to.</summary>
internal static class QuantityValue
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private const string DecimalUnits = "kMGTPE";

    /// <summary>The amount, or <see langword="null"/> for a quantity that only the site knows.</summary>
    public static double? Of(Quantity quantity)
    {
        var text = quantity.Text.TrimStart('+');
        var digits = text.AsSpan().IndexOfAnyExcept(Digits);
        if (text.Length == 0)
            return null;
        if (digits < 0)
            return Number(text);
        var (number, unit) = (Number(text[..digits]), text[digits..]);
        if (unit.EndsWith('i'))
            return number * Math.Pow(1024, "KMGTPE".IndexOf(unit[0], StringComparison.Ordinal) + 1);
        return unit switch
        {
            "n" => number / 1e9,
            "u" => number / 1e6,
            "m" => number / 1e3,
            [var prefix] when DecimalUnits.Contains(prefix, StringComparison.Ordinal) => number
                * Math.Pow(1000, DecimalUnits.IndexOf(prefix, StringComparison.Ordinal) + 1),
            _ => Number(text),
        };
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
