using System.Text;

namespace ChartGen.Sdk.Values;

/// <summary>Writes a values tree as YAML that Helm reads back as the same tree.</summary>
public static class ValuesWriter
{
    /// <summary>A tree as a block, with a final newline.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="looseRoot">Whether an empty line stands between the keys of the root.</param>
    public static string Write(ValuesNode node, bool looseRoot = false)
    {
        var text = new StringBuilder(1024);
        switch (node)
        {
            case ValuesMap { Count: > 0 } map:
                WriteMap(text, map, 0, looseRoot);
                break;
            case ValuesList { Items.Length: > 0 } list:
                WriteList(text, list, 0);
                break;
            default:
                WriteValue(text, node, 0);
                break;
        }

        if (text[^1] != '\n')
            text.Append('\n');
        return text.ToString();
    }

    /// <summary>A scalar as one token on one line.</summary>
    public static string Inline(ValuesScalar scalar) => scalar.Kind == ScalarKind.String ? YamlScalars.Inline(scalar.Text) : scalar.Text;

    private static void WriteMap(StringBuilder text, ValuesMap map, int indent, bool loose = false)
    {
        for (var i = 0; i < map.Entries.Length; i++)
        {
            if (i > 0)
                text.Append(loose ? "\n" : "").Append(' ', indent);
            WriteEntry(text, map.Entries[i], indent);
        }
    }

    private static void WriteEntry(StringBuilder text, ValuesEntry entry, int indent)
    {
        if (entry.Comment is not null)
        {
            foreach (var line in entry.Comment.Split('\n'))
                text.Append('#').Append(line.Length == 0 ? "" : " ").Append(line).Append('\n').Append(' ', indent);
        }

        text.Append(YamlScalars.Inline(entry.Key)).Append(':');
        WriteValue(text, entry.Value, indent);
    }

    // After a key or at the root: on the same line when the value is a token, on lines of its own otherwise.
    private static void WriteValue(StringBuilder text, ValuesNode node, int indent)
    {
        switch (node)
        {
            case ValuesMap { Count: > 0 } map:
                text.Append('\n').Append(' ', indent + 2);
                WriteMap(text, map, indent + 2);
                break;
            case ValuesList { Items.Length: > 0 } list:
                text.Append('\n').Append(' ', indent + 2);
                WriteList(text, list, indent + 2);
                break;
            default:
                WriteToken(text, node, indent);
                break;
        }
    }

    private static void WriteList(StringBuilder text, ValuesList list, int indent)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (i > 0)
                text.Append(' ', indent);
            text.Append('-');
            switch (list.Items[i])
            {
                case ValuesMap { Count: > 0 } map:
                    text.Append(' ');
                    WriteMap(text, map, indent + 2);
                    break;
                case ValuesList { Items.Length: > 0 } inner:
                    text.Append(' ');
                    WriteList(text, inner, indent + 2);
                    break;
                default:
                    WriteToken(text, list.Items[i], indent);
                    break;
            }
        }
    }

    private static void WriteToken(StringBuilder text, ValuesNode node, int indent)
    {
        if (text.Length > 0)
            text.Append(' ');
        switch (node)
        {
            case ValuesMap:
                text.Append("{}\n");
                break;
            case ValuesList:
                text.Append("[]\n");
                break;
            case ValuesScalar { Kind: ScalarKind.String } scalar when YamlScalars.IsCleanBlock(scalar.Text):
                text.Append("|\n");
                foreach (var line in scalar.Text[..^1].Split('\n'))
                    text.Append(' ', line.Length == 0 ? 0 : indent + 2).Append(line).Append('\n');
                break;
            case ValuesScalar scalar:
                text.Append(Inline(scalar)).Append('\n');
                break;
        }
    }
}
