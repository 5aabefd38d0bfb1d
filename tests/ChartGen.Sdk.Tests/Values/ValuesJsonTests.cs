using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Values;

public sealed class ValuesJsonTests
{
    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("1", "1")]
    [InlineData("-7", "-7")]
    [InlineData("+7", "7")]
    [InlineData("0", "0")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("true", "true")]
    [InlineData("Off", "false")]
    [InlineData("YES", "true")]
    [InlineData("null", "null")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("a<b>&'ä'", "\"a<b>&'ä'\"")]
    public void A_scalar_is_what_Helm_takes_it_for(string yaml, string json) => Assert.Equal($"{{\n  \"v\": {json}\n}}\n", Write(yaml));

    [Theory]
    [InlineData("0x1F")]
    [InlineData("017")]
    [InlineData("1_000")]
    [InlineData(".inf")]
    [InlineData("99999999999999999999")]
    public void A_number_that_JSON_cannot_spell_stays_a_text(string yaml) => Assert.Equal($"{{\n  \"v\": \"{yaml}\"\n}}\n", Write(yaml));

    [Fact]
    public void Keys_keep_their_order_and_the_text_ends_in_one_newline() =>
        Assert.Equal("{\n  \"b\": [\n    1\n  ],\n  \"a\": null\n}\n", ValuesJson.Write(ValuesReader.Read("b: [1]\na: null\n", "t").Root!));

    private static string Write(string yaml) => ValuesJson.Write(ValuesReader.Read($"v: {yaml}\n", "t").Root!);
}
