namespace ChartGen.Sdk.Audit;

/// <summary>A field of a rendered object that a value changes.</summary>
/// <param name="Object">The object, <c>Kind/name</c>.</param>
/// <param name="Field">The field's path, or <c>(gone)</c> and <c>(new)</c> for a whole object.</param>
internal sealed record ObjectChange(string Object, string Field)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Object} {Field}";
}
