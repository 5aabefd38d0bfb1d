using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>Settings of one origin, as they were written.</summary>
/// <param name="Origin">The origin.</param>
/// <param name="Tree">The settings, with their places.</param>
internal sealed record SettingsLayer(SettingOrigin Origin, ValuesMap Tree);
