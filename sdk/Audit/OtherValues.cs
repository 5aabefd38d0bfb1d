using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>
/// Values to put in another's place, to see whether anybody reads it. A schema may refuse the first, so there are more; they are tried in
/// their order, and one that does not render shows nothing.
/// </summary>
internal static class OtherValues
{
    /// <summary>The most that there are for one value.</summary>
    public const int MaxCount = 4;

    /// <summary>The values to try.</summary>
    public static ImmutableArray<ValuesNode> Of(ValuesNode value) =>
        value switch
        {
            ValuesScalar { Kind: ScalarKind.Boolean } scalar => [!IsTrue(scalar.Text)],
            ValuesScalar { Kind: ScalarKind.Integer } scalar
                when int.TryParse(scalar.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) =>
            [
                n + 1,
                n - 1,
                n == 0 ? 100 : 0,
            ],
            ValuesScalar { Kind: ScalarKind.Float or ScalarKind.Integer } => [1, 0],
            ValuesScalar { Kind: ScalarKind.Null } => ["changed", 1, true, ValuesMap.Of(("changed", "true"))],
            ValuesScalar { Text: var text } => [$"{text}-changed", NextNumber(text), "", "changed"],
            ValuesMap => [ValuesMap.Of(("changed", "true")), ValuesMap.Of(("name", "changed")), true],
            ValuesList =>
            [
                ValuesList.OfStrings(["changed"]),
                ValuesList.Of(ValuesMap.Of(("name", "changed"))),
                ValuesList.Of(ValuesMap.Of(("key", "changed"))),
            ],
            _ => [],
        };

    private static bool IsTrue(string text) => text[0] is 't' or 'T' or 'y' or 'Y' || text.Equals("on", StringComparison.OrdinalIgnoreCase);

    // A quantity, a duration or a version stays one when its first digits change.
    private static string NextNumber(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return "1";
        var digits = text.AsSpan(start).IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length - start;
        return
            int.TryParse(text.AsSpan(start, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{text[..start]}{number + 1}{text[(start + digits)..]}")
            : "1";
    }
}
