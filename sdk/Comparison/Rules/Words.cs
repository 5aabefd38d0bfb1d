using System.Globalization;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>Words of sentences about objects.</summary>
internal static class Words
{
    /// <summary><c>a, b and c</c>.</summary>
    public static string And(IEnumerable<string> names) =>
        names.ToArray() is [.. var first, var last]
            ? first.Length == 0
                ? last
                : $"{string.Join(", ", first)} and {last}"
            : "";

    /// <summary><c>job airflow-create-user -n ml</c>, as <c>kubectl</c> takes it after a verb.</summary>
    public static string InCommand(ObjectIdentity identity) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{identity.Kind.ToLowerInvariant()} {identity.Name}{(identity.Namespace.Length == 0 ? "" : $" -n {identity.Namespace}")}"
        );

    /// <summary><c>20Gi, gp3, ReadWriteOnce</c>: what a claim asks for.</summary>
    public static string Of(RenderedObject claim)
    {
        var spec = claim.Tree.MapAt("spec");
        string[] words = [spec.TextAt("resources", "requests", "storage"), spec.TextAt("storageClassName"), .. spec["accessModes"].Texts()];
        return string.Join(", ", words.Where(w => w.Length > 0));
    }
}
