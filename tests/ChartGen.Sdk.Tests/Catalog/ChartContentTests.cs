using ChartGen.Sdk.Catalog;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class ChartContentTests
{
    private const string Plain = "apiVersion: v2\nname: sub\nversion: 1.0.0\nappVersion: \"2.0\"\nkeywords:\n  - a\n";

    [Fact]
    public void Nested_charts_the_lock_and_the_writing_of_the_metadata_do_not_count()
    {
        var published = Content(
            (
                "sub/Chart.yaml",
                "# A comment.\nname: sub\nversion: '1.0.0'\nkeywords: [a]\nappVersion: '2.0'\napiVersion: v2\ndependencies:\n  - name: x\n    version: 1.0.0\n"
            ),
            ("sub/Chart.lock", "digest: x"),
            ("sub/charts/x/Chart.yaml", "name: x"),
            ("sub/values.yaml", "a: 1")
        );
        var bare = Content(("sub/Chart.yaml", Plain), ("sub/values.yaml", "a: 1"));

        Assert.Equal(published.Digest, bare.Digest);
    }

    [Fact]
    public void Metadata_that_Helm_reads_counts()
    {
        var other = Content(("sub/Chart.yaml", Plain.Replace("2.0", "2.1", StringComparison.Ordinal)));

        Assert.NotEqual(Content(("sub/Chart.yaml", Plain)).Digest, other.Digest);
    }

    [Fact]
    public void Every_other_byte_counts()
    {
        Assert.NotEqual(
            Content(("sub/Chart.yaml", Plain), ("sub/values.yaml", "a: 1")).Digest,
            Content(("sub/Chart.yaml", Plain), ("sub/values.yaml", "a: 1 ")).Digest
        );
    }

    [Fact]
    public void Differences_are_named_with_what_happened()
    {
        var kept = Content(("sub/Chart.yaml", Plain), ("sub/a", "1"), ("sub/b", "1"), ("sub/c d", "1")).ToText();

        var differences = Content(("sub/Chart.yaml", Plain), ("sub/a", "2"), ("sub/c d", "1"), ("sub/e", "1")).DifferencesFrom(kept);

        Assert.Equal(["a", "b (missing)", "e (new)"], differences);
    }

    [Fact]
    public void Digest_is_the_one_that_the_documentation_describes()
    {
        // Worked out with sha256sum: a change of the form, which would make every pinned digest void, is seen here.
        Assert.Equal(
            "901bed82d3725402f2efeb2db260d62444e7eacf6fa0e2a1839691bf17618bd1",
            Content(("sub/Chart.yaml", Plain), ("sub/x", "1")).Digest
        );
    }

    private static ChartContent Content(params (string Path, string Text)[] files) =>
        ChartContent.Of(ChartArchive.Read(TinyChart.Tar(files)));
}
