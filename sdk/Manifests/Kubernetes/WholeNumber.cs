using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>The whole number that Helm makes of a scalar.</summary>
internal static class WholeNumber
{
    /// <summary>The number, or <see langword="null"/> where the scalar is none, or one of more than 64 bits. <c>0644</c> is octal, <c>1.0</c> is 1.</summary>
    public static long? Of(ValuesScalar scalar)
    {
        var text = scalar.Text.Replace("_", "", StringComparison.Ordinal);
        if (scalar.Kind == ScalarKind.Float)
            return
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsInteger(number)
                && Math.Abs(number) < long.MaxValue
                ? (long)number
                : null;
        if (scalar.Kind != ScalarKind.Integer)
            return null;
        var isNegative = text[0] == '-';
        var digits = text.TrimStart('+', '-');
        var (radix, start) = digits switch
        {
            ['0', 'x', ..] => (16, 2),
            ['0', 'b', ..] => (2, 2),
            ['0', 'o', ..] => (8, 2),
            ['0', _, ..] when !digits.Contains('8', StringComparison.Ordinal) && !digits.Contains('9', StringComparison.Ordinal) => (8, 1),
            _ => (10, 0),
        };
        long value = 0;
        foreach (var digit in digits.AsSpan(start))
        {
            try
            {
                value = checked((value * radix) + Convert.ToInt32(char.ToString(digit), 16));
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        return isNegative ? -value : value;
    }
}
