namespace ChartGen.Sdk.Tests;

/// <summary>The helper of every snapshot test.</summary>
public sealed class GoldenTests : IDisposable
{
    private static readonly (string, string)[] Files = [("RUNBOOK.md", "# Run\n"), ("platform/values.yaml", "a: 1\nb: 2\nc: 3\n")];

    private readonly string _snapshots = Directory.CreateTempSubdirectory("chartgen-golden-").FullName;

    public GoldenTests() => Assert.Empty(Golden.MatchFolder(Files, _snapshots, "site", accept: true));

    public void Dispose() => Directory.Delete(_snapshots, recursive: true);

    [Fact]
    public void Accepted_snapshots_are_the_files_under_their_own_paths()
    {
        Assert.Equal("a: 1\nb: 2\nc: 3\n"u8.ToArray(), File.ReadAllBytes(Full("site/platform/values.yaml")));
        Assert.Empty(Match(Files));
    }

    [Fact]
    public void A_difference_is_shown_with_file_and_line_and_the_new_text_is_saved()
    {
        var faults = Match([Files[0], ("platform/values.yaml", "a: 1\nb: 20\nc: 3\n")]);

        Assert.Equal("platform/values.yaml(2)\n- b: 2\n+ b: 20", faults[0]);
        Assert.Equal("a: 1\nb: 20\nc: 3\n", File.ReadAllText(Full("__mismatch__/site/platform/values.yaml")));
    }

    [Fact]
    public void A_saved_difference_disappears_when_the_file_is_right_again()
    {
        Match([Files[0], ("platform/values.yaml", "a: 2\n")]);

        Assert.Empty(Match(Files));
        Assert.False(File.Exists(Full("__mismatch__/site/platform/values.yaml")));
    }

    [Fact]
    public void A_longer_and_a_shorter_file_differ()
    {
        Assert.Equal("platform/values.yaml(4)\n- \n+ d: 4", Match([Files[0], ("platform/values.yaml", "a: 1\nb: 2\nc: 3\nd: 4\n")])[0]);
        Assert.Equal("platform/values.yaml(3)\n- c: 3\n+ ", Match([Files[0], ("platform/values.yaml", "a: 1\nb: 2\n")])[0]);
    }

    [Fact]
    public void A_file_without_a_snapshot_fails_and_none_is_written()
    {
        Assert.Equal("iam/mlflow.json: has no snapshot.", Match([.. Files, ("iam/mlflow.json", "{}\n")])[0]);
        Assert.False(File.Exists(Full("site/iam/mlflow.json")));
    }

    [Fact]
    public void A_snapshot_without_a_file_fails_until_it_is_accepted_away()
    {
        Assert.Equal("RUNBOOK.md: has a snapshot, but is not generated.", Match([Files[1]])[0]);

        Golden.MatchFolder([Files[1]], _snapshots, "site", accept: true);

        Assert.Empty(Match([Files[1]]));
    }

    [Fact]
    public void Every_fault_is_named_in_one_run() =>
        Assert.Equal(
            ["a.yaml: has no snapshot.", "platform/values.yaml(1)\n- a: 1\n+ x", "RUNBOOK.md: has a snapshot, but is not generated."],
            Match([("a.yaml", "a\n"), ("platform/values.yaml", "x\n")])[..^1]
        );

    [Theory]
    [InlineData("a: 1", "a.yaml: does not end in exactly one newline.")]
    [InlineData("a: 1\n\n", "a.yaml: does not end in exactly one newline.")]
    [InlineData("a: 1\r\n", "a.yaml: holds a carriage return.")]
    public void A_text_of_the_wrong_form_is_refused_even_when_accepting(string text, string fault)
    {
        Assert.Equal([fault], Golden.MatchFolder([("a.yaml", text)], _snapshots, "form", accept: true));
        Assert.False(File.Exists(Full("form/a.yaml")));
    }

    [Theory]
    [InlineData("# Run\r\n")]
    [InlineData("# Run")]
    [InlineData("\uFEFF# Run\n")]
    public void A_snapshot_with_other_bytes_fails(string stored)
    {
        File.WriteAllText(Full("site/RUNBOOK.md"), stored);

        Assert.NotEmpty(Match(Files));
    }

    private List<string> Match((string, string)[] files) => Golden.MatchFolder(files, _snapshots, "site", accept: false);

    private string Full(string path) => Path.Combine(_snapshots, path);
}
