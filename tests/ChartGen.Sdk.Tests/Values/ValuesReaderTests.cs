using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Values;

public sealed class ValuesReaderTests
{
    [Fact]
    public void Places_are_those_an_editor_shows()
    {
        var root = (ValuesMap)ValuesReader.Read("a:\n  bcd: x y\n", "f.yaml").Root!;

        var entry = ((ValuesMap)root["a"]!).Entries[0];

        Assert.Equal(new SourceSpan("f.yaml", 2, 3, 3), entry.KeyWhere);
        Assert.Equal(new SourceSpan("f.yaml", 2, 8, 3), entry.Value.Where);
    }

    [Fact]
    public void A_key_given_twice_is_reported_where_it_stands_again()
    {
        var problem = Assert.Single(ValuesReader.Read("a: 1\nb: 2\na: 3\n", "f.yaml").Diagnostics);

        Assert.Equal("f.yaml(3,1): error CG1001: The key 'a' is given twice; it stands on line 1 already.", problem.ToString());
    }

    [Theory]
    [InlineData("yes", ScalarKind.Boolean)]
    [InlineData("Off", ScalarKind.Boolean)]
    [InlineData("0x1F", ScalarKind.Integer)]
    [InlineData("08", ScalarKind.Integer)]
    [InlineData("1e3", ScalarKind.Float)]
    [InlineData(".5", ScalarKind.Float)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("\"yes\"", ScalarKind.String)]
    [InlineData("1.2.3", ScalarKind.String)]
    [InlineData("!!str 1", ScalarKind.String)]
    public void A_scalar_is_what_Helm_takes_it_for(string text, ScalarKind kind)
    {
        var root = (ValuesMap)ValuesReader.Read($"a: {text}\n", "f.yaml").Root!;

        Assert.Equal(kind, ((ValuesScalar)root["a"]!).Kind);
    }

    [Fact]
    public void A_comment_belongs_to_the_key_below_it()
    {
        var root = (ValuesMap)ValuesReader.Read("# one\n# two\na: |\n  # text\nb:\n  # three\n  c: 1\n", "f.yaml").Root!;

        Assert.Equal("one\ntwo", root.Entries[0].Comment);
        Assert.Null(root.Entries[1].Comment);
        Assert.Equal("three", ((ValuesMap)root["b"]!).Entries[0].Comment);
    }

    [Fact]
    public void Anchors_and_merge_keys_are_resolved()
    {
        var root = (ValuesMap)ValuesReader.Read("base: &b {x: 1, y: 2}\nover:\n  <<: *b\n  y: 3\n", "f.yaml").Root!;

        Assert.True(ValuesNode.DeepEquals(ValuesMap.Of(("x", 1), ("y", 3)), root["over"]));
    }

    [Fact]
    public void A_few_aliases_cannot_grow_without_end()
    {
        var bomb =
            "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        var problem = Assert.Single(ValuesReader.Read(bomb, "f.yaml").Diagnostics);

        Assert.EndsWith("The YAML cannot be read: the text holds too many values.", problem.ToString());
    }

    [Fact]
    public void Deep_nesting_is_refused_without_overflowing_the_stack()
    {
        var problem = Assert.Single(ValuesReader.Read(new string('[', 5000), "f.yaml").Diagnostics);

        Assert.Contains("The YAML cannot be read: ", problem.Message);
    }

    [Fact]
    public void A_syntax_error_has_a_place()
    {
        var problem = Assert.Single(ValuesReader.Read("a: 1\nb: [1, 2\nc: 3\n", "f.yaml").Diagnostics);

        Assert.Equal(
            "f.yaml(2,6): error CG1001: The YAML cannot be read: a bracket or brace after this place is not closed.",
            problem.ToString()
        );
    }

    [Fact]
    public void Several_documents_are_read_and_empty_ones_left_out()
    {
        Assert.Equal(2, ValuesReader.Read("---\na: 1\n---\n# nothing\n---\nb: 2\n", "f.yaml").Documents.Length);
    }
}
