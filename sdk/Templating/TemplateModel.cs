using System.Globalization;
using ChartGen.Sdk.Values;
using Scriban.Runtime;

namespace ChartGen.Sdk.Templating;

/// <summary>Hands a values tree to Scriban, without reflection; maps and lists remember the tree they came from.</summary>
internal static class TemplateModel
{
    public static object From(ValuesNode node) =>
        node switch
        {
            ValuesMap map => new Map(map),
            ValuesList list => new List(list),
            ValuesScalar { Kind: ScalarKind.String } scalar => scalar.Text,
            ValuesScalar { Kind: ScalarKind.Boolean } scalar => scalar.Text == "true",
            ValuesScalar { Kind: ScalarKind.Integer } scalar => long.Parse(scalar.Text, CultureInfo.InvariantCulture),
            ValuesScalar scalar => scalar,
            _ => throw new ArgumentException($"A model cannot hold a {node.GetType().Name}.", nameof(node)),
        };

    public static ValuesNode? ToNode(object? value) =>
        value switch
        {
            Map map => map.Node,
            List list => list.Node,
            string text => text,
            bool flag => flag,
            int number => number,
            long number => number,
            ValuesScalar scalar => scalar,
            _ => null,
        };

    internal sealed class Map : ScriptObject
    {
        public Map(ValuesMap node)
        {
            Node = node;
            foreach (var entry in node.Entries)
                SetValue(entry.Key, TemplateModel.From(entry.Value), readOnly: true);
            IsReadOnly = true;
        }

        public ValuesMap Node { get; }
    }

    internal sealed class List : ScriptArray
    {
        public List(ValuesList node)
        {
            Node = node;
            foreach (var item in node.Items)
                Add(TemplateModel.From(item));
            IsReadOnly = true;
        }

        public ValuesList Node { get; }
    }
}
