namespace ChartGen.Sdk.Manifests;

/// <summary>A field that a chart makes at random and cannot be told not to. It is left out when renders are compared.</summary>
/// <param name="Kind">The object's kind.</param>
/// <param name="Name">The object's name, or its end after a <c>*</c>.</param>
/// <param name="Path">The field's path, joined by dots, <c>[*]</c> for each item of a list; what lies below it is masked too.</param>
/// <param name="Reason">Why it cannot be set.</param>
public sealed record RandomField(string Kind, string Name, string Path, string Reason)
{
    /// <summary>Whether the field of an object is this one, or lies below it.</summary>
    public bool Covers(ObjectIdentity identity, string path) =>
        identity.Kind == Kind
        && (Name.StartsWith('*') ? identity.Name.EndsWith(Name[1..], StringComparison.Ordinal) : identity.Name == Name)
        && Reaches(path);

    private bool Reaches(string path)
    {
        var at = 0;
        var parts = Path.Split("[*]");
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0 && !SkipIndex(path, ref at))
                return false;
            if (!path.AsSpan(at).StartsWith(parts[i], StringComparison.Ordinal))
                return false;
            at += parts[i].Length;
        }

        return at == path.Length || path[at] is '.' or '[';
    }

    private static bool SkipIndex(string path, ref int at)
    {
        if (at == path.Length || path[at] != '[')
            return false;
        at = path.IndexOf(']', at) + 1;
        return at > 0;
    }
}
