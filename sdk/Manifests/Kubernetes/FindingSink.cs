using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>Where the rules leave what they find about one document.</summary>
/// <param name="document">The document.</param>
/// <param name="asked">The Kubernetes releases that the objects are checked for.</param>
/// <param name="findings">All findings so far.</param>
internal sealed class FindingSink(CheckedDocument document, KubernetesReleases asked, List<KubernetesFinding> findings)
{
    /// <summary>The releases that the document is checked for.</summary>
    public KubernetesReleases Asked => asked;

    /// <summary>Adds an error about a field; <paramref name="fact"/> follows the quoted path, or the object where there is no path.</summary>
    public void Add(string code, string path, string fact, string? suggestion, KubernetesReleases? releases = null)
    {
        var whole = document.At(path);
        var text = whole.Length == 0 ? $"{document.Owner}: {fact}" : $"{document.Owner}: '{whole}' {fact}";
        findings.Add(new(code, Severity.Error, document.Owner.Source, text, suggestion, releases ?? asked));
    }

    /// <summary>Adds an error about the object's kind in some releases, which are named.</summary>
    public void AddOfKind(string code, string fact, string? suggestion, KubernetesReleases releases) =>
        findings.Add(
            new(code, Severity.Error, document.Owner.Source, $"{document.Owner}: {fact}", suggestion, releases) { NamesReleases = true }
        );

    /// <summary>Adds a warning about the object's kind.</summary>
    public void Warn(string code, string fact, string? suggestion, KubernetesReleases releases) =>
        findings.Add(new(code, Severity.Warning, document.Owner.Source, $"{document.Owner}: {fact}", suggestion, releases));
}
