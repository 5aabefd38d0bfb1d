using ChartGen.Sdk.Profiles.Layers;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Profiles;

/// <summary>Adds ChartGen's layers to a configuration, in the order in which later ones win.</summary>
public static class SettingsConfigurationExtensions
{
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
        return builder.Add(new LayerSource(site.Layers, site.Diagnostics));
    }

    /// <summary>Adds settings that are a tree already, such as those made from Terraform's outputs.</summary>
    public static IConfigurationBuilder AddSettingsTree(this IConfigurationBuilder builder, ValuesMap tree, SettingOrigin origin) =>
        builder.Add(new LayerSource([new(origin, tree)], []));

    /// <summary>Adds the pairs of <c>--set</c>: split at the first <c>=</c>, <c>\.</c> for a dot in a key, <c>null</c> deletes, later ones win.</summary>
    public static IConfigurationBuilder AddSettings(this IConfigurationBuilder builder, IEnumerable<string> pairs)
    {
        var options = OptionPairs.Parse(pairs);
        return builder.Add(new LayerSource(options.Layers, options.Diagnostics));
    }
}
