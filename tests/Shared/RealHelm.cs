using ChartGen.Sdk.Helm;

namespace ChartGen.Testing;

/// <summary>The real Helm for tests: CHARTGEN_HELM, the PATH or the tool's cache; fetched when there is none.</summary>
internal static class RealHelm
{
    private static readonly Lazy<Task<HelmFinding>> Finding = new(() => HelmLocator.FindAsync(HelmSearch.FromEnvironment()));

    public static async Task<HelmCli> FindAsync()
    {
        var finding = await Finding.Value;
        return finding.Helm is { } helm
            ? helm with
            {
                KubeVersion = "1.34",
            }
            : throw new InvalidOperationException(string.Join('\n', finding.Diagnostics));
    }
}
