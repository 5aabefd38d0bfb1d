using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Catalog;

/// <summary>The catalog's files in a checkout of the repository.</summary>
public sealed class CatalogCheckout
{
    private readonly string _root;
    private readonly Action<string>? _before;

    private CatalogCheckout(string root, Action<string>? before) => (_root, _before) = (root, before);

    /// <summary>The catalog of a checkout, or <see langword="null"/> where the folder is none.</summary>
    /// <param name="root">The checkout's folder.</param>
    /// <param name="diagnostics">Takes CG4562.</param>
    public static CatalogCheckout? Find(string root, DiagnosticBag diagnostics) => Find(root, diagnostics, null);

    // 'before' is called before each step that changes the disk, with its path; tests let it fail.
    internal static CatalogCheckout? Find(string root, DiagnosticBag diagnostics, Action<string>? before)
    {
        if (File.Exists(Path.Combine(root, Pins.Path)))
            return new(root, before);
        diagnostics.Add(CatalogDiagnostics.NoCheckout(root));
        return null;
    }

    /// <summary>Works out what pinning a chart at a version changes, or gives <see langword="null"/> and says why it must not be. Writes nothing.</summary>
    /// <param name="subchart">The chart.</param>
    /// <param name="version">The version to pin.</param>
    /// <param name="archive">The path of its archive.</param>
    /// <param name="publisher">What is known of the published archive.</param>
    /// <param name="diagnostics">Takes CG4553 to CG4555, CG4563 and CG4564.</param>
    public CatalogRevision? Plan(Subchart subchart, string version, string archive, Publisher publisher, DiagnosticBag diagnostics)
    {
        try
        {
            return CatalogRevision.Plan(
                subchart,
                version,
                File.ReadAllBytes(archive),
                archive,
                publisher,
                File.ReadAllText(Full(Pins.Path)),
                diagnostics
            );
        }
        catch (InvalidDataException e)
        {
            diagnostics.Add(CatalogDiagnostics.BadPins(Full(Pins.Path), e.Message));
            return null;
        }
    }

    /// <summary>
    /// Writes a revision: all of it or nothing. New facts come first, under names that nobody asks for yet; with the one file of pins the new version
    /// counts; the old facts go last. Where a step fails what was done is taken back, and a kill leaves at most facts that nobody asks for.
    /// </summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public void Write(CatalogRevision revision)
    {
        var undo = new Stack<Action>();
        try
        {
            foreach (var file in revision.Facts.Append(revision.Pins))
                Replace(file, undo);
            foreach (var path in revision.Removed)
                Remove(path, undo);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var step in undo)
                step();
            throw;
        }
    }

    private void Replace(CatalogFile file, Stack<Action> undo)
    {
        var path = Full(file.Path);
        _before?.Invoke(file.Path);
        var old = File.Exists(path) ? File.ReadAllBytes(path) : null;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Helm.ToolCache.Put(path, temporary => File.WriteAllText(temporary, file.Text));
        undo.Push(() => Restore(path, old));
    }

    private void Remove(string file, Stack<Action> undo)
    {
        var path = Full(file);
        _before?.Invoke(file);
        if (!File.Exists(path))
            return;
        var old = File.ReadAllBytes(path);
        File.Delete(path);
        undo.Push(() => Restore(path, old));
    }

    private static void Restore(string path, byte[]? old)
    {
        if (old is null)
            File.Delete(path);
        else
            Helm.ToolCache.Put(path, temporary => File.WriteAllBytes(temporary, old));
    }

    private string Full(string path) => Path.Combine(_root, path);
}
