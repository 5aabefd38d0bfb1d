using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Layers;
using ChartGen.Sdk.Profiles.Terraform;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Profiles;

/// <summary>Adds ChartGen's layers to a configuration, in the order in which later ones win.</summary>
public static class SettingsConfigurationExtensions
{
    private const string Outputs = "ChartGen.Terraform";

    /// <summary>Adds the text of <c>chartgen.yaml</c>: its common tree, then its tree for one profile.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file's name, as problems shall show it.</param>
    /// <param name="profile">The profile whose tree counts.</param>
    /// <param name="knownProfiles">Every profile that may have a tree.</param>
    public static IConfigurationBuilder AddSiteFile(
        this IConfigurationBuilder builder,
        string text,
        string file,
        string profile,
        IEnumerable<string> knownProfiles
    )
    {
        var site = SiteFile.Parse(text, file, profile, knownProfiles);
        builder.Properties[Outputs] = site.Outputs;
        return builder.Add(new LayerSource(site.Settings));
    }

    /// <summary>
    /// Adds what <c>terraform output -json</c> printed: outputs that the site file added before names below <c>terraform</c>, and well-known ones.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="text">The printed JSON.</param>
    /// <param name="file">Its file's name, as problems shall show it.</param>
    public static IConfigurationBuilder AddTerraformOutputs(this IConfigurationBuilder builder, string text, string file)
    {
        var names = builder.Properties.TryGetValue(Outputs, out var known) ? (ImmutableArray<TerraformName>)known : [];
        var outputs = TerraformLayer.Of(text, file, names);
        return builder.Add(new LayerSource(outputs));
    }

    /// <summary>Adds settings that are a tree already.</summary>
    public static IConfigurationBuilder AddSettingsTree(this IConfigurationBuilder builder, ValuesMap tree, SettingOrigin origin) =>
        builder.Add(new LayerSource(new([new(origin, tree)], [])));

    /// <summary>Adds the pairs of <c>--set</c>: split at the first <c>=</c>, <c>\.</c> for a dot in a key, <c>null</c> deletes, later ones win.</summary>
    public static IConfigurationBuilder AddSettings(this IConfigurationBuilder builder, IEnumerable<string> pairs)
    {
        var options = OptionPairs.Parse(pairs);
        return builder.Add(new LayerSource(options));
    }
}
