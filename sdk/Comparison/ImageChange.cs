using System.Collections.Immutable;

namespace ChartGen.Sdk.Comparison;

/// <summary>An image that containers run before and after.</summary>
/// <param name="Before">The image; <see langword="null"/> for containers that are new.</param>
/// <param name="After">The image; <see langword="null"/> for containers that are gone.</param>
/// <param name="UsedBy">The objects whose containers run it, <c>Kind/name</c> as they are after, or were.</param>
public sealed record ImageChange(string? Before, string? After, ImmutableArray<string> UsedBy);
