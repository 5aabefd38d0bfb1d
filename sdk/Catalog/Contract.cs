using System.Text;

namespace ChartGen.Sdk.Catalog;

/// <summary>
/// What a chart's values may hold, as facts that are kept in the repository: one line for each key below its parent's, one blank further in,
/// <c>key types marks</c>. The key <c>[]</c> stands for each item of a list and each value of a free key; the root is a lone dot. A blank, a
/// backslash and a leading bracket in a key have a backslash before them. Marks are <c>open</c>, <c>unsure</c> (open since what reads it cannot
/// be followed), <c>tpl</c>, <c>unread</c> and <c>deprecated</c> with the paths to use instead.
/// </summary>
internal sealed class Contract(ContractNode root)
{
    private const string ItemKey = "[]";
    private const string Deprecated = "deprecated";

    /// <summary>The root of the values.</summary>
    public ContractNode Root { get; } = root;

    /// <summary>Reads kept facts.</summary>
    public static Contract Parse(string text)
    {
        var above = new List<ContractNode>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            if (line.IsEmpty)
                continue;
            var depth = 0;
            while (line[depth] == ' ')
                depth++;
            line = line[depth..];
            var key = Key(line, out var end);
            above.RemoveRange(depth, above.Count - depth);
            var node =
                depth == 0 ? new()
                : key == ItemKey && line[0] != '\\' ? above[^1].Item = new()
                : above[^1].Child(key);
            Read(node, line[end..]);
            above.Add(node);
        }

        return new(above[0]);
    }

    /// <summary>The facts as they are kept.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        Write(text, 0, ".", Root);
        return text.ToString();
    }

    private static void Write(StringBuilder text, int depth, string key, ContractNode node)
    {
        text.Append(' ', depth).Append(key).Append(' ');
        text.Append(node.Types.Count == 0 ? ContractNode.AnyType : string.Join('|', node.Types));
        if (node.IsOpen)
            text.Append(node.IsUnsure ? " unsure" : " open");
        if (node.IsTemplate)
            text.Append(" tpl");
        if (node.IsUnread)
            text.Append(" unread");
        if (!node.Replacements.IsDefault)
            text.Append(' ').Append(Deprecated).Append(node.Replacements.IsEmpty ? "" : ":").AppendJoin(',', node.Replacements);
        text.Append('\n');
        if (node.Item is { } item)
            Write(text, depth + 1, ItemKey, item);
        foreach (var (name, child) in node.Children)
            Write(text, depth + 1, Escaped(name), child);
    }

    private static void Read(ContractNode node, ReadOnlySpan<char> facts)
    {
        var isFirst = true;
        foreach (var range in facts.Trim(' ').Split(' '))
        {
            var word = facts.Trim(' ')[range];
            if (isFirst)
                node.Types.UnionWith(word.ToString().Split('|'));
            else if (word is "open" or "unsure")
                (node.IsOpen, node.IsUnsure) = (true, word is "unsure");
            else if (word is "tpl")
                node.IsTemplate = true;
            else if (word is "unread")
                node.IsUnread = true;
            else if (word.StartsWith(Deprecated))
                node.Replacements = word.Length == Deprecated.Length ? [] : [.. word[(Deprecated.Length + 1)..].ToString().Split(',')];
            isFirst = false;
        }
    }

    private static string Key(ReadOnlySpan<char> line, out int end)
    {
        for (end = 0; line[end] != ' '; end++)
        {
            if (line[end] == '\\')
                return EscapedKey(line, out end);
        }

        return line[..end].ToString();
    }

    private static string EscapedKey(ReadOnlySpan<char> line, out int end)
    {
        var key = new StringBuilder();
        for (end = 0; line[end] != ' '; end++)
            key.Append(line[end] == '\\' ? line[++end] : line[end]);
        return key.ToString();
    }

    private static string Escaped(string key)
    {
        var escaped = key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);
        return escaped.StartsWith('[') ? "\\" + escaped : escaped;
    }
}
