using ChartGen.Sdk.Catalog;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class ContractComparisonTests
{
    [Fact]
    public void Keys_that_come_and_go_are_named_with_their_paths_and_not_what_is_below()
    {
        var changes = Compare(". map\n a map\n  b string\n old map\n  x string\n", ". map\n a map\n  c.d string\n new map\n  x string\n");

        Assert.Equal([new("a.c\\.d", ""), new("new", "")], changes.Added.AsEnumerable());
        Assert.Equal([new("a.b", ""), new("old", "")], changes.Removed.AsEnumerable());
        Assert.Empty(changes.Deprecated.Concat(changes.Retyped));
    }

    [Fact]
    public void Keys_of_a_map_that_takes_any_are_no_change() =>
        Assert.True(Compare(". map\n a map open\n  b string\n", ". map\n a map open\n  c string\n").IsEmpty);

    [Fact]
    public void Key_of_a_map_that_takes_any_no_longer_is_gone()
    {
        var changes = Compare(". map\n a map open\n  b string\n", ". map\n a map\n  c string\n");

        Assert.Equal([new("a.b", "")], changes.Removed.AsEnumerable());
        Assert.Empty(changes.Added);
    }

    [Fact]
    public void Keys_of_items_are_compared()
    {
        var changes = Compare(". map\n a list\n  [] map\n   b string\n", ". map\n a list\n  [] map\n   c string\n");

        Assert.Equal("a[].c", Assert.Single(changes.Added).Path);
        Assert.Equal("a[].b", Assert.Single(changes.Removed).Path);
    }

    [Fact]
    public void Key_that_is_called_deprecated_now_says_what_to_use()
    {
        var changes = Compare(
            ". map\n a string\n b string deprecated\n c string\n",
            ". map\n a string deprecated:x,y\n b string deprecated\n c string deprecated\n"
        );

        Assert.Equal([new("a", "use x or y"), new("c", "")], changes.Deprecated.AsEnumerable());
    }

    [Fact]
    public void Key_that_no_template_reads_any_more_is_gone()
    {
        const string Read = ". map\n a string\n";
        const string Unread = ". map\n a string unread\n";

        Assert.Equal([new("a", "it stands in the defaults, and no template reads it")], Compare(Read, Unread).Removed.AsEnumerable());
        Assert.Equal([new("a", "it stood in the defaults before, and no template read it")], Compare(Unread, Read).Added.AsEnumerable());
    }

    [Fact]
    public void Key_of_another_type_is_named()
    {
        const string Single = ". map\n a string\n b integer\n";
        const string Collection = ". map\n a map\n  x string\n b list\n";

        Assert.Equal(
            [new("a", "a single value before, a map now"), new("b", "a single value before, a list now")],
            Compare(Single, Collection).Retyped.AsEnumerable()
        );
        Assert.Equal(
            [new("a", "a map before, a single value now"), new("b", "a list before, a single value now")],
            Compare(Collection, Single).Retyped.AsEnumerable()
        );
    }

    [Fact]
    public void Every_kept_contract_equals_itself() =>
        Assert.All(Subcharts.All, s => Assert.True(ContractComparison.Compare(Contracts.Of(s)!, Contracts.Of(s)!).IsEmpty));

    private static KeyChanges Compare(string before, string after) =>
        ContractComparison.Compare(Contract.Parse(before), Contract.Parse(after));
}
