using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Comparison;

/// <summary>A setting that differs between two profiles.</summary>
/// <param name="Path">Its keys, joined by dots.</param>
/// <param name="Before">Its value as one line, without secrets; <see langword="null"/> where the profile has no such setting.</param>
/// <param name="After">Its value now.</param>
/// <param name="BeforeSource">What set it; <see langword="null"/> where there is none.</param>
/// <param name="AfterSource">What sets it now.</param>
public sealed record SettingChange(string Path, string? Before, string? After, SettingSource? BeforeSource, SettingSource? AfterSource);
