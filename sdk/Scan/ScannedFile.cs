namespace ChartGen.Sdk.Scan;

/// <summary>A text file of the repository that is scanned.</summary>
/// <param name="Path">Its path below the scanned folder, with <c>/</c>; findings carry it.</param>
/// <param name="Text">Its text.</param>
public sealed record ScannedFile(string Path, string Text)
{
    /// <summary>The last part of the path.</summary>
    internal string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The path's folder, without a slash at its end; empty at the top.</summary>
    internal string Folder => Path.LastIndexOf('/') is var slash and >= 0 ? Path[..slash] : "";
}
