using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Cluster;

public sealed class AnswerReaderTests
{
    private const string Value = "aHVudGVyMg==";

    [Theory]
    [InlineData(
        """{"kind": "Secret", "metadata": {"name": "a", "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "{\"data\":{\"k\":\"aHVudGVyMg==\"}}"}}, "data": {"k": "aHVudGVyMg=="}, "stringData": {"k": "aHVudGVyMg=="}}"""
    )]
    [InlineData(
        """{"kind": "SecretList", "items": [{"metadata": {"name": "a", "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "aHVudGVyMg=="}}, "data": {"k": "aHVudGVyMg=="}, "other": "aHVudGVyMg=="}, 1]}"""
    )]
    [InlineData("""{"kind": "List", "items": [{"kind": "Secret", "data": {"k": "aHVudGVyMg=="}}]}""")]
    [InlineData("""{"data": {"k": "aHVudGVyMg=="}, "kind": "Secret"}""")]
    public void No_value_of_a_Secret_gets_in(string json)
    {
        var read = ValuesJson.Write(AnswerReader.Read(json)!);

        Assert.DoesNotContain(Value, read, StringComparison.Ordinal);
        Assert.Contains("\"k\"", read, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_value_is_seen_to_be_empty()
    {
        var data = (ValuesMap)AnswerReader.Read("""{"kind": "Secret", "data": {"full": "YQ==", "empty": ""}}""")!["data"]!;

        Assert.Equal(("<hidden>", ""), (data["full"]!.ToString(), data["empty"]!.ToString()));
    }

    [Fact]
    public void Managed_fields_are_left_out() =>
        Assert.Equal(
            "{\n  \"metadata\": {\n    \"name\": \"a\"\n  }\n}\n",
            ValuesJson.Write(AnswerReader.Read("""{"metadata": {"name": "a", "managedFields": [{"manager": "helm"}]}}""")!)
        );

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\": ")]
    public void What_is_no_object_is_no_answer(string text) => Assert.Null(AnswerReader.Read(text));

    [Fact]
    public void Of_a_key_that_stands_twice_the_last_counts() =>
        Assert.Equal("2", AnswerReader.Read("""{"a": 1, "a": 2}""")!["a"]!.ToString());
}
