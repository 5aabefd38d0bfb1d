using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Scan;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Scan;

/// <summary>Scans files against a profile.</summary>
internal static class Scanned
{
    private static readonly EnvironmentProfile Target = TestProfiles.Cloud with { Images = new() { Registry = RegistryHost.FromSite } };

    public static ScanResult Cloud(params IEnumerable<(string Path, string Text)> files) => Run(Target, files);

    public static ScanResult Run(EnvironmentProfile profile, IEnumerable<(string Path, string Text)> files) =>
        RepositoryScan.Run(files.Select(f => new ScannedFile(f.Path, f.Text)), new ScanTarget(profile));

    /// <summary>The files of a sample repository that a scan reads.</summary>
    public static IEnumerable<(string Path, string Text)> Sample(string name)
    {
        var root = Repository.Full($"tests/ChartGen.Sdk.Tests/Scan/Repository/{name}");
        return Directory
            .EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(f => (Path: Path.GetRelativePath(root, f).Replace(Path.DirectorySeparatorChar, '/'), Full: f))
            .Where(f => FileKinds.IsRead(f.Path))
            .Select(f => (f.Path, File.ReadAllText(f.Full)));
    }

    /// <summary>Findings as <c>file:line:column code</c>.</summary>
    public static IEnumerable<string> Places(ScanResult result) =>
        result.Findings.Select(f => $"{f.Where.File}:{f.Where.Line}:{f.Where.Column} {f.Code}");

    /// <summary>The codes of findings.</summary>
    public static IEnumerable<string> Codes(ScanResult result) => result.Findings.Select(f => f.Code);
}
