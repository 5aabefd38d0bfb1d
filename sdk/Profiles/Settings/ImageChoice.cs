using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>An image that the user chose.</summary>
/// <param name="Repository">The repository, with its host where it has one.</param>
/// <param name="Tag">The tag.</param>
public sealed record ImageChoice(ImageRepository Repository, ImageTag Tag);
