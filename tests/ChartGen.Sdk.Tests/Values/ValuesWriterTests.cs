using ChartGen.Sdk.Values;
using CsCheck;

namespace ChartGen.Sdk.Tests.Values;

public sealed class ValuesWriterTests
{
    private const string NastyCharacters = "abcYyNn019eE.:#{}[]&*!|>'\"%@`,?-~ \t\n\r\\/=_+()<>é\u0085\u00A0\u2028\uFEFF\uE000";

    private static readonly string[] NastyTexts =
    [
        "yes",
        "No",
        "on",
        "1e3",
        "08",
        "0x1F",
        "1_000",
        ".5",
        "~",
        "null",
        "",
        " ",
        "a: b",
        "- a",
        "{{ .Values.x }}",
        "😀",
        "a\r\nb\n",
        "\ttab",
    ];

    private static readonly Gen<string> Texts = Gen.Frequency(
        (3, Gen.Int[0, NastyCharacters.Length - 1].Select(i => NastyCharacters[i]).Array[0, 12].Select(c => new string(c))),
        (1, Gen.Int[0, NastyTexts.Length - 1].Select(i => NastyTexts[i]))
    );

    private static readonly Gen<ValuesNode> Trees = Gen.Recursive<ValuesNode>(
        (depth, tree) =>
            depth > 3
                ? Leaves
                : Gen.Frequency(
                    (4, Leaves),
                    (1, tree.List[0, 4].Select(items => (ValuesNode)ValuesList.Of(items))),
                    (2, Gen.Select(Texts, tree).List[0, 5].Select(Map))
                )
    );

    private static Gen<ValuesNode> Leaves =>
        Gen.Frequency(
            (5, Texts.Select(ValuesNode.FromString)),
            (1, Gen.Bool.Select(ValuesNode.FromBoolean)),
            (1, Gen.Long.Select(ValuesNode.FromInt64)),
            (1, Gen.Const((ValuesNode)ValuesScalar.Null))
        );

    [Fact]
    public void Any_tree_that_is_written_is_read_back_as_the_same_tree() =>
        Gen.Select(Texts, Trees)
            .List[1, 5]
            .Select(Map)
            .Sample(
                tree =>
                {
                    var read = ValuesReader.Read(ValuesWriter.Write(tree), "f.yaml");
                    return read.Diagnostics.IsEmpty && ValuesNode.DeepEquals(tree, read.Root);
                },
                iter: 2_000,
                print: tree => ValuesWriter.Write(tree)
            );

    [Fact]
    public void Comments_stand_above_their_keys_and_roots_apart()
    {
        var tree = new ValuesMap([new("a", ValuesMap.Empty.With("b", 1, "two\nlines"), "one"), new("c", ValuesList.OfStrings(["x", "1"]))]);

        Assert.Equal("# one\na:\n  # two\n  # lines\n  b: 1\n\nc:\n  - x\n  - \"1\"\n", ValuesWriter.Write(tree, looseRoot: true));
    }

    [Fact]
    public void A_text_of_several_clean_lines_is_a_block()
    {
        Assert.Equal("a:\n  b: |\n    one\n\n      two\n", ValuesWriter.Write(ValuesMap.Of(("a", ValuesMap.Of(("b", "one\n\n  two\n"))))));
    }

    [Fact]
    public void Lists_of_maps_and_lists_keep_their_indent()
    {
        var tree = ValuesMap.Of(
            ("a", ValuesList.Of(ValuesMap.Of(("x", 1), ("k", ValuesList.OfStrings(["z"]))), ValuesList.OfStrings(["u"])))
        );

        Assert.Equal("a:\n  - x: 1\n    k:\n      - z\n  - - u\n", ValuesWriter.Write(tree));
    }

    private static ValuesNode Map(List<(string Key, ValuesNode Value)> entries) =>
        new ValuesMap([.. entries.DistinctBy(e => e.Key).Where(e => e.Key != "<<").Select(e => new ValuesEntry(e.Key, e.Value))]);
}
