using System.Globalization;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Templates.Common;

/// <summary>What a quantity amounts to: bytes, or cores.</summary>
internal static class Quantities
{
    /// <summary>The amount.</summary>
    public static decimal Amount(this Quantity quantity)
    {
        var text = quantity.Text.TrimStart('+');
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        return decimal.Parse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Unit(text[digits..]);
    }

    private static decimal Unit(string unit) =>
        unit switch
        {
            "" => 1,
            "n" => 1e-9m,
            "u" => 1e-6m,
            "m" => 1e-3m,
            "k" => 1e3m,
            "M" => 1e6m,
            "G" => 1e9m,
            "T" => 1e12m,
            "P" => 1e15m,
            "E" => 1e18m,
            "Ki" => 1L << 10,
            "Mi" => 1L << 20,
            "Gi" => 1L << 30,
            "Ti" => 1L << 40,
            "Pi" => 1L << 50,
            "Ei" => 1L << 60,
            _ => decimal.Parse($"1{unit}", NumberStyles.AllowExponent, CultureInfo.InvariantCulture),
        };
}
