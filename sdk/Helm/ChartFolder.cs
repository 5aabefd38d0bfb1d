using ChartGen.Sdk.Charts;

namespace ChartGen.Sdk.Helm;

/// <summary>A chart's own files in a folder that Helm may work in.</summary>
internal static class ChartFolder
{
    /// <summary>Writes a chart in memory.</summary>
    public static async Task WriteAsync(Chart chart, string folder, CancellationToken cancellationToken)
    {
        foreach (var file in chart.Files)
        {
            var path = Path.Combine(folder, file.Path.Text);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Copies a chart on the disk, without what lies behind links to folders.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            // A folder behind a link is not the chart's own.
            if (new DirectoryInfo(folder).LinkTarget is null)
                Copy(folder, Directory.CreateDirectory(Path.Combine(to, Path.GetFileName(folder))).FullName);
        }

        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    /// <summary>Puts the archives of subcharts where Helm looks for them.</summary>
    public static void AddSubcharts(string folder, IEnumerable<string> archives)
    {
        var charts = Directory.CreateDirectory(Path.Combine(folder, "charts")).FullName;
        foreach (var archive in archives)
            File.Copy(archive, Path.Combine(charts, Path.GetFileName(archive)), overwrite: true);
    }
}
