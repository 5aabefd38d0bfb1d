namespace ChartGen.Sdk.Comparison;

/// <summary>A field that differs between two trees.</summary>
/// <param name="Path">Its path, joined by dots; the items of a list stand by their name where they have one: <c>spec.containers[web].env[MODE].value</c>.</param>
/// <param name="Before">What stood there as one line, a secret as <c>(hidden)</c>; <see langword="null"/> for nothing.</param>
/// <param name="After">What stands there now.</param>
public sealed record FieldChange(string Path, string? Before, string? After);
