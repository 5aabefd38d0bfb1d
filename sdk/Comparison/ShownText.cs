using System.Text.RegularExpressions;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison;

/// <summary>Writes what stands at a path as one line, without what is secret.</summary>
internal static partial class ShownText
{
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
    public static string Line(string line) => Hidden(line.Trim());

    /// <summary>Whether a text of several lines is one secret, as a private key is.</summary>
    public static bool IsSecretText(string name, string text) => Redaction.IsNamed(name) || Redaction.Hide(text) == Redaction.Hidden;

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
        if (text.Length == 0)
            return "\"\"";
        if (IsNamed(name, text))
            return Redaction.Hidden;
        if (!text.Contains('\n', StringComparison.Ordinal))
            return Hidden(text);
        return IsSecretText("", text) ? Redaction.Hidden : $"({text.TrimEnd('\n').Count(c => c == '\n') + 1} lines)";
    }

    private static string Hidden(string text) =>
        Assignment.Replace(
            Redaction.Hide(text),
            m => IsNamed(m.Groups["name"].Value, m.Groups["value"].Value) ? m.Groups["begin"].Value + Redaction.Hidden : m.Value
        );

    // A password may be a number or begin with a slash: whatever has a secret's name is one, but for a switch or a reference.
    private static bool IsNamed(string name, string text) =>
        Redaction.IsNamed(name) && !Harmless.IsMatch(text) && !NameOfSecret.IsMatch(name);

    [GeneratedRegex(@"^(\(hidden\)|true|false|\$\([A-Za-z0-9_]+\)|\$\{?[A-Za-z0-9_]+\}?|\{\{.*\}\})$")]
    private static partial Regex Harmless { get; }

    // Keys of charts that hold the name of a Secret or say what becomes of a token.
    [GeneratedRegex("^(existing.*|(automount|serviceAccount).*)$", RegexOptions.IgnoreCase)]
    private static partial Regex NameOfSecret { get; }

    [GeneratedRegex(
        @"(?<begin>(?<![\w.-])(?<option>--?)?(?>(?<name>[A-Za-z_][\w.-]*))[""']?(\s*[:=]\s*|(?(option)\s+|(?!)))[""']?)(?<value>[^\s""',;]+)"
    )]
    private static partial Regex Assignment { get; }
}
