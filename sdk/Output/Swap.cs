using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Output;

/// <summary>Exchanges the old chart and the new one by two renames, and puts right what an interrupted exchange left.</summary>
/// <remarks>
/// A run may die before each step. Then staged files alone mean that the old chart stands; the old chart set aside without a target
/// means that the exchange was half done and is taken back; set aside beside a target means that only the tidying is left.
/// </remarks>
internal static class Swap
{
    /// <summary>Puts the staged folder in the target's place; when that fails the old one comes back.</summary>
    /// <returns>What kept the old chart from being removed, which the next run tries again, or <see langword="null"/>.</returns>
    public static Diagnostic? Run(Disk disk, OutputFolder folder)
    {
        var replaces = Directory.Exists(folder.Target);
        if (replaces)
            disk.MoveFolder(folder.Target, folder.Previous);
        try
        {
            disk.MoveFolder(folder.Staging, folder.Target);
        }
        catch (OutputException) when (replaces)
        {
            disk.MoveFolder(folder.Previous, folder.Target);
            throw;
        }

        try
        {
            if (replaces)
                Tidy(disk, folder);
            return null;
        }
        catch (OutputException e)
        {
            return e.Diagnostic with { Severity = Severity.Warning };
        }
    }

    /// <summary>Brings the folder of an interrupted run into order.</summary>
    public static void Repair(Disk disk, OutputFolder folder)
    {
        if (Directory.Exists(folder.Previous))
        {
            if (Directory.Exists(folder.Target))
                Tidy(disk, folder);
            else
                disk.MoveFolder(folder.Previous, folder.Target);
        }

        if (Directory.Exists(folder.Staging))
            disk.DeleteTree(folder.Staging);
    }

    // Foreign files were carried over before the exchange; one that appeared since then is saved here.
    private static void Tidy(Disk disk, OutputFolder folder)
    {
        var files = disk.Files(folder.Previous);
        var ours = files.Contains(OutputManifest.FileName) ? disk.Read(Path.Combine(folder.Previous, OutputManifest.FileName)) : [];
        _ = OutputManifest.TryRead(ours, out var manifest, out _);
        foreach (var path in files.Where(p => p != OutputManifest.FileName && manifest?.Files.ContainsKey(p) is not true))
        {
            var target = folder.Full(path);
            if (Path.Exists(target))
                continue;
            disk.MakeFolder(Path.GetDirectoryName(target)!);
            disk.MoveFile(Path.Combine(folder.Previous, path), target);
        }

        disk.DeleteTree(folder.Previous);
    }
}
