using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Terraform;

/// <summary>A line of <c>terraform:</c> in <c>chartgen.yaml</c>.</summary>
/// <param name="Path">The setting.</param>
/// <param name="Output">The output that it is, or <see langword="null"/> where it shall be none.</param>
/// <param name="Where">Where the output's name stands.</param>
internal sealed record TerraformName(SettingPath Path, string? Output, SourceSpan Where);

/// <summary>Reads the section <c>terraform:</c>, by which a site says which outputs its settings are.</summary>
internal static class TerraformNames
{
    /// <summary>The key of the section.</summary>
    public const string Key = "terraform";

    public static ImmutableArray<TerraformName> Read(ValuesNode? section, DiagnosticBag diagnostics)
    {
        switch (section)
        {
            case null or ValuesScalar { Kind: ScalarKind.Null }:
                return [];
            case ValuesMap map:
                return [.. map.Entries.Select(e => Read(e, diagnostics)).OfType<TerraformName>()];
            default:
                diagnostics.Add(ReaderDiagnostics.WrongNode(section, Key, "maps settings to names of outputs"));
                return [];
        }
    }

    private static TerraformName? Read(ValuesEntry entry, DiagnosticBag diagnostics)
    {
        var path = SettingPath.Parse(entry.Key);
        if (WhyNone(path, entry.Key) is { } reason)
            diagnostics.Add(TerraformDiagnostics.NoSuchSetting(entry.KeyWhere, entry.Key, reason));
        else if (entry.Value is not ValuesScalar scalar)
            diagnostics.Add(ReaderDiagnostics.WrongNode(entry.Value, $"{Key}.{entry.Key}", "is the name of an output"));
        else
            return new(path, scalar.Kind == ScalarKind.Null ? null : scalar.Text, scalar.Where ?? default);
        return null;
    }

    private static string? WhyNone(SettingPath path, string text) =>
        SettingsSchema.ShapeAt(path) switch
        {
            null => SettingPaths.WhyUnknown(text, []),
            SettingShape.Section or SettingShape.Named => $"It holds keys; name one of them, such as '{path}.{FirstKey(path)}'.",
            _ => null,
        };

    private static string FirstKey(SettingPath path) =>
        SettingsSchema.ShapeAt(path) is SettingShape.Section section ? section.Settings.First(s => s.Key != "kind").Key : "<name>";
}
