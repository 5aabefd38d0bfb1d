using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Tests.Profiles;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.100.0.0/16", true)]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", true)]
    [InlineData("0.0.0.0/0", "203.0.113.7/32", true)]
    [InlineData("172.16.0.0/12", "172.31.255.255/32", true)]
    [InlineData("172.16.0.0/12", "172.32.0.0/32", false)]
    [InlineData("10.100.0.0/16", "10.0.0.0/8", false)]
    [InlineData("192.168.1.7/32", "192.168.1.6/32", false)]
    [InlineData("200.0.0.0/8", "201.0.0.0/8", false)]
    public void A_range_holds_another_when_it_holds_every_address_of_it(string range, string other, bool holds) =>
        Assert.Equal(holds, Cidr.Parse(range).Contains(Cidr.Parse(other)));
}
