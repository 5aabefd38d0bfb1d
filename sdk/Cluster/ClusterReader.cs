using System.Collections.Concurrent;

namespace ChartGen.Sdk.Cluster;

/// <summary>Asks a cluster for what the checks need to see.</summary>
internal static class ClusterReader
{
    // Each question is a process of kubectl, and may be one more of the program that gives it its token.
    private const int AtOnce = 6;

    /// <summary>Reads until no check wants more.</summary>
    /// <param name="plan">What the cluster is held against.</param>
    /// <param name="known">What was read already.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="get">Asks for one path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<ClusterState> ReadAsync(
        ClusterPlan plan,
        ClusterState known,
        IReadOnlyCollection<ClusterCheck> checks,
        Func<string, CancellationToken, Task<ClusterAnswer>> get,
        CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            var wanted = checks
                .SelectMany(c => c.Asks(plan, known))
                .Distinct(StringComparer.Ordinal)
                .Where(path => known.Find(path) is null)
                .Order(StringComparer.Ordinal)
                .ToArray();
            if (wanted.Length == 0)
                return known;
            var answers = new ConcurrentDictionary<string, ClusterAnswer>(StringComparer.Ordinal);
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel
                .ForEachAsync(wanted, options, async (path, token) => answers[path] = await get(path, token).ConfigureAwait(false))
                .ConfigureAwait(false);
            known = known.With(answers);
        }
    }
}
