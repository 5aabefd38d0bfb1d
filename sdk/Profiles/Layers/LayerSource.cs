using System.Globalization;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>Brings layers into Configuration without losing line, column, key case and the difference of null and absent.</summary>
internal sealed class LayerSource(ParsedLayers parsed) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new LayerProvider(parsed);
}

/// <summary>Holds layers for <see cref="ProfileReader"/>, and shows the same settings as flat keys to everyone else.</summary>
internal sealed class LayerProvider(ParsedLayers parsed) : ConfigurationProvider
{
    public ParsedLayers Parsed { get; } = parsed;

    public override void Load()
    {
        foreach (var layer in Parsed.Layers)
            Flatten("", layer.Tree);
    }

    private void Flatten(string path, ValuesNode node)
    {
        switch (node)
        {
            case ValuesMap map:
                foreach (var entry in map.Entries)
                    Flatten(Below(path, entry.Key), entry.Value);
                break;
            case ValuesList list:
                for (var i = 0; i < list.Items.Length; i++)
                    Flatten(Below(path, i.ToString(CultureInfo.InvariantCulture)), list.Items[i]);
                break;
            case ValuesScalar { Kind: ScalarKind.Null }:
                Data[path] = null;
                break;
            case ValuesScalar scalar:
                Data[path] = scalar.Text;
                break;
        }
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : ConfigurationPath.Combine(path, key);
}
