using System.Collections.Concurrent;

namespace ChartGen.Sdk.Catalog;

/// <summary>The contracts that are kept, each read when it is first asked for.</summary>
internal static class Contracts
{
    private static readonly ConcurrentDictionary<(string Name, string Version), Contract?> Read = [];

    /// <summary>The contract of a chart, or <see langword="null"/> where none is kept.</summary>
    public static Contract? Of(Subchart subchart) =>
        Read.GetOrAdd(
            (subchart.Name, subchart.Version),
            key => CatalogFacts.ContractText(key.Name, key.Version) is { } text ? Contract.Parse(text) : null
        );
}
