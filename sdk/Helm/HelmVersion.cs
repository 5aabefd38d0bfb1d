using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Helm;

/// <summary>A version of Helm. Pre-releases and builds count as the version they lead to.</summary>
/// <param name="Major">The major number.</param>
/// <param name="Minor">The minor number.</param>
/// <param name="Patch">The patch number.</param>
public readonly partial record struct HelmVersion(int Major, int Minor, int Patch)
{
    /// <summary>What ChartGen asks for, in words.</summary>
    public const string Required = "Helm 3.19 or later, or 4";

    /// <summary>Whether ChartGen can work with it: 3.19 is what the Airflow chart asks for.</summary>
    public bool IsSupported => Major > 3 || (Major == 3 && Minor >= 19);

    /// <summary>Reads what <c>helm version</c> prints: <c>v4.2.3</c>, <c>v3.19.0+g1234567</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out HelmVersion? version)
    {
        var match = Pattern.Match(text);
        version = match.Success ? new(Number(match, 1), Number(match, 2), Number(match, 3)) : null;
        return match.Success;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    [GeneratedRegex(@"\A\s*v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:[-+][0-9A-Za-z.+-]{1,100})?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
