using System.Text;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>Writes a table as <see cref="SchemaTable"/> reads it: kinds, then types, each sorted.</summary>
internal sealed class SchemaTableWriter
{
    private readonly SortedDictionary<string, string> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds a kind.</summary>
    public void AddKind(KnownKind kind) =>
        _kinds.Add(
            $"{kind.ApiVersion} {kind.Kind}",
            $"@{kind.ApiVersion} {kind.Kind} {kind.TypeName}{InReleases(kind.Releases, KubernetesReleases.All)}\n"
        );

    /// <summary>Adds a type under its name.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="fields">Its fields, a line each, without line ends.</param>
    public void AddType(string name, IEnumerable<string> fields) => _types.Add(name, Body(fields, isOpen: false));

    /// <summary>Adds a type, or finds one with the same fields.</summary>
    /// <returns>The name under which the type is kept.</returns>
    public string AddOrFindType(string name, IEnumerable<string> fields, bool isOpen)
    {
        var body = Body(fields, isOpen);
        if (_names.TryGetValue(body, out var known))
            return known;
        _names.Add(body, name);
        _types.Add(name, body);
        return name;
    }

    /// <summary>The end of a line about what only some of the releases have.</summary>
    public static string InReleases(KubernetesReleases releases, KubernetesReleases all) =>
        releases == all ? "" : $" {releases.ToTableText()}";

    /// <summary>The table.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var kind in _kinds.Values)
            text.Append(kind);
        foreach (var (name, body) in _types)
            text.Append(':').Append(name).Append(body);
        return text.ToString();
    }

    private static string Body(IEnumerable<string> fields, bool isOpen) =>
        (isOpen ? " open\n" : "\n") + string.Concat(fields.Order(StringComparer.Ordinal).Select(f => $"{f}\n"));
}
