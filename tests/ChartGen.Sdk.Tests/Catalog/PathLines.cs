using System.Text;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Catalog;

/// <summary>Reads lists of value paths that stand beside the tests.</summary>
internal static class PathLines
{
    /// <summary>The lines of a list, remarks left out.</summary>
    public static IEnumerable<string> Of(string list) =>
        File.ReadLines(Repository.Full($"tests/ChartGen.Sdk.Tests/Catalog/{list}")).Where(l => !l.StartsWith('#'));

    /// <summary>
    /// The tree with one value: <c>a.b[].c</c>, the keys' own dots with a backslash before them, and behind a blank what stands there where it
    /// is not a single value: <c>{}</c>, <c>[]</c> or <c>null</c>.
    /// </summary>
    public static ValuesMap Tree(string line)
    {
        var kind = line.Split(' ')[^1] is "{}" or "[]" or "null" ? line.Split(' ')[^1] : "";
        var path = kind.Length == 0 ? line : line[..^(kind.Length + 1)];
        ValuesNode value = kind switch
        {
            "{}" => ValuesMap.Empty,
            "[]" => ValuesList.Empty,
            "null" => ValuesScalar.Null,
            _ => "x",
        };
        return At(Keys(path), value);
    }

    /// <summary>The tree with a value at a path.</summary>
    public static ValuesMap At(IEnumerable<string> keys, ValuesNode value)
    {
        foreach (var key in keys.Reverse())
        {
            var name = key;
            for (; name.EndsWith("[]", StringComparison.Ordinal); name = name[..^2])
                value = ValuesList.Of(value);
            value = new ValuesMap([new(name, value)]);
        }

        return (ValuesMap)value;
    }

    private static List<string> Keys(string path)
    {
        var keys = new List<string>();
        var key = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '.')
            {
                keys.Add(key.ToString());
                key.Clear();
            }
            else
                key.Append(path[i] == '\\' ? path[++i] : path[i]);
        }

        return [.. keys, key.ToString()];
    }
}
