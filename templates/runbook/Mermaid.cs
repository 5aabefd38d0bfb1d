using System.Text;

namespace ChartGen.Templates.Runbook;

/// <summary>A flowchart in Mermaid's words. Texts may hold anything; ids are letters and digits.</summary>
internal sealed class Mermaid
{
    private readonly StringBuilder _text = new(
        "%%{init: {\"flowchart\": {\"wrappingWidth\": 320, \"subGraphTitleMargin\": {\"top\": 4, \"bottom\": 12}}}}%%\nflowchart TB\n"
    );
    private int _depth = 1;

    /// <summary>A box.</summary>
    public Mermaid Box(string id, params IEnumerable<string> lines) => Node(id, "[", "]", lines);

    /// <summary>A store or a volume.</summary>
    public Mermaid Store(string id, params IEnumerable<string> lines) => Node(id, "[(", ")]", lines);

    /// <summary>Someone outside.</summary>
    public Mermaid Person(string id, params IEnumerable<string> lines) => Node(id, "([", "])", lines);

    /// <summary>A frame around what <paramref name="content"/> draws.</summary>
    public Mermaid Frame(string id, string title, Action<Mermaid> content)
    {
        // A title is broken after 200 pixels, and its second line lies under what the frame holds.
        Line($"subgraph {id} [{Quoted([title.Replace(' ', '\u00a0').Replace('-', '\u2011')])}]");
        _depth++;
        content(this);
        _depth--;
        return Line("end");
    }

    /// <summary>An arrow.</summary>
    public Mermaid Arrow(string from, string to, string label = "") =>
        Line(label.Length == 0 ? $"{from} --> {to}" : $"{from} -- {Quoted([label])} --> {to}");

    /// <summary>A dashed arrow: a call to AWS under a role.</summary>
    public Mermaid Dashed(string from, string to, string label = "") =>
        Line(label.Length == 0 ? $"{from} -.-> {to}" : $"{from} -. {Quoted([label])} .-> {to}");

    /// <summary>No arrow, but the second stands below the first.</summary>
    public Mermaid Below(string upper, string lower) => Line($"{upper} ~~~ {lower}");

    /// <summary>How nodes of a kind look.</summary>
    public Mermaid Style(string kind, string style, params IEnumerable<string> ids)
    {
        var all = string.Join(',', ids);
        return all.Length == 0 ? this : Line($"classDef {kind} {style}").Line($"class {all} {kind}");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private Mermaid Node(string id, string open, string close, IEnumerable<string> lines) => Line($"{id}{open}{Quoted(lines)}{close}");

    private Mermaid Line(string line)
    {
        _text.Append(' ', 2 * _depth).Append(line).Append('\n');
        return this;
    }

    private static string Quoted(IEnumerable<string> lines) => $"\"{string.Join("<br/>", lines.Select(Escaped))}\"";

    // Mermaid reads entities between # and ;, HTML, and Markdown between backticks.
    private static string Escaped(string text) =>
        string.Concat(
            text.Select(c =>
                c switch
                {
                    '#' => "#35;",
                    '"' => "#quot;",
                    '<' => "#lt;",
                    '>' => "#gt;",
                    '&' => "#amp;",
                    '`' => "#96;",
                    '\n' or '\r' => " ",
                    _ => $"{c}",
                }
            )
        );
}
