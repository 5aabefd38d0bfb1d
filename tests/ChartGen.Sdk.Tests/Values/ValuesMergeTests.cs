using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Values;

public sealed class ValuesMergeTests
{
    [Fact]
    public void Maps_merge_by_key_and_lists_are_replaced_whole() =>
        Expect("a: {x: 1, l: [1, 2, 3]}", "a: {y: 2, l: [9]}", "a: {x: 1, l: [9], y: 2}");

    [Fact]
    public void A_null_deletes_the_key() => Expect("a: {x: 1, y: 2}", "a: {x: null}", "a: {y: 2}");

    [Fact]
    public void A_null_stays_where_it_deletes_a_subcharts_default()
    {
        var merged = ValuesMerge.MergeKeepingNull(Map("a: {x: 1}"), Map("a: {x: null, y: null}"));

        Assert.True(ValuesNode.DeepEquals(Map("a: {x: null, y: null}"), merged));
    }

    [Fact]
    public void Keys_that_differ_in_case_are_two_keys() => Expect("App: 1", "app: 2", "{App: 1, app: 2}");

    [Fact]
    public void A_map_replaces_a_scalar_and_a_scalar_a_map() => Expect("{a: 1, b: {c: 1}}", "{a: {c: 2}, b: 3}", "{a: {c: 2}, b: 3}");

    private static void Expect(string lower, string upper, string expected) =>
        Assert.Equal(ValuesWriter.Write(Map(expected)), ValuesWriter.Write(ValuesMerge.Merge(Map(lower), Map(upper))));

    private static ValuesMap Map(string yaml) => (ValuesMap)ValuesReader.Read(yaml, "f.yaml").Root!;
}
