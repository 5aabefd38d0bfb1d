namespace ChartGen.Testing;

/// <summary>A test that needs the published charts; skipped, and seen to be skipped, where CHARTGEN_CHART_SOURCE does not name their folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithChartsAttribute : FactAttribute
{
    public FactWithChartsAttribute()
    {
        if (string.IsNullOrEmpty(Folder))
            Skip = "CHARTGEN_CHART_SOURCE names no folder with the published charts.";
    }

    public static string Folder => Environment.GetEnvironmentVariable("CHARTGEN_CHART_SOURCE") ?? "";
}
