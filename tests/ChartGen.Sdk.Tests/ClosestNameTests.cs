using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Tests;

public sealed class ClosestNameTests
{
    [Theory]
    [InlineData("replcas", "replicas")]
    [InlineData("replicass", "replicas")]
    [InlineData("rpelicas", "replicas")]
    [InlineData("REPLICAS", "replicas")]
    [InlineData("Rpelicas", "replicas")]
    [InlineData("resource", "resources")]
    [InlineData("nev", "env")]
    public void A_slip_finds_the_name_that_was_meant(string name, string meant) =>
        Assert.Equal(meant, ClosestName.Of(name, ["env", "image", "replicas", "resources"]));

    [Theory]
    [InlineData("command")]
    [InlineData("foo")]
    [InlineData("replicationFactor")]
    public void A_name_that_resembles_none_finds_none(string name) =>
        Assert.Null(ClosestName.Of(name, ["env", "image", "replicas", "resources"]));

    [Fact]
    public void Of_two_that_are_equally_near_the_first_in_ordinal_order_is_taken_in_whatever_order_they_come()
    {
        Assert.Equal("hist", ClosestName.Of("hest", ["host", "hist"]));
        Assert.Equal("hist", ClosestName.Of("hest", ["hist", "host"]));
    }

    [Fact]
    public void A_name_that_differs_in_case_alone_is_nearer_than_any_other() =>
        Assert.Equal("hosT", ClosestName.Of("Host", ["Hose", "hosT"]));

    [Fact]
    public void A_name_is_not_near_to_itself() => Assert.Null(ClosestName.Of("host", ["host"]));

    [Fact]
    public void Nothing_is_near_where_nothing_is_known() => Assert.Null(ClosestName.Of("host", []));
}
