using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>An object that is there before and after, and not the same.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it will be.</param>
/// <param name="Fields">What differs.</param>
internal sealed record ComparedObject(RenderedObject Before, RenderedObject After, ImmutableArray<FieldChange> Fields)
{
    /// <summary>Its kind.</summary>
    public string Kind => After.Kind;

    /// <summary>Its name.</summary>
    public string Name => After.Name;

    /// <summary><c>job -n ml airflow-create-user</c>, as <c>kubectl</c> takes it after a verb.</summary>
    public string InCommand => Words.InCommand(After.Identity);

    /// <summary>Whether anything at a path, below it or above it differs.</summary>
    public bool Differs(string path) => Fields.Any(f => Lies(f.Path, path) || Lies(path, f.Path));

    /// <summary>Whether a field differs, where leaving it out means a default.</summary>
    public bool Differs(string path, string @default)
    {
        var keys = path.Split('.');
        return Or(Before.Tree.TextAt(keys)) != Or(After.Tree.TextAt(keys));
        string Or(string text) => text.Length == 0 ? @default : text;
    }

    /// <summary>The maps at a path, before and after.</summary>
    public (ValuesMap Before, ValuesMap After) Maps(params ReadOnlySpan<string> path) => (Before.Tree.MapAt(path), After.Tree.MapAt(path));

    private static bool Lies(string path, string above) =>
        path.StartsWith(above, StringComparison.Ordinal) && (path.Length == above.Length || path[above.Length] is '.' or '[' or ':' or ' ');
}
