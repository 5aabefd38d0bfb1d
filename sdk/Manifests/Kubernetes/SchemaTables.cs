using System.Collections.Concurrent;
using System.Reflection;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>The tables that are embedded in the assembly: one for Kubernetes itself, one for each group of custom kinds.</summary>
internal static class SchemaTables
{
    private const string Folder = "Manifests/Kubernetes/Tables/";

    private static readonly Lazy<SchemaTable> Own = new(() => new(Read("kubernetes")!, null, HandKeptFacts.Parse(Read("hand-kept")!)));

    private static readonly Lazy<HashSet<string>> OwnGroups = new(() =>
        [.. Own.Value.Kinds.Select(k => GroupOf(k.ApiVersion)).Distinct(StringComparer.Ordinal)]
    );

    private static readonly ConcurrentDictionary<string, SchemaTable?> ByGroup = new(StringComparer.Ordinal);

    /// <summary>Kubernetes' own kinds.</summary>
    public static SchemaTable Kubernetes => Own.Value;

    /// <summary>Whether a group is Kubernetes' own; groups without a dot are reserved for it.</summary>
    public static bool IsOwn(string group) => !group.Contains('.', StringComparison.Ordinal) || OwnGroups.Value.Contains(group);

    /// <summary>The table of a group, or <see langword="null"/> where none is kept.</summary>
    public static SchemaTable? Of(string group) =>
        IsOwn(group)
            ? Kubernetes
            : ByGroup.GetOrAdd(group, g => Read(g) is { } text ? new SchemaTable(text, Kubernetes, HandKeptFacts.None) : null);

    /// <summary>The group of an <c>apiVersion</c>; empty for the core group.</summary>
    public static string GroupOf(string apiVersion) => apiVersion.LastIndexOf('/') is > 0 and var slash ? apiVersion[..slash] : "";

    private static string? Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}.txt");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
