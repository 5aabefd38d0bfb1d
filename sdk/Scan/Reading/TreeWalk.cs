using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>Walks a tree once and keeps every named value and every reference in it, those in texts that hold YAML too.</summary>
internal sealed class TreeWalk
{
    private static readonly string[] VariableMaps =
    [
        "env",
        "envVars",
        "extraEnv",
        "extraEnvVars",
        "environment",
        "environmentVariables",
        "data",
        "stringData",
    ];

    private readonly YamlTree _tree;

    private TreeWalk(YamlTree tree) => _tree = tree;

    // Few trees hold YAML in a text, and a file may hold thousands of trees.
    private RawLines Lines => field ??= new(_tree.File.Text);

    private List<NamedValue> Values { get; } = [];

    private List<NamedReference> References { get; } = [];

    public static (IReadOnlyList<NamedValue> Values, IReadOnlyList<NamedReference> References) Run(YamlTree tree)
    {
        var walk = new TreeWalk(tree);
        // A definition of a kind says what others may write, nothing about this platform.
        if (tree is not Manifest { Kind: "CustomResourceDefinition" })
            walk.Map(tree.Root, []);
        return (walk.Values, walk.References);
    }

    private void Map(ValuesMap map, ImmutableArray<string> path)
    {
        foreach (var entry in map.Entries)
            Node(entry.Value, path.Add(entry.Key), entry.Key, path.Length > 0 && VariableMaps.Contains(path[^1]));
    }

    private void Node(ValuesNode node, ImmutableArray<string> path, string name, bool isVariable)
    {
        switch (node)
        {
            case ValuesMap map when name == "valueFrom":
                break;
            case ValuesMap map:
                if (Reference(map, path, name, isVariable) is { } reference)
                    References.Add(reference);
                else
                    Map(map, path);
                break;
            case ValuesList list:
                for (var i = 0; i < list.Items.Length; i++)
                    Item(list.Items[i], path.Add(i.ToString(CultureInfo.InvariantCulture)), name);
                break;
            case ValuesScalar { Kind: not ScalarKind.Null } scalar:
                Scalar(scalar, path, name, isVariable);
                break;
        }
    }

    private void Item(ValuesNode item, ImmutableArray<string> path, string name)
    {
        if (item is not ValuesMap map || map["name"] is not ValuesScalar variable)
        {
            if (item is ValuesMap from && FromAll(from, path) is { } all)
                References.Add(all);
            else
                Node(item, path, name, isVariable: false);
        }
        else if (map["value"] is ValuesScalar value)
        {
            Scalar(value, path.Add("value"), variable.Text, isVariable: true, variable.Where);
        }
        else if (map["valueFrom"] is ValuesMap source && Source(source) is var (secret, key) && variable.Where is { } where)
        {
            References.Add(new(variable.Text, where, secret, key, _tree, path));
        }
        else
        {
            Map(map, path);
        }
    }

    private void Scalar(ValuesScalar scalar, ImmutableArray<string> path, string name, bool isVariable, SourceSpan? nameWhere = null)
    {
        if (scalar is not { Kind: not ScalarKind.Null, Where: { } where })
            return;
        if (name is "extraEnv" or "extraEnvFrom" && _tree is ValuesPart && Lines.Block(scalar) is { } block)
        {
            if (ValuesReader.Read(block, _tree.File.Path).Root is ValuesList inner)
                Node(inner, path, name, isVariable: false);
            return;
        }

        Values.Add(
            new(name, scalar.Text, where, path)
            {
                Tree = _tree,
                Kind = scalar.Kind,
                IsVariable = isVariable,
                NameWhere = nameWhere,
            }
        );
    }

    // A map of variables may name a Secret as ChartGen's own does, or as Kubernetes does.
    private NamedReference? Reference(ValuesMap map, ImmutableArray<string> path, string name, bool isVariable) =>
        isVariable && map["valueFrom"] is ValuesMap source && Source(source) is var (secret, key) && map.Where is { } where
            ? new(name, where, secret, key, _tree, path)
            : null;

    private NamedReference? FromAll(ValuesMap map, ImmutableArray<string> path) =>
        (map.At("secretRef", "name") ?? map.At("configMapRef", "name")) is ValuesScalar { Where: { } where } name
            ? new("", where, map["secretRef"] is null ? null : name.Text, "", _tree, path)
            : null;

    private static (string? Secret, string Key)? Source(ValuesMap source) =>
        source["secretKeyRef"] is ValuesMap secret ? (secret["name"].Text() ?? "", secret["key"].Text() ?? "")
        : source["configMapKeyRef"] is ValuesMap map ? (null, map["key"].Text() ?? "")
        : null;
}
