using System.Reflection;

namespace ChartGen.Sdk.Catalog;

/// <summary>The facts that are kept for each pinned chart, embedded in the assembly.</summary>
internal static class CatalogFacts
{
    /// <summary>The digests of the chart's files, or <see langword="null"/> where none are kept. See <see cref="ChartContent"/>.</summary>
    public static string? Content(string name, string version) => Read($"Catalog/Content/{name}-{version}.txt");

    /// <summary>The chart's contract, or <see langword="null"/> where none is kept. See <see cref="Contract"/>.</summary>
    public static string? ContractText(string name, string version) => Read($"Catalog/Contracts/{name}-{version}.txt");

    /// <summary>What changes with each chart's version. See <see cref="Pins"/>.</summary>
    public static string PinsText => Read("Catalog/Pins.yaml") ?? throw new InvalidDataException("The assembly holds no Pins.yaml.");

    private static string? Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
