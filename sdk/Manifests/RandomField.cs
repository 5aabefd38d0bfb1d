namespace ChartGen.Sdk.Manifests;

/// <summary>A field that a chart makes at random and cannot be told not to. It is left out when renders are compared.</summary>
/// <param name="Kind">The object's kind.</param>
/// <param name="Name">The object's name, or its end after a <c>*</c>.</param>
/// <param name="Path">The field's path, joined by dots; what lies below it is masked too.</param>
/// <param name="Reason">Why it cannot be set.</param>
public sealed record RandomField(string Kind, string Name, string Path, string Reason)
{
    /// <summary>Whether the field of an object is this one, or lies below it.</summary>
    public bool Covers(ObjectIdentity identity, string path) =>
        identity.Kind == Kind
        && (Name.StartsWith('*') ? identity.Name.EndsWith(Name[1..], StringComparison.Ordinal) : identity.Name == Name)
        && (path == Path || path.StartsWith(Path + ".", StringComparison.Ordinal) || path.StartsWith(Path + "[", StringComparison.Ordinal));
}
