namespace ChartGen.Testing;

/// <summary>A test that runs kubectl; skipped, and seen to be skipped, where neither CHARTGEN_KUBECTL nor the PATH has one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithKubectlAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsThere = new(() => Programs.Has(Executable, "version", "--client"));

    public FactWithKubectlAttribute() => Skip = IsThere.Value ? null : "There is no kubectl on the PATH, and CHARTGEN_KUBECTL names none.";

    public static string Executable =>
        Environment.GetEnvironmentVariable("CHARTGEN_KUBECTL") is { Length: > 0 } named ? named : Programs.Find("kubectl") ?? "kubectl";
}
