using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>Lays checked layers over one another by Helm's rules, and remembers which one each leaf came from.</summary>
internal sealed class LayerStack
{
    private readonly Dictionary<ValuesNode, SettingOrigin> _origins = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _dropped = new(StringComparer.Ordinal);

    /// <summary>The merged settings; a null is kept, as the mark of what a layer deleted.</summary>
    public ValuesMap Tree { get; private set; } = ValuesMap.Empty;

    /// <summary>Whether some layer held a value that was not legal.</summary>
    public bool HasDropped => _dropped.Count > 0;

    public void Lay(CheckedLayer layer)
    {
        Remember(layer.Tree, layer.Origin);
        _dropped.UnionWith(layer.Dropped);
        Tree = ValuesMerge.MergeKeepingNull(Tree, layer.Tree);
    }

    /// <summary>The layer that a leaf of <see cref="Tree"/> came from.</summary>
    public SettingOrigin OriginOf(ValuesNode leaf) => _origins.GetValueOrDefault(leaf);

    /// <summary>Whether the value at a path was reported already.</summary>
    public bool WasDropped(string path) => _dropped.Contains(path);

    private void Remember(ValuesNode node, SettingOrigin origin)
    {
        if (node is not ValuesMap map)
            _origins[node] = origin;
        else
        {
            foreach (var entry in map.Entries)
                Remember(entry.Value, origin);
        }
    }
}
