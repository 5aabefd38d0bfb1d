using System.Collections.Immutable;

namespace ChartGen.Sdk.Cluster;

/// <summary>What was read of a cluster: the server's answers by the path that was asked for.</summary>
public sealed class ClusterState
{
    private readonly ImmutableDictionary<string, ClusterAnswer> _answers;

    private ClusterState(ImmutableDictionary<string, ClusterAnswer> answers) => _answers = answers;

    /// <summary>Of a cluster that was asked nothing.</summary>
    public static ClusterState Empty { get; } = new(ImmutableDictionary.Create<string, ClusterAnswer>(StringComparer.Ordinal));

    /// <summary>The paths that were asked for, sorted.</summary>
    public IEnumerable<string> Paths => _answers.Keys.Order(StringComparer.Ordinal);

    /// <summary>The answer, or <see langword="null"/> where nobody asked yet.</summary>
    public ClusterAnswer? Find(string path) => _answers.GetValueOrDefault(path);

    /// <summary>The answer to a path that a check asked for.</summary>
    /// <exception cref="InvalidOperationException">The check asked for another path than it looks at.</exception>
    public ClusterAnswer this[string path] => Find(path) ?? throw new InvalidOperationException($"'{path}' was not read.");

    /// <summary>A state that knows more.</summary>
    public ClusterState With(IEnumerable<KeyValuePair<string, ClusterAnswer>> answers) => new(_answers.SetItems(answers));
}
