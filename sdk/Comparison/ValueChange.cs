namespace ChartGen.Sdk.Comparison;

/// <summary>A value that differs between two charts of one name.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Field">The value.</param>
public sealed record ValueChange(string Chart, FieldChange Field);
