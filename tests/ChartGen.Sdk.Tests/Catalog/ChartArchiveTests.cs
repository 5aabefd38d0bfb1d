using System.Formats.Tar;
using System.Text;
using ChartGen.Sdk.Catalog;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class ChartArchiveTests
{
    [Fact]
    public void Files_are_read_below_the_folder()
    {
        var archive = ChartArchive.Read(TinyChart.Archive("sub", "1.0.0", ("templates/a.yaml", "a"), ("values.yaml", "b")));

        Assert.Equal("sub", archive.Folder);
        Assert.Equal(["Chart.yaml", "templates/a.yaml", "values.yaml"], archive.Files.Keys);
        Assert.Equal("a", Encoding.UTF8.GetString(archive.Files["templates/a.yaml"]));
    }

    [Theory]
    [InlineData("sub/../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("../sub/Chart.yaml")]
    [InlineData("sub/a\\..\\b")]
    [InlineData("sub//a")]
    [InlineData("sub/C:")]
    public void Path_that_leaves_the_folder_is_refused(string path)
    {
        var problem = Assert.Throws<ChartArchiveException>(() =>
            ChartArchive.Read(TinyChart.Tar(("sub/Chart.yaml", "name: sub"), (path, "x")))
        );

        Assert.Equal($"holds the path '{path}', which leaves its folder", problem.Message);
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void Link_is_refused(TarEntryType type)
    {
        var link = new PaxTarEntry(type, "sub/Chart.lock") { LinkName = "/etc/passwd" };

        var problem = Assert.Throws<ChartArchiveException>(() => ChartArchive.Read(TinyChart.Tar(link)));

        Assert.Equal("holds 'sub/Chart.lock', which is neither a file nor a folder", problem.Message);
    }

    [Fact]
    public void Large_file_is_refused()
    {
        var large = TinyChart.Archive("sub", "1.0.0", ("a", new string('x', (5 * 1024 * 1024) + 1)));

        var problem = Assert.Throws<ChartArchiveException>(() => ChartArchive.Read(large));

        Assert.Equal("unpacks to more than 100 MiB, or one file to more than 5 MiB", problem.Message);
    }

    [Fact]
    public void Bomb_is_refused_before_it_fills_the_memory()
    {
        var text = new string('x', 5 * 1024 * 1024);
        var bomb = TinyChart.Archive("sub", "1.0.0", [.. Enumerable.Range(0, 21).Select(i => ($"f{i}", text))]);

        Assert.Throws<ChartArchiveException>(() => ChartArchive.Read(bomb));
    }

    /// <summary>What belongs to no file of the chart is passed over, and has to be unpacked all the same.</summary>
    [Fact]
    public void Bomb_beside_the_charts_folder_is_not_unpacked_to_its_end()
    {
        var bomb = TinyChart.Tar(
            new PaxTarEntry(TarEntryType.RegularFile, "sub") { DataStream = new MemoryStream(new byte[130 * 1024 * 1024]) },
            new PaxTarEntry(TarEntryType.RegularFile, "sub/Chart.yaml") { DataStream = new MemoryStream("name: sub"u8.ToArray()) }
        );

        var problem = Assert.Throws<ChartArchiveException>(() => ChartArchive.Read(bomb));

        Assert.Equal("unpacks to more than 100 MiB, or one file to more than 5 MiB", problem.Message);
    }

    [Fact]
    public void Archive_whose_checksum_does_not_match_is_refused()
    {
        var archive = TinyChart.Archive("sub", "1.0.0", ("a", "text"));
        archive[^8] ^= 1;

        Assert.Equal("is broken", Assert.Throws<ChartArchiveException>(() => ChartArchive.Read(archive)).Message);
    }

    [Fact]
    public void Two_folders_are_refused()
    {
        var problem = Assert.Throws<ChartArchiveException>(() =>
            ChartArchive.Read(TinyChart.Tar(("sub/Chart.yaml", "a"), ("other/Chart.yaml", "b")))
        );

        Assert.Equal("holds more than one folder: 'sub' and 'other'", problem.Message);
    }

    [Fact]
    public void Path_that_is_there_twice_is_refused()
    {
        var problem = Assert.Throws<ChartArchiveException>(() =>
            ChartArchive.Read(TinyChart.Tar(("sub/Chart.yaml", "a"), ("sub/Chart.yaml", "b")))
        );

        Assert.Equal("holds 'sub/Chart.yaml' twice", problem.Message);
    }

    [Fact]
    public void Bytes_that_are_no_archive_are_refused()
    {
        var cut = TinyChart.Archive("sub", "1.0.0", ("a", "text"))[..60];

        Assert.Equal("is broken", Assert.Throws<ChartArchiveException>(() => ChartArchive.Read("<html>"u8.ToArray())).Message);
        Assert.Throws<ChartArchiveException>(() => ChartArchive.Read(cut));
    }

    [Fact]
    public void Archive_without_a_chart_is_refused()
    {
        Assert.Equal(
            "holds no chart",
            Assert.Throws<ChartArchiveException>(() => ChartArchive.Read(TinyChart.Tar(("sub/values.yaml", "a")))).Message
        );
    }
}
