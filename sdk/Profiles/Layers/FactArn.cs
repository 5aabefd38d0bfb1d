using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>The ARN of which a setting is a part that says no region or account itself.</summary>
/// <param name="Path">The setting.</param>
/// <param name="Where">Where the ARN comes from; it counts as long as the setting comes from there too.</param>
/// <param name="Region">Its region, or empty where its service has none.</param>
/// <param name="Account">Its account, or empty where its service names none.</param>
internal sealed record FactArn(string Path, SourceSpan Where, string Region, string Account);
