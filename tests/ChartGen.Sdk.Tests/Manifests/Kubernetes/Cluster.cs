using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Manifests.Kubernetes;

namespace ChartGen.Sdk.Tests.Manifests.Kubernetes;

/// <summary>What the Kubernetes check says of objects that a test writes down.</summary>
internal static class Cluster
{
    /// <summary>The report about documents, for one version or for all.</summary>
    public static KubernetesReport Report(string yaml, string? version = null)
    {
        var objects = RenderedObjects.Parse($"# Source: platform/templates/x.yaml\n{yaml}", "ml");
        Assert.Empty(objects.Diagnostics);
        return KubernetesCheck.Check(objects.Objects, version);
    }

    /// <summary>The findings as people read them, without the file.</summary>
    public static IEnumerable<string> Says(string yaml, string? version = null) =>
        Report(yaml, version).Diagnostics.Select(d => d.ToString().Replace("platform/templates/x.yaml: ", "", StringComparison.Ordinal));

    /// <summary>A Deployment with one container and more fields of that container, in YAML's flow style.</summary>
    public static string Deployment(string container = "", string pod = "", string spec = "") =>
        $$$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web} }
                spec: {containers: [{name: web, image: web:1{{{Comma(container)}}}}]{{{Comma(pod)}}}}
              {{{spec}}}
            """;

    private static string Comma(string more) => more.Length == 0 ? "" : $", {more}";
}
