using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>Reads a provider of flat keys, as that of the environment variables is: keys in any case, one layer for each.</summary>
internal sealed class FlatKeys(IConfigurationProvider provider, ImmutableArray<string> names)
{
    private readonly ImmutableArray<SettingsLayer>.Builder _layers = ImmutableArray.CreateBuilder<SettingsLayer>();
    private readonly DiagnosticBag _diagnostics = [];

    public static ParsedLayers Parse(IConfigurationProvider provider, ImmutableArray<string> names)
    {
        var reading = new FlatKeys(provider, names);
        reading.ReadSection(SettingsSchema.Root, SettingPath.Root, "");
        return new(reading._layers.ToImmutable(), [.. reading._diagnostics]);
    }

    private void Read(SettingShape shape, SettingPath path, string flat)
    {
        switch (shape)
        {
            case SettingShape.Section section:
                ReadSection(section, path, flat);
                break;
            case SettingShape.Named named:
                foreach (var child in Children(flat))
                    ReadChild(names, child, path, flat, _ => named.Item);
                break;
            case SettingShape.FreeMap or SettingShape.RawValues:
                _diagnostics.Add(ReaderDiagnostics.FreeMapByVariable(Where(FirstLeaf(flat)), path.ToString()));
                break;
            case SettingShape.Items when Children(flat).Length > 0:
                ReadList(path, flat);
                break;
            default:
                ReadLeaf(shape, path, flat);
                break;
        }
    }

    private void ReadSection(SettingShape.Section section, SettingPath path, string flat)
    {
        var known = section.Settings.Select(s => s.Key).ToImmutableArray();
        foreach (var child in Children(flat))
        {
            if (path.Keys.IsEmpty && string.Equals(child, "profiles", StringComparison.OrdinalIgnoreCase))
                _diagnostics.Add(ReaderDiagnostics.ProfilesByVariable(Where(FirstLeaf(child))));
            else
                ReadChild(known, child, path, flat, key => section[key]!.Shape);
        }

        if (!path.Keys.IsEmpty && provider.TryGet(flat, out _))
            ReadLeaf(section, path, flat);
    }

    private void ReadChild(ImmutableArray<string> known, string child, SettingPath path, string flat, Func<string, SettingShape> shapeOf)
    {
        var below = flat.Length == 0 ? child : ConfigurationPath.Combine(flat, child);
        if (known.FirstOrDefault(k => string.Equals(k, child, StringComparison.OrdinalIgnoreCase)) is { } key)
            Read(shapeOf(key), path.Below(key), below);
        else
        {
            var closest = ClosestName.Of(child, known);
            var variable = closest is null ? null : Name(flat.Length == 0 ? closest : ConfigurationPath.Combine(flat, closest));
            _diagnostics.Add(ReaderDiagnostics.UnknownKey(Where(FirstLeaf(below)), child, path.ToString(), variable?.ToUpperInvariant()));
        }
    }

    private void ReadLeaf(SettingShape shape, SettingPath path, string flat)
    {
        if (!provider.TryGet(flat, out var text))
            return;
        var where = Where(flat);
        var value = text is null ? new ValuesScalar(ScalarKind.Null, "null", where) : TextValue.Read(text, shape, where);
        _layers.Add(new(SettingOrigin.Variable, TextValue.At(path, value, where)));
    }

    private void ReadList(SettingPath path, string flat)
    {
        var where = Where(flat);
        var items = Children(flat)
            .OrderBy(i => int.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue);
        var list = new ValuesList([.. items.Select(i => Item(ConfigurationPath.Combine(flat, i)))], where);
        _layers.Add(new(SettingOrigin.Variable, TextValue.At(path, list, where)));
    }

    private ValuesNode Item(string flat)
    {
        var where = Where(flat);
        if (Children(flat) is { Length: > 0 } children)
            return new ValuesMap(
                [.. children.Select(c => new ValuesEntry(c, Item(ConfigurationPath.Combine(flat, c)), null, where))],
                where
            );
        return new ValuesScalar(ScalarKind.String, provider.TryGet(flat, out var text) ? text ?? "" : "", where);
    }

    private ImmutableArray<string> Children(string flat) =>
        [
            .. provider
                .GetChildKeys([], flat.Length == 0 ? null : flat)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];

    private string FirstLeaf(string flat) =>
        provider.TryGet(flat, out _) || Children(flat) is not [var first, ..] ? flat : FirstLeaf(ConfigurationPath.Combine(flat, first));

    private SourceSpan Where(string flat) => new(Name(flat));

    private string Name(string flat) =>
        provider.GetType().Name.StartsWith("EnvironmentVariables", StringComparison.Ordinal)
            ? ProfileReader.VariablePrefix + flat.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal)
            : flat;
}
