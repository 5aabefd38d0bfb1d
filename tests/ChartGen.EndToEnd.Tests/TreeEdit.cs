using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Changed copies of rendered objects.</summary>
internal static class TreeEdit
{
    /// <summary>An object with another value at a path such as <c>spec/containers/[name]/image</c>; <see langword="null"/> takes the key away.</summary>
    public static RenderedObject Set(RenderedObject rendered, string path, ValuesNode? value) =>
        rendered with
        {
            Tree = (ValuesMap)Set(rendered.Tree, path.Split('/'), value)!,
        };

    /// <summary>A value as YAML writes it.</summary>
    public static ValuesNode? Value(string yaml) =>
        yaml.Length == 0 ? null : ((ValuesMap)ValuesReader.Read($"value: {yaml}\n", "value").Root!)["value"];

    private static ValuesNode? Set(ValuesNode? node, ReadOnlySpan<string> path, ValuesNode? value)
    {
        if (path.IsEmpty)
            return value;
        if (path[0] == "[+]")
            return new ValuesList([.. (node as ValuesList)?.Items ?? [], value!]);
        if (path[0].StartsWith('['))
        {
            var list = (ValuesList)node!;
            var index = IndexOf(list, path[0].Trim('[', ']'));
            return new ValuesList(list.Items.SetItem(index, Set(list.Items[index], path[1..], value)!));
        }

        var key = path[0].Replace('~', '/');
        var map = node as ValuesMap ?? ValuesMap.Empty;
        var changed = Set(map[key], path[1..], value);
        return new ValuesMap([
            .. map.Entries.Where(e => e.Key != key),
            .. changed is null ? Array.Empty<ValuesEntry>() : [new ValuesEntry(key, changed)],
        ]);
    }

    private static int IndexOf(ValuesList list, string name) =>
        int.TryParse(name, out var number) ? number : list.Items.ToList().FindIndex(i => PodSpecs.Text(((ValuesMap)i)["name"]) == name);
}
