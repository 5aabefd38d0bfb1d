using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles;

/// <summary>The layers of a configuration, the weakest first.</summary>
public enum SettingOrigin
{
    /// <summary>What holds for a kind where nothing sets it.</summary>
    Default,

    /// <summary>The profile's C#.</summary>
    Profile,

    /// <summary>The common tree of <c>chartgen.yaml</c>.</summary>
    Site,

    /// <summary>The tree of one profile below <c>profiles</c> in <c>chartgen.yaml</c>.</summary>
    SiteProfile,

    /// <summary>The outputs of Terraform.</summary>
    Terraform,

    /// <summary>A variable <c>CHARTGEN__…</c>, or another provider of flat keys.</summary>
    Variable,

    /// <summary>An option <c>--set</c>.</summary>
    Option,
}

/// <summary>What set a value.</summary>
/// <param name="Origin">The layer.</param>
/// <param name="Where">The place, or <see langword="null"/> for C#.</param>
public sealed record SettingSource(SettingOrigin Origin, SourceSpan? Where);
