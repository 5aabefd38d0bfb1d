using ChartGen.Sdk.Audit;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Audit;

public sealed class ValueLeafTests
{
    [Theory]
    [InlineData("a: 1\nb: {c: x, d: null}\n", "a b.c b.d")]
    [InlineData("a: [1, {b: 2}, [3]]\n", "a[0] a[1] a[2]")]
    [InlineData("a: {}\nb: []\n", "a b")]
    [InlineData("grafana.ini: {a: 1}\nk\\l: 1\n", @"grafana\.ini.a k\\l")]
    public void Scalars_items_and_empty_maps_and_lists_are_leaves(string values, string paths) =>
        Assert.Equal(paths, string.Join(' ', ValueLeaf.Of(Tree(values)).Select(l => l.Path)));

    [Theory]
    [InlineData("a: {b: 1, c: 2}\n", "a: {c: 2}\n")]
    [InlineData("a: {b: 1}\nz: 1\n", "z: 1\n")]
    [InlineData("a: {b: {c: {d: 1}}}\nz: 1\n", "z: 1\n")]
    [InlineData("a: [x, y]\n", "a: [y]\n")]
    [InlineData("a: {b: [x]}\nz: 1\n", "z: 1\n")]
    [InlineData("a: 1\n", "{}\n")]
    public void What_is_empty_without_the_leaf_goes_with_it(string values, string left)
    {
        var tree = Tree(values);

        var without = ValueLeaf.Of(tree).First().Path.RemovedFrom(tree);

        Assert.True(ValuesNode.DeepEquals(Tree(left), without), ValuesWriter.Write(without));
    }

    [Theory]
    [InlineData("a: {b: 1, c: 2}\n", "a: {b: new, c: 2}\n")]
    [InlineData("a: [x, y]\n", "a: [new, y]\n")]
    public void Another_value_takes_the_leafs_place(string values, string changed)
    {
        var tree = Tree(values);

        Assert.True(ValuesNode.DeepEquals(Tree(changed), ValueLeaf.Of(tree).First().Path.SetIn(tree, "new")));
    }

    [Fact]
    public void A_reason_stands_above_the_value_or_a_map_that_it_is_in()
    {
        var leaves = ValueLeaf.Of(
            Tree("# Pinned: by us,\n# for good.\na: {b: 1}\n# A remark.\nc: 1\nd:\n  # One. Pinned: here.\n  e: 1\n  f: 1\n")
        );

        Assert.Equal(["by us, for good.", null, "here.", null], leaves.Select(l => l.Reason));
    }

    [Fact]
    public void A_node_is_found_by_its_path()
    {
        var tree = Tree("a: {b: [x, y]}\n");

        Assert.Equal(["x", "y"], ValueLeaf.Of(tree).Select(l => l.Path.In(tree)!.ToString()));
        Assert.Null(new ValuePath(["a", "b"], 2).In(tree));
        Assert.Null(new ValuePath(["a", "c"]).In(tree));
        Assert.Null(new ValuePath(["a"], 0).In(tree));
    }

    [Theory]
    [InlineData("true", "False")]
    [InlineData("3", "4 2 0")]
    [InlineData("0", "1 -1 100")]
    [InlineData("1.5", "1 0")]
    [InlineData("10Gi", "10Gi-changed 11Gi  changed")]
    [InlineData("soft", "soft-changed 1  changed")]
    public void Other_values_are_of_the_kind_that_a_schema_may_want(string value, string others) =>
        Assert.Equal(
            others,
            string.Join(' ', OtherValues.Of(Tree($"a: {value}\n")["a"]!)).Replace("false", "False", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("a: null\n")]
    [InlineData("a: {}\n")]
    [InlineData("a: []\n")]
    [InlineData("a: [x]\n")]
    [InlineData("a: 99999999999\n")]
    public void There_are_other_values_for_everything_and_no_more_than_are_tried(string values)
    {
        var value = Tree(values)["a"]!;
        var others = OtherValues.Of(value);

        Assert.InRange(others.Length, 1, OtherValues.MaxCount);
        Assert.DoesNotContain(others, o => ValuesNode.DeepEquals(o, value));
    }

    private static ValuesMap Tree(string text) => (ValuesMap)ValuesReader.Read(text, "values.yaml").Root!;
}
