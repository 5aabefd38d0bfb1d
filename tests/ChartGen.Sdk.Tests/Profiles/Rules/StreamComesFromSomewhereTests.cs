namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class StreamComesFromSomewhereTests
{
    private const string Found =
        "site.yaml(1,1): note CG1230: The stream can be read by HTTPS only: network.egress names no other address. "
        + "Name the broker's, as in network.egress: [{cidr: 10.0.0.0/16, ports: [9096]}].";

    [Theory]
    [InlineData("inference.kind=spark")]
    [InlineData("inference.kind=deployment", "inference.mode=streaming", "inference.replicas=1")]
    public void A_stream_without_a_way_to_its_broker_is_worth_a_note(params string[] settings) =>
        Assert.EndsWith(
            Found["site.yaml(1,1): ".Length..],
            Assert.Single(Read.Coded(Read.Cloud("", settings), "CG1230")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("network.egress=[{cidr: 10.9.0.0/16}]")]
    [InlineData("network.policies=false")]
    [InlineData("inference.kind=deployment", "inference.mode=serving")]
    public void Nothing_is_said_where_there_is_a_way_or_no_stream(params string[] settings) =>
        Assert.Empty(Read.Coded(Read.Cloud("", settings), "CG1230"));
}
