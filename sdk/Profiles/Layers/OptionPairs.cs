using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>Reads the pairs of <c>--set</c>, one layer for each.</summary>
internal static class OptionPairs
{
    public static ParsedLayers Parse(IEnumerable<string> pairs)
    {
        var layers = ImmutableArray.CreateBuilder<SettingsLayer>();
        var diagnostics = new DiagnosticBag();
        foreach (var pair in pairs)
        {
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            var key = split < 0 ? pair : pair[..split];
            var path = SettingPath.Parse(key);
            if (split < 0)
                diagnostics.Add(ReaderDiagnostics.PairWithoutValue(key));
            else if (path.Keys.Any(string.IsNullOrEmpty))
                diagnostics.Add(ReaderDiagnostics.PairWithEmptyKey(key));
            else if (path.Keys[0] == "profiles")
                diagnostics.Add(ReaderDiagnostics.PairForOneProfile(key));
            else
            {
                var where = new SourceSpan($"--set {key}");
                var value = TextValue.Read(pair[(split + 1)..], SettingsSchema.ShapeAt(path), where);
                layers.Add(new(SettingOrigin.Option, TextValue.At(path, value, where)));
            }
        }

        return new(layers.ToImmutable(), [.. diagnostics]);
    }
}
