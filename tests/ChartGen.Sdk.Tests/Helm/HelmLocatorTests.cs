using System.Runtime.Versioning;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Helm;

[SupportedOSPlatform("linux")]
public sealed class HelmLocatorTests : IDisposable
{
    private const string Install = "Install Helm 3.19 or later, or 4, or give its path with --helm.";
    private readonly TemporaryFolder _cache = new();

    private HelmSearch Offline => new() { Cache = new(_cache.Path), Offline = true };

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Option_goes_before_the_variable_and_the_variable_before_the_path()
    {
        using var option = new FakeHelm("version", "v4.1.0");
        using var variable = new FakeHelm("version", "v4.2.0");
        using var path = new FakeHelm("version", "v3.19.0");
        var search = Offline with { Option = option.Executable, Variable = variable.Executable, SearchPath = path.Folder };

        Assert.Equal(new HelmVersion(4, 1, 0), (await HelmLocator.FindAsync(search)).Version);
        Assert.Equal(new HelmVersion(4, 2, 0), (await HelmLocator.FindAsync(search with { Option = null })).Version);
        Assert.Equal(new HelmVersion(3, 19, 0), (await HelmLocator.FindAsync(search with { Option = null, Variable = null })).Version);
    }

    [Theory]
    [InlineData("--helm")]
    [InlineData("CHARTGEN_HELM")]
    public async Task Named_path_that_is_missing_is_never_replaced(string origin)
    {
        using var other = new FakeHelm("version", "v4.2.3");
        var search = Offline with { SearchPath = other.Folder };
        search = origin == "--helm" ? search with { Option = "/nowhere/helm" } : search with { Variable = "/nowhere/helm" };

        var finding = await HelmLocator.FindAsync(search);

        Assert.Null(finding.Helm);
        Assert.Equal(
            Diagnostic.Error("CG6001", new SourceSpan(origin), "There is no executable '/nowhere/helm'.", Install),
            Assert.Single(finding.Diagnostics)
        );
    }

    [Fact]
    public async Task Named_Helm_that_is_too_old_is_never_replaced()
    {
        using var old = new FakeHelm("version", "v3.17.2");
        using var other = new FakeHelm("version", "v4.2.3");

        var finding = await HelmLocator.FindAsync(Offline with { Option = old.Executable, SearchPath = other.Folder });

        Assert.Null(finding.Helm);
        Assert.Equal(
            Diagnostic.Error(
                "CG6002",
                new SourceSpan("--helm"),
                $"'{old.Executable}' is Helm 3.17.2; ChartGen needs Helm 3.19 or later, or 4.",
                Install
            ),
            Assert.Single(finding.Diagnostics)
        );
    }

    [Fact]
    public async Task Old_Helm_on_the_path_is_passed_over_with_a_note()
    {
        using var old = new FakeHelm("version", "v3.17.2");
        using var cached = new FakeHelm("version", "v4.2.3");
        Directory.CreateDirectory(Path.Combine(_cache.Path, "helm", "4.2.3"));
        File.CreateSymbolicLink(Path.Combine(_cache.Path, "helm", "4.2.3", "helm"), cached.Executable);

        var finding = await HelmLocator.FindAsync(Offline with { SearchPath = old.Folder });

        Assert.Equal(new HelmVersion(4, 2, 3), finding.Version);
        Assert.Equal(
            new Diagnostic(
                "CG6014",
                Severity.Note,
                new SourceSpan("PATH"),
                $"'{old.Executable}' is Helm 3.17.2; ChartGen needs Helm 3.19 or later, or 4. It is not used."
            ),
            Assert.Single(finding.Diagnostics)
        );
    }

    [Fact]
    public async Task Garbage_instead_of_a_version_is_shown_without_control_characters()
    {
        using var garbage = new FakeHelm("garbage");

        var finding = await HelmLocator.FindAsync(Offline with { Option = garbage.Executable });

        Assert.Null(finding.Helm);
        Assert.Equal(
            Diagnostic.Error(
                "CG6003",
                new SourceSpan("--helm"),
                $"'{garbage.Executable} version --template {{{{.Version}}}}' printed no version of Helm but '[31m<html> not helm </html>'.",
                Install
            ),
            Assert.Single(finding.Diagnostics)
        );
    }

    [Fact]
    public async Task Nothing_found_offline_says_what_to_install()
    {
        var finding = await HelmLocator.FindAsync(Offline);

        Assert.Null(finding.Helm);
        Assert.Equal(
            Diagnostic.Error(
                "CG6001",
                null,
                "Helm was not found on the PATH nor in the tool's cache, and with --offline it is not fetched.",
                Install
            ),
            Assert.Single(finding.Diagnostics)
        );
    }

    [Theory]
    [InlineData("v4.2.3", true)]
    [InlineData("v3.19.0", true)]
    [InlineData("3.20.1+g1234567", true)]
    [InlineData("v4.0.0-rc.1\n", true)]
    [InlineData("v3.18.6", false)]
    [InlineData("v2.17.0", false)]
    public void Version_is_supported_from_3_19(string text, bool supported)
    {
        Assert.True(HelmVersion.TryParse(text, out var version));
        Assert.Equal(supported, version.Value.IsSupported);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4.2")]
    [InlineData("version 4.2.3")]
    [InlineData("v4.2.3 v4.2.4")]
    [InlineData("v99999.0.0")]
    public void Text_that_is_no_version_is_refused(string text) => Assert.False(HelmVersion.TryParse(text, out _));
}
