using System.Buffers.Text;
using System.Globalization;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>What a text is not, though it has to be.</summary>
/// <param name="Name">What it has to be, with its article.</param>
/// <param name="Suggestion">A rule or an example.</param>
internal sealed record Malformed(string Name, string Suggestion)
{
    private static readonly Malformed NoQuantity = new(
        "a quantity",
        "Write a number with an optional unit such as m, Ki, Mi, Gi, k, M, G, as in '512Mi'."
    );

    private static readonly Malformed NoBase64 = new("base64", "Encode it, or use 'stringData' of a Secret.");

    private static readonly Malformed NoTime = new("a time", "Write it as in '2026-01-31T12:00:00Z'.");

    /// <summary>What the scalar is not, or <see langword="null"/> where it is well formed.</summary>
    public static Malformed? Of(ValuesScalar scalar, ValueKind kind, ValueLimits limits)
    {
        if (kind == ValueKind.Quantity && !Quantity.TryParse(scalar.Text.TrimStart('-'), out _))
            return NoQuantity;
        if (kind == ValueKind.Bytes && !Base64.IsValid(scalar.Text))
            return NoBase64;
        if (kind == ValueKind.Time && !DateTimeOffset.TryParse(scalar.Text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return NoTime;
        if (scalar.Kind != ScalarKind.String)
            return null;
        if (limits.Pattern is { } pattern && !pattern.IsMatch(scalar.Text))
            return new("what its pattern says", $"It must match {pattern}.");
        var (least, most) = limits.Length;
        return scalar.Text.Length < least || scalar.Text.Length > most
            ? new(
                "of legal length",
                most == int.MaxValue
                    ? string.Create(CultureInfo.InvariantCulture, $"It must have at least {least} characters.")
                    : string.Create(CultureInfo.InvariantCulture, $"It must have {least} to {most} characters.")
            )
            : null;
    }
}
