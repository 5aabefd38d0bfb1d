namespace ChartGen.Sdk.Tests.Profiles;

public sealed class NetworkSettingsTests
{
    [Fact]
    public void Ways_out_are_a_list_of_ranges_and_ports()
    {
        var network = Read.Laptop("network: {egress: [{cidr: 10.9.0.0/16, ports: [9092, 9096]}, {cidr: 192.0.2.7/32}]}\n").Profile!.Network;

        Assert.Equal(["10.9.0.0/16: 9092 9096", "192.0.2.7/32: "], network.Egress.Select(e => $"{e.Cidr}: {string.Join(' ', e.Ports)}"));
        Assert.True(network.Policies);
    }

    [Theory]
    [InlineData(
        "{ports: [80]}",
        "site.yaml(1,20): error CG1007: 'network.egress.0.cidr' is not set; every item of 'network.egress' needs it. "
            + "Set it in chartgen.yaml or with --set network.egress.0.cidr=<value>."
    )]
    [InlineData(
        "{cidr: kafka.internal}",
        "site.yaml(1,27): error CG1135: 'network.egress.0.cidr' must be a range of IPv4 addresses. For example '10.0.0.0/16'."
    )]
    [InlineData(
        "{cidr: 10.0.0.0/8, ports: [90000]}",
        "site.yaml(1,47): error CG1122: 'network.egress.0.ports.0' must be a whole number from 1 to 65535. For example 1."
    )]
    [InlineData(
        "{cidr: 10.0.0.0/8, port: 80}",
        "site.yaml(1,39): error CG1002: 'port' is not a key of 'network.egress.0'. Did you mean 'ports'?"
    )]
    public void A_way_that_cannot_be_read_is_an_error(string way, string expected) =>
        Assert.Contains(expected, Read.Laptop($"network: {{egress: [{way}]}}\n").Diagnostics.Select(d => d.ToString()));
}
