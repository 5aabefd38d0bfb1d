using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Terraform;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>What <c>chartgen.yaml</c> says.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="Outputs">Its section <c>terraform</c>.</param>
internal sealed record ParsedSite(ParsedLayers Settings, ImmutableArray<TerraformName> Outputs);

/// <summary>Splits <c>chartgen.yaml</c> into its common tree and the tree of one profile; the other profiles' trees are checked, not used.</summary>
internal static class SiteFile
{
    private const string Profiles = "profiles";

    public static ParsedSite Parse(string text, string file, string profile, IEnumerable<string> knownProfiles)
    {
        var read = ValuesReader.Read(text, file);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(read.Diagnostics);
        if (read.Documents.Length > 1)
            diagnostics.Add(ReaderDiagnostics.SeveralDocuments(read.Documents[1].Where));
        if (read.Root is not (null or ValuesMap))
        {
            diagnostics.Add(ReaderDiagnostics.NoSettings(read.Root.Where));
            return new(new([], [.. diagnostics]), []);
        }

        var root = read.Root as ValuesMap ?? ValuesMap.Empty;
        var layers = Split(root, profile, knownProfiles, diagnostics);
        var names = TerraformNames.Read(root[TerraformNames.Key], diagnostics);
        return new(new(layers, [.. diagnostics]), names);
    }

    private static ImmutableArray<SettingsLayer> Split(
        ValuesMap root,
        string profile,
        IEnumerable<string> knownProfiles,
        DiagnosticBag diagnostics
    )
    {
        var common = new ValuesMap(root.Entries.RemoveAll(e => e.Key is Profiles or TerraformNames.Key), root.Where);
        var layers = ImmutableArray.Create(new SettingsLayer(SettingOrigin.Site, common));
        switch (root[Profiles])
        {
            case null or ValuesScalar { Kind: ScalarKind.Null }:
                return layers;
            case ValuesMap profiles:
                return layers.AddRange(OfProfiles(profiles, profile, [.. knownProfiles, profile], diagnostics));
            case var other:
                diagnostics.Add(ReaderDiagnostics.WrongNode(other, Profiles, "holds the names of profiles"));
                return layers;
        }
    }

    private static IEnumerable<SettingsLayer> OfProfiles(
        ValuesMap profiles,
        string profile,
        ImmutableArray<string> known,
        DiagnosticBag diagnostics
    )
    {
        foreach (var entry in profiles.Entries)
        {
            if (!known.Contains(entry.Key))
                diagnostics.Add(ReaderDiagnostics.UnknownProfile(entry.KeyWhere, entry.Key, known));
            else if (entry.Value is ValuesMap tree)
            {
                if (entry.Key == profile)
                    yield return new(SettingOrigin.SiteProfile, tree);
                else
                    LayerCheck.Run(new(SettingOrigin.SiteProfile, tree), names: null, diagnostics);
            }
            else if (entry.Value is not ValuesScalar { Kind: ScalarKind.Null })
                diagnostics.Add(ReaderDiagnostics.WrongNode(entry.Value, $"{Profiles}.{entry.Key}", "holds keys"));
        }
    }
}
