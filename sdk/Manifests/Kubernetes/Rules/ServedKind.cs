using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6035: Kubernetes serves the kind in this version of its API, everywhere and from the start (a warning where an administrator has to turn it on).</summary>
internal static class ServedKind
{
    /// <summary>The kind, or <see langword="null"/> where no release serves it under this version.</summary>
    public static KnownKind? Check(CheckedDocument document, SchemaTable table, FindingSink sink)
    {
        var (version, kind) = (document.ApiVersion, document.Kind);
        var known = table.Kinds.FirstOrDefault(k => k.ApiVersion == version && k.Kind == kind);
        var lacking = known is null ? sink.Asked : sink.Asked.Without(known.Releases);
        if (!lacking.IsEmpty && table == SchemaTables.Kubernetes)
            sink.AddOfKind("CG6035", $"{kind} of {version} is not served.", Advice(document, table, lacking), lacking);
        else if (!lacking.IsEmpty)
            sink.Add("CG6035", "", $"{kind} of {version} is not served by its operator.", Advice(document, table, lacking));

        var served = sink.Asked.Without(lacking);
        if (!served.IsEmpty && table == SchemaTables.Kubernetes && IsPreview(version))
            sink.Warn(
                "CG6035",
                $"{kind} of {version} is served by a cluster only where its administrator turned it on.",
                Elsewhere(document, table, served) ?? "EKS does not turn it on.",
                served
            );
        return known;
    }

    private static string? Advice(CheckedDocument document, SchemaTable table, KubernetesReleases releases)
    {
        if (Elsewhere(document, table, releases) is { } elsewhere)
            return elsewhere;
        var kinds = table.Kinds.Where(k => k.ApiVersion == document.ApiVersion).Select(k => k.Kind).ToArray();
        return ClosestName.Of(document.Kind, kinds) is { } closest ? $"Did you mean '{closest}'?" : null;
    }

    private static string? Elsewhere(CheckedDocument document, SchemaTable table, KubernetesReleases releases)
    {
        var versions = table
            .Kinds.Where(k => k.Kind == document.Kind && k.ApiVersion != document.ApiVersion && (k.Releases & releases) == releases)
            .Select(k => k.ApiVersion)
            .Where(v => table != SchemaTables.Kubernetes || !IsPreview(v))
            .ToArray();
        return versions.Length == 0 ? null : $"It is served as {string.Join(" or ", versions)}.";
    }

    private static bool IsPreview(string version) =>
        version.Contains("alpha", StringComparison.Ordinal) || version.Contains("beta", StringComparison.Ordinal);
}
