namespace ChartGen.Sdk.Scan.Found;

/// <summary>Where the cloned code lies in the found container.</summary>
internal sealed record CodePlace(string Mount, string Link)
{
    /// <summary>The same file where the platform clones to, or <see langword="null"/> for a path that is not in the code.</summary>
    public string? InPlatform(string path)
    {
        var plain = path.StartsWith("local://", StringComparison.Ordinal) ? path["local://".Length..] : path;
        if (!plain.StartsWith(Mount.TrimEnd('/') + "/", StringComparison.Ordinal))
            return null;
        var below = plain[(Mount.TrimEnd('/').Length + 1)..];
        return "/git/code/" + (below.StartsWith(Link + "/", StringComparison.Ordinal) ? below[(Link.Length + 1)..] : below);
    }
}
