using System.Collections.Immutable;
using ChartGen.Sdk.Audit;
using ChartGen.Sdk.Values;
using CsCheck;

namespace ChartGen.Sdk.Tests.Audit;

/// <summary>Without Helm: a chart is a few functions of its values.</summary>
public sealed class LeafAuditTests
{
    private static readonly Gen<FakeChart> Charts =
        from leaves in Gen.Int[1, 9]
        from values in Gen.Int[0, 2].Array[leaves]
        from defaults in Gen.Int[0, 3].Array[leaves]
        from fields in Gen.Select(
            Gen.Int[0, 3],
            Gen.Enum<Rule>(),
            Gen.Int[0, leaves - 1].Array[3],
            (file, rule, reads) => new Field(file, rule, reads)
        ).List[0, 8]
        from needs in Gen.Select(Gen.Int[0, 3], Gen.Int[0, leaves - 1], Gen.Int[0, leaves - 1]).List[0, 3]
        from guesses in Gen.Int[0, 3].List[0, 2].List[0, 2].Array[leaves]
        select new FakeChart(values, defaults, [.. fields], [.. needs], guesses);

    [Fact]
    public Task Verdicts_are_those_of_one_render_for_each_value_whatever_the_guesses() =>
        Charts.SampleAsync(
            async chart =>
            {
                var found = await AuditAsync(chart);
                return found.Select(f => f.Verdict).SequenceEqual(chart.Leaves.Select(chart.Naive));
            },
            iter: 3_000
        );

    [Fact]
    public async Task What_a_slice_shows_is_not_rendered_again()
    {
        var chart = new FakeChart(
            [1, 1],
            [0, 0],
            [new(0, Rule.First, [0, 0, 0]), new(1, Rule.First, [1, 1, 1])],
            [],
            [
                [
                    [0],
                ],
                [
                    [1],
                ],
            ]
        );

        var found = await AuditAsync(chart);

        Assert.All(found, f => Assert.Equal(Verdict.Live, f.Verdict));
        Assert.Equal((2, 0), (chart.Slices, chart.Wholes));
    }

    [Fact]
    public async Task Values_that_are_read_by_the_same_templates_share_runs()
    {
        var indexes = Enumerable.Range(0, 30).ToArray();
        var chart = new FakeChart(
            [.. indexes.Select(_ => 1)],
            [.. indexes.Select(_ => 0)],
            [.. indexes.Select(i => new Field(0, Rule.First, [i, i, i]))],
            [],
            [.. indexes.Select(_ => new List<List<int>> { new() { 0 } })]
        );

        Assert.All(await AuditAsync(chart), f => Assert.Equal(Verdict.Live, f.Verdict));
        Assert.Equal((3, 0), (chart.Slices, chart.Wholes));
    }

    [Fact]
    public async Task Of_two_values_that_say_the_same_each_does_nothing_though_both_together_do()
    {
        var chart = new FakeChart(
            [1, 1],
            [0, 0],
            [new(0, Rule.Any, [0, 1, 1])],
            [],
            [
                [
                    [0],
                ],
                [
                    [0],
                ],
            ]
        );

        var found = await AuditAsync(chart);

        Assert.All(found, f => Assert.Equal(Verdict.Inert, f.Verdict));
    }

    [Fact]
    public async Task A_value_that_equals_the_default_is_not_taken_out_but_changed()
    {
        var chart = new FakeChart(
            [1],
            [1],
            [new(0, Rule.First, [0, 0, 0])],
            [],
            [
                [
                    [0],
                ],
            ]
        );

        Assert.Equal(Verdict.Default, Assert.Single(await AuditAsync(chart)).Verdict);
        Assert.Equal((1, 0), (chart.Slices, chart.Wholes));
    }

    [Fact]
    public async Task A_value_without_which_nothing_renders_is_live_and_the_whole_chart_says_so()
    {
        var chart = new FakeChart(
            [1],
            [0],
            [],
            [(0, 0, 0)],
            [
                [
                    [0],
                ],
            ]
        );

        var (_, verdict, evidence) = Assert.Single(await AuditAsync(chart));

        Assert.Equal((Verdict.Live, "k0 is required"), (verdict, evidence.Failure));
        Assert.Equal((1, 1), (chart.Slices, chart.Wholes));
    }

    [Fact]
    public async Task Only_what_was_tried_with_the_whole_chart_is_inert()
    {
        var chart = new FakeChart(
            [1],
            [0],
            [new(0, Rule.Never, [0, 0, 0])],
            [],
            [
                [
                    [0],
                ],
            ]
        );

        Assert.Equal(Verdict.Inert, Assert.Single(await AuditAsync(chart)).Verdict);
        Assert.Equal(1 + OtherValues.Of("1").Length, chart.Wholes);
    }

    [Fact]
    public async Task Each_verdict_is_counted()
    {
        var chart = new FakeChart(
            [1, 1, 1],
            [0, 1, 0],
            [new(0, Rule.First, [0, 0, 0])],
            [],
            [
                [],
                [],
                [],
            ]
        );
        var counted = 0;

        await new LeafAudit(chart, chart.Guesses, n => counted += n).RunAsync(chart.Leaves, chart.IsDefault, default);

        Assert.Equal(3, counted);
    }

    private static Task<ImmutableArray<(ValueLeaf Leaf, Verdict Verdict, VariantOutcome Evidence)>> AuditAsync(FakeChart chart) =>
        new LeafAudit(chart, chart.Guesses).RunAsync(chart.Leaves, chart.IsDefault, default);

    /// <summary>How a field of the output is made of three values.</summary>
    public enum Rule
    {
        /// <summary>The first.</summary>
        First,

        /// <summary>The first that is not the word 0.</summary>
        Coalesce,

        /// <summary>Whether any is not the word 0.</summary>
        Any,

        /// <summary>The second, if the first is the word 1.</summary>
        If,

        /// <summary>Whether the first two are equal.</summary>
        Equal,

        /// <summary>Nothing of them.</summary>
        Never,
    }

    /// <summary>A field of a template's output.</summary>
    public sealed record Field(int File, Rule Rule, int[] Reads);

    /// <summary>A chart of four templates.</summary>
    /// <param name="values">The words that are set, one for each key.</param>
    /// <param name="defaults">What holds where a key is not set.</param>
    /// <param name="fields">The fields that the templates print.</param>
    /// <param name="needs">A template that fails when the word of one key is 0, and that of another too.</param>
    /// <param name="guesses">The slices that are tried for each key.</param>
    internal sealed class FakeChart(
        int[] values,
        int[] defaults,
        ImmutableArray<Field> fields,
        ImmutableArray<(int File, int Key, int Or)> needs,
        List<List<int>>[] guesses
    ) : IVariantRenderer
    {
        private const int Templates = 4;

        private readonly ValuesMap _values = ValuesMap.Of([.. values.Select((v, i) => (Key(i), (ValuesNode?)Word(v)))]);

        public ImmutableArray<ValueLeaf> Leaves => [.. ValueLeaf.Of(_values)];

        public int Slices { get; private set; }

        public int Wholes { get; private set; }

        public bool IsDefault(ValueLeaf leaf) => leaf.Value.ToString() == Word(defaults[Number(leaf)]);

        public ImmutableArray<Slice> Guesses(ValueLeaf leaf) =>
            [.. guesses[Number(leaf)].Select(g => new Slice([.. g.Distinct().Order().Select(f => Word(f))]))];

        public Task<ImmutableArray<VariantOutcome>> RenderAsync(
            Slice slice,
            ImmutableArray<Variant> variants,
            CancellationToken cancellationToken
        )
        {
            if (slice.IsWhole)
                Wholes += variants.Length;
            else
                Slices++;
            var files = slice.IsWhole ? [.. Enumerable.Range(0, Templates)] : slice.Files.Select(int.Parse).ToHashSet();
            return Task.FromResult(variants.Select(v => Outcome(files, v)).ToImmutableArray());
        }

        /// <summary>By one render of everything.</summary>
        public Verdict Naive(ValueLeaf leaf)
        {
            HashSet<int> all = [.. Enumerable.Range(0, Templates)];
            var without = Outcome(all, new(leaf, null));
            return !without.Changes.IsEmpty || without.Failure is not null ? Verdict.Live
                : OtherValues.Of(leaf.Value).Any(o => !Outcome(all, new(leaf, o)).Changes.IsEmpty) ? Verdict.Default
                : Verdict.Inert;
        }

        private VariantOutcome Outcome(HashSet<int> files, Variant variant)
        {
            var tree = WholeChart.Applied(_values, variant);
            if (Failure(files, tree) is { } failure)
                return VariantOutcome.Failed(failure);
            var (before, after) = (Rendered(files, _values), Rendered(files, tree));
            return new([.. before.Keys.Where(k => before[k] != after[k]).Select(k => new ObjectChange("Chart/fake", k))]);
        }

        private string? Failure(HashSet<int> files, ValuesMap tree) =>
            needs
                .Where(n => files.Contains(n.File) && Word(tree, n.Key) == "0" && Word(tree, n.Or) == "0")
                .Where(n => Word(_values, n.Key) != "0" || Word(_values, n.Or) != "0")
                .Select(n => $"{Key(n.Key)} is required")
                .FirstOrDefault();

        private Dictionary<string, string> Rendered(HashSet<int> files, ValuesMap tree) =>
            fields
                .Select((f, i) => (Name: Word(i), Field: f))
                .Where(f => files.Contains(f.Field.File))
                .ToDictionary(f => f.Name, f => Print(f.Field.Rule, [.. f.Field.Reads.Select(r => Word(tree, r))]));

        private string Word(ValuesMap tree, int key) => tree[Key(key)]?.ToString() ?? Word(defaults[key]);

        private static string Print(Rule rule, string[] words) =>
            rule switch
            {
                Rule.First => words[0],
                Rule.Coalesce => words.FirstOrDefault(w => w != "0", ""),
                Rule.Any => words.Any(w => w != "0") ? "true" : "false",
                Rule.If => words[0] == "1" ? words[1] : "",
                Rule.Equal => words[0] == words[1] ? "true" : "false",
                _ => "",
            };

        private static int Number(ValueLeaf leaf) => int.Parse(leaf.Path.Keys[0][1..], System.Globalization.CultureInfo.InvariantCulture);

        private static string Key(int i) => $"k{Word(i)}";

        private static string Word(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
