using System.Text;

namespace ChartGen.Sdk.Catalog;

/// <summary>One path of a chart's values.</summary>
internal sealed class ContractNode
{
    /// <summary>The types that were seen: <c>map</c>, <c>list</c>, <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>null</c>; none where only a template names the path.</summary>
    public SortedSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether keys beyond <see cref="Children"/> may mean something. Where that is not certain it is so.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The keys below.</summary>
    public SortedDictionary<string, ContractNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>The node of a key, made when it is not there.</summary>
    public ContractNode Child(string key) => Children.TryGetValue(key, out var child) ? child : Children[key] = new();

    /// <summary>Opens the node and everything below it.</summary>
    public void OpenAll()
    {
        IsOpen = true;
        foreach (var child in Children.Values)
            child.OpenAll();
    }
}

/// <summary>
/// What a chart's values may hold, as facts that are kept in the repository: one line for each path, <c>path types open|closed</c>. Paths are
/// joined by dots; a dot, blank or backslash in a key has a backslash before it; the root is a lone dot.
/// </summary>
internal sealed class Contract(ContractNode root)
{
    /// <summary>The root of the values.</summary>
    public ContractNode Root { get; } = root;

    /// <summary>Reads kept facts.</summary>
    public static Contract Parse(string text)
    {
        var root = new ContractNode();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = line.LastIndexOf(' ');
            var types = line.LastIndexOf(' ', mark - 1);
            var node = line[..types] == "." ? root : Segments(line[..types]).Aggregate(root, (parent, key) => parent.Child(key));
            node.IsOpen = line[(mark + 1)..] == "open";
            node.Types.UnionWith(line[(types + 1)..mark].Split('|').Where(t => t != "any"));
        }

        return new(root);
    }

    /// <summary>The facts as they are kept.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        Write(text, ".", Root);
        foreach (var (key, child) in Root.Children)
            WriteAll(text, Escaped(key), child);
        return text.ToString();
    }

    private static void WriteAll(StringBuilder text, string path, ContractNode node)
    {
        Write(text, path, node);
        foreach (var (key, child) in node.Children)
            WriteAll(text, $"{path}.{Escaped(key)}", child);
    }

    private static void Write(StringBuilder text, string path, ContractNode node) =>
        text.Append(path)
            .Append(' ')
            .Append(node.Types.Count == 0 ? "any" : string.Join('|', node.Types))
            .Append(node.IsOpen ? " open\n" : " closed\n");

    private static string Escaped(string key) =>
        key.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(".", "\\.", StringComparison.Ordinal)
            .Replace(" ", "\\ ", StringComparison.Ordinal);

    private static IEnumerable<string> Segments(string path)
    {
        var segment = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '.')
            {
                yield return segment.ToString();
                segment.Clear();
            }
            else
            {
                segment.Append(path[i] == '\\' ? path[++i] : path[i]);
            }
        }

        yield return segment.ToString();
    }
}
