using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>A value that came as text, from an option or a variable.</summary>
internal static class TextValue
{
    /// <summary>The node that a text means where a shape is declared: <c>null</c> deletes, a list is a YAML flow sequence, all else is the text.</summary>
    public static ValuesNode Read(string text, SettingShape? shape, SourceSpan where)
    {
        if (text == "null")
            return new ValuesScalar(ScalarKind.Null, text, where);
        if (shape is SettingShape.Items && ValuesReader.Read(text, where.File) is { Diagnostics: [], Documents: [ValuesList list] })
            return Moved(list, where);
        return new ValuesScalar(ScalarKind.String, text, where);
    }

    /// <summary>A tree with one value.</summary>
    public static ValuesMap At(SettingPath path, ValuesNode value, SourceSpan where)
    {
        for (var i = path.Keys.Length - 1; i >= 0; i--)
            value = new ValuesMap([new(path.Keys[i], value, null, where)], where);
        return (ValuesMap)value;
    }

    // Lines and columns inside an option mean nothing to its reader.
    private static ValuesNode Moved(ValuesNode node, SourceSpan where) =>
        node switch
        {
            ValuesList list => new ValuesList([.. list.Items.Select(item => Moved(item, where))], where),
            ValuesMap map => new ValuesMap([.. map.Entries.Select(e => new ValuesEntry(e.Key, Moved(e.Value, where), null, where))], where),
            ValuesScalar scalar => new ValuesScalar(scalar.Kind, scalar.Text, where),
            _ => node,
        };
}
