using System.Text.RegularExpressions;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison;

/// <summary>Writes what stands at a path as one line, without what is secret.</summary>
internal static partial class Redaction
{
    /// <summary>What stands for a secret.</summary>
    public const string Secret = "(secret)";

    private const string Checksum = "(checksum)";

    /// <summary>The node as YAML's flow style writes it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The key that it has, the variable whose value it is, or the option before it.</param>
    public static string OneLine(ValuesNode node, string name) =>
        node switch
        {
            ValuesMap map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {OneLine(e.Value, NameOf(map, e.Key))}"))}}}",
            ValuesList list => $"[{string.Join(", ", list.Items.Select((item, i) => OneLine(item, NameOf(list, i, name))))}]",
            ValuesScalar scalar => Scalar(scalar, name),
            _ => "",
        };

    /// <summary>A line of a longer text.</summary>
    public static string Line(string line) => Holds(line) ? Secret : line.Trim();

    /// <summary>Whether a text of several lines is one secret, as a private key is.</summary>
    public static bool IsSecretText(string name, string text) =>
        PlaintextPlaces.IsSecretName(name) || text.Contains("PRIVATE KEY-----", StringComparison.Ordinal);

    /// <summary>The name that tells what an entry of a map is: for the value of a variable the variable's.</summary>
    public static string NameOf(ValuesMap map, string key) => key == "value" && map.TextAt("name") is { Length: > 0 } name ? name : key;

    /// <summary>The name that tells what an item of a list is: for an argument the option before it.</summary>
    public static string NameOf(ValuesList list, int index, string name) =>
        index > 0 && list.Items[index - 1].Text() is ['-', .. var option] && !option.Contains('=', StringComparison.Ordinal)
            ? option.TrimStart('-')
            : name;

    private static string Scalar(ValuesScalar scalar, string name)
    {
        var text = scalar.Text;
        if (name.StartsWith("checksum/", StringComparison.Ordinal))
            return Checksum;
        if (IsHidden(scalar, name))
            return Secret;
        if (text.Contains('\n', StringComparison.Ordinal))
            return $"({text.TrimEnd('\n').Count(c => c == '\n') + 1} lines)";
        return text.Length == 0 ? "\"\"" : text;
    }

    // A password may be a number or begin with a slash: whatever has a secret's name is one, but for a switch or a reference.
    private static bool IsHidden(ValuesScalar scalar, string name) =>
        scalar.Kind != ScalarKind.Boolean && (IsNamed(name, scalar.Text) || Holds(scalar.Text));

    private static bool IsNamed(string name, string text) =>
        PlaintextPlaces.IsSecretName(name) && text.Length > 0 && !Harmless().IsMatch(text) && !NameOfSecret().IsMatch(name);

    private static bool Holds(string text) =>
        PlaintextPlaces.IsSecret("", text) || Assignment().Matches(text).Any(m => IsNamed(m.Groups["name"].Value, m.Groups["value"].Value));

    [GeneratedRegex(@"^(true|false|\$\([A-Za-z0-9_]+\)|\$\{?[A-Za-z0-9_]+\}?|\{\{.*\}\})$")]
    private static partial Regex Harmless();

    // From the beginning of a word and without going back: a certificate is one word of thousands of letters.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9_])(?<name>(?>[A-Za-z_][A-Za-z0-9_.-]*))[""']?\s*([:=]\s*|(?<=(^|\s)--?[A-Za-z0-9_.-]*)\s+)[""']?(?<value>[^\s""',;]+)"
    )]
    private static partial Regex Assignment();

    // Keys that hold the name of a Secret, in the settings and in charts.
    [GeneratedRegex(
        "^(existing.*|(image)?pullSecrets|secrets?|credentialsSecret|tlsSecret|(automount|serviceAccount).*)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NameOfSecret();
}
