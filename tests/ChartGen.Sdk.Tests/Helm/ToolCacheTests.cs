using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Helm;

public sealed class ToolCacheTests
{
    [Fact]
    public void Own_variable_goes_before_the_one_of_the_desktop()
    {
        var cache = ToolCache.From(Variables(("CHARTGEN_CACHE", "/own"), ("XDG_CACHE_HOME", "/xdg"), ("HOME", "/home/me")));

        Assert.Equal("/own/charts/minio-5.4.0.tgz", cache.Chart("minio", "5.4.0"));
    }

    [Fact]
    public void Cache_lies_in_the_users_cache_folder()
    {
        Assert.Equal("/xdg/chartgen", ToolCache.From(Variables(("XDG_CACHE_HOME", "/xdg"), ("HOME", "/home/me"))).Directory);
        Assert.Equal("/home/me/.cache/chartgen", ToolCache.From(Variables(("HOME", "/home/me"))).Directory);
        Assert.Equal("/home/me/.cache/chartgen", ToolCache.From(Variables(("XDG_CACHE_HOME", "relative"), ("HOME", "/home/me"))).Directory);
    }

    [Fact]
    public void Reader_never_sees_half_a_file()
    {
        using var folder = new TemporaryFolder();
        var cache = new ToolCache(folder.Path);
        var target = cache.Chart("a", "1.0.0");

        Parallel.For(0, 50, i => ToolCache.Put(target, path => File.WriteAllText(path, new string((char)('a' + (i % 26)), 100_000))));

        Assert.Single(File.ReadAllText(target).Distinct());
        Assert.Equal([target], Directory.GetFiles(Path.GetDirectoryName(target)!));
    }

    [Fact]
    public void Failed_write_leaves_what_was_there()
    {
        using var folder = new TemporaryFolder();
        var target = folder.File("charts/a-1.0.0.tgz", "old");

        Assert.Throws<IOException>(() => ToolCache.Put(target, _ => throw new IOException("disk full")));

        Assert.Equal("old", File.ReadAllText(target));
        Assert.Equal([target], Directory.GetFiles(Path.GetDirectoryName(target)!));
    }

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault();
}
