using System.Runtime.CompilerServices;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>A YAML tree that rules look at.</summary>
/// <param name="File">The file.</param>
/// <param name="Root">The tree.</param>
/// <param name="IsTemplate">Whether Helm's actions were masked, so that what is missing may come from them.</param>
internal abstract record YamlTree(ScannedFile File, ValuesMap Root, bool IsTemplate)
{
    // Two trees are never the same tree, whatever they say.
    public virtual bool Equals(YamlTree? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public SourceSpan Where => Root.Entries is [{ KeyWhere: { } where }, ..] ? where : new(File.Path, 1, 1);
}

/// <summary>A Kubernetes object.</summary>
internal sealed record Manifest(ScannedFile File, ValuesMap Root, bool IsTemplate) : YamlTree(File, Root, IsTemplate)
{
    public string ApiVersion { get; } = Root["apiVersion"].Text() ?? "";

    public string Kind { get; } = Root["kind"].Text() ?? "";

    public string Name { get; } = Root.At("metadata", "name").Text() ?? "";

    public string? Namespace { get; } = Root.At("metadata", "namespace").Text();

    public string Group =>
        ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)] : "";

    public SourceSpan KindWhere => Root["kind"]?.Where ?? Where;

    public override string ToString() => Name.Length == 0 ? $"This {Kind}" : $"{Kind} '{Name}'";
}

/// <summary>Values of a chart: a file, or the part of a file that belongs to one chart.</summary>
/// <param name="File">The file.</param>
/// <param name="Root">The values.</param>
/// <param name="Chart">The chart, or <see langword="null"/> where it is the repository's own or unknown.</param>
/// <param name="Prefix">The path of the part, with a dot at its end, or empty.</param>
internal sealed record ValuesPart(ScannedFile File, ValuesMap Root, ChartIdentity? Chart, string Prefix = "") : YamlTree(File, Root, false)
{
    /// <summary>Whether they belong to a chart that lies in the repository.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>A kustomization.</summary>
internal sealed record Kustomization(ScannedFile File, ValuesMap Root) : YamlTree(File, Root, false);

/// <summary>Short ways into a tree.</summary>
internal static class TreeExtensions
{
    /// <summary>Helm's actions in a template, masked.</summary>
    public const char Mask = '\uE010';

    /// <summary>The text of a scalar that is known: not null, not templated.</summary>
    public static string? Text(this ValuesNode? node) =>
        node is ValuesScalar { Kind: not ScalarKind.Null } scalar && !scalar.Text.Contains(Mask, StringComparison.Ordinal)
            ? scalar.Text
            : null;

    public static IEnumerable<ValuesMap> Maps(this ValuesNode? node) => (node as ValuesList)?.Items.OfType<ValuesMap>() ?? [];

    public static IEnumerable<ValuesScalar> Scalars(this ValuesNode? node) => (node as ValuesList)?.Items.OfType<ValuesScalar>() ?? [];

    public static bool IsTrue(this ValuesNode? node) =>
        node is ValuesScalar { Kind: ScalarKind.Boolean } scalar && scalar.Text.ToLowerInvariant() is "true" or "yes" or "on" or "y";

    /// <summary>Whether a value says nothing: null, an empty text, list or map, or a map of such.</summary>
    public static bool IsNothing(this ValuesNode node) =>
        node switch
        {
            ValuesScalar scalar => scalar.Kind == ScalarKind.Null || scalar.Text.Length == 0,
            ValuesList list => list.Items.IsEmpty,
            ValuesMap map => map.Entries.All(e => e.Value.IsNothing()),
            _ => false,
        };

    public static SourceSpan? KeyWhere(this ValuesMap map, string key) => map.Entries.FirstOrDefault(e => e.Key == key)?.KeyWhere;
}
