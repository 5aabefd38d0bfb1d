using System.Text;

namespace ChartGen.Sdk.Templating;

/// <summary>Keeps Helm's <c>{{ }}</c> apart from Scriban's marks and from a user's text.</summary>
public static class HelmBraces
{
    /// <summary>A text that Helm's engine, or a subchart's <c>tpl</c>, prints as it stands.</summary>
    public static string Escape(string text) => text.Replace("{{", "{{ \"{{\" }}", StringComparison.Ordinal);

    // Same width as the marks they stand for, so that lines and columns of errors stay right.
    private const string Open = "\uE000\uE001";
    private const string Close = "\uE002\uE003";

    /// <summary>Whether a text holds one of the four characters that stand for braces while Scriban runs.</summary>
    internal static bool HoldsReserved(string text) => text.AsSpan().IndexOfAnyInRange('\uE000', '\uE003') >= 0;

    internal static string ToScriban(string template) =>
        new StringBuilder(template).Replace("{{", Open).Replace("}}", Close).Replace("<%", "{{").Replace("%>", "}}").ToString();

    internal static string ToHelm(string rendered) => new StringBuilder(rendered).Replace(Open, "{{").Replace(Close, "}}").ToString();
}
