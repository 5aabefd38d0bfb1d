namespace ChartGen.Sdk.Scan.Reading;

/// <summary>Paths in kustomizations, which are relative to the kustomization's folder.</summary>
internal static class KustomizePaths
{
    /// <summary>The files that change objects of other files, and are no objects of their own.</summary>
    public static IEnumerable<string> PatchesOf(Kustomization kustomization) =>
        kustomization
            .Root["patches"]
            .Maps()
            .Concat(kustomization.Root["patchesJson6902"].Maps())
            .Select(p => p["path"].Text())
            .Concat(kustomization.Root["patchesStrategicMerge"].Scalars().Select(s => s.Text))
            .OfType<string>()
            .Where(p => !p.Contains('\n', StringComparison.Ordinal))
            .Select(p => Joined(kustomization.File.Folder, p));

    /// <summary>A folder and a path below or beside it.</summary>
    public static string Joined(string folder, string path)
    {
        var parts = folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != "."))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
