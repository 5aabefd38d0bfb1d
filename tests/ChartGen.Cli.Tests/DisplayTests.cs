using ChartGen.Rendering;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Cli.Tests;

public sealed class DisplayTests
{
    [Fact]
    public void A_finding_shows_its_line_and_points_at_its_words()
    {
        Assert.Equal(
            """
            site.yaml(2,11): error CG1125: 'broker.kind' must be one of none | in-cluster | elasticache.
                2 |   broker: {kind: rabbit}
                  |           ^^^^^^^^^^^^^^ For example 'none'.

            """,
            Shown(
                "a: 1\n  broker: {kind: rabbit}\n",
                Diagnostic.Error(
                    "CG1125",
                    new("site.yaml", 2, 11, 14),
                    "'broker.kind' must be one of none | in-cluster | elasticache.",
                    "For example 'none'."
                )
            )
        );
    }

    [Theory]
    [InlineData("\tname: x", 2, "\t", 4)]
    [InlineData("名前: x", 5, "    ", 1)]
    public void Carets_stand_under_their_column(string line, int column, string lead, int length)
    {
        var shown = Shown(line + "\n", Diagnostic.Error("CG1002", new("site.yaml", 1, column, length), "Wrong."));

        Assert.Equal($"      | {lead}{new string('^', length)}", shown.Split('\n')[2]);
    }

    [Fact]
    public void Carets_end_with_the_line()
    {
        var shown = Shown("ab: 1\n", Diagnostic.Error("CG1002", new("site.yaml", 1, 4, 400), "Wrong."));

        Assert.Equal("      |    ^^", shown.Split('\n')[2]);
    }

    [Fact]
    public void A_place_without_a_column_is_its_whole_line() =>
        Assert.Equal(
            "site.yaml(2): error CG6010: Wrong.\n    2 |   kind: Pod\n      |   ^^^^^^^^^ Do so.\n",
            Shown("a: 1\n  kind: Pod\n", Diagnostic.Error("CG6010", new("site.yaml", 2), "Wrong.", "Do so."))
        );

    [Theory]
    [InlineData(3)]
    [InlineData(150)]
    [InlineData(397)]
    public void A_long_line_is_shown_around_its_place(int column)
    {
        var line = string.Concat(Enumerable.Range(0, 400).Select(i => (char)('a' + i % 26)));

        var shown = Shown(line + "\n", Diagnostic.Error("CG1002", new("site.yaml", 1, column, 4), "Wrong.")).Split('\n');

        Assert.Equal("    1 | ".Length + 160, shown[1].Length);
        Assert.Equal(line[(column - 1)..(column + 3)], shown[1][shown[2].IndexOf('^', StringComparison.Ordinal)..][..4]);
        Assert.Equal(column > 100, shown[1].StartsWith("    1 | …", StringComparison.Ordinal));
        Assert.Equal(column < 300, shown[1].EndsWith('…'));
        Assert.Equal(4, shown[2].Count(c => c == '^'));
    }

    [Fact]
    public void A_value_that_nobody_may_read_is_masked_with_the_rest_of_its_line() =>
        Assert.Equal(
            "site.yaml(1,9): error CG1204: Wrong.\n    1 | KEY_ID: ****\n      |         ^^^^ Remove it.\n",
            Shown(
                "KEY_ID: AKIA and more\n",
                Diagnostic.Error("CG1204", new("site.yaml", 1, 9, 4), "Wrong.", "Remove it.") with
                {
                    HidesValue = true,
                }
            )
        );

    [Theory]
    [InlineData("airflow: {env: {AWS_ACCESS_KEY_ID: AKIAIOSFODNN7EXAMPLE}}", "AKIA")]
    [InlineData("database: {host: 'postgres://ml:pa55word@db.acme.test'}", "pa55word")]
    [InlineData("airflow: {dags: {git: {repo: 'https://bot:pa55word@git.acme.test/dags.git'}}}", "pa55word")]
    public async Task No_format_prints_a_secret_again(string site, string secret)
    {
        using var bench = new Workbench(site + "\n");

        foreach (var format in new[] { "text", "json", "sarif", "markdown" })
        {
            var run = await bench.RunAsync("generate", "eks-multi", "--verbose", "--format", format);

            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain(secret, run.Out + run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_that_a_finding_brings_is_shown_instead_of_the_files() =>
        Assert.Equal(
            "site.yaml(1,1): error CG6010: Wrong.\n    1 | new: 2\n      | ^^^\n",
            Shown("old: 1\n", Diagnostic.Error("CG6010", new("site.yaml", 1, 1, 3), "Wrong.") with { Line = "new: 2" })
        );

    [Theory]
    [InlineData("a: \e[31mred")]
    [InlineData("x")]
    public void A_line_that_cannot_be_shown_truly_is_left_out(string line)
    {
        var column = line.Length < 3 ? 9 : 1;

        Assert.Equal(
            $"site.yaml(1,{column}): error CG1002: Wrong.\n      Do so.\n",
            Shown(line + "\n", Diagnostic.Error("CG1002", new("site.yaml", 1, column), "Wrong.", "Do so."))
        );
    }

    [Fact]
    public void The_fourth_finding_of_a_code_is_one_line()
    {
        var findings = Enumerable.Range(1, 4).Select(line => Diagnostic.Error("CG1002", new("site.yaml", line, 1), "Wrong.", "Do so."));

        var shown = Shown("a: 1\nb: 2\nc: 3\nd: 4\n", hasColor: false, [.. findings]);

        Assert.EndsWith("    3 | c: 3\n      | ^ Do so.\nsite.yaml(4,1): error CG1002: Wrong.\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Severities_have_their_words_and_colours()
    {
        Assert.Equal(
            "\e[31merror CG0001\e[0m: One.\n\e[33mwarning CG0002\e[0m: Two.\n\e[36mnote CG0003\e[0m: Three.\n",
            Shown(
                "",
                hasColor: true,
                Diagnostic.Error("CG0001", null, "One."),
                Diagnostic.Warning("CG0002", null, "Two."),
                new("CG0003", Severity.Note, null, "Three.")
            )
        );
    }

    [Fact]
    public async Task Notes_with_a_place_wait_for_verbose()
    {
        using var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        bench.Write("out/eks-multi/notes.txt", "mine\n");
        string[] again = ["generate", "eks-multi", "--no-validate", "--set", "platform.domain=other.test"];

        Assert.Equal("", (await bench.RunAsync([.. again])).Error);
        bench.Write("out/eks-multi/notes.txt", "still mine\n");
        Assert.StartsWith(
            "out/eks-multi/notes.txt: note CG5012: ",
            (await bench.RunAsync([.. again, "--verbose"])).Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_a_watcher_each_step_is_a_line()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using (var progress = new ProgressDisplay(TerminalOf(output, watched: false), quiet: false))
        {
            progress.Report("first");
            progress.Report("second");
        }

        Assert.Equal("first\nsecond\n", output.ToString());
    }

    [Fact]
    public void A_step_of_less_than_a_second_is_not_drawn()
    {
        using var output = new StringWriter();
        using (var progress = new ProgressDisplay(TerminalOf(output, watched: true), quiet: false))
            progress.Report("quick");

        Assert.Equal("", output.ToString());
    }

    [Fact]
    public async Task A_watched_step_is_drawn_on_one_line_and_wiped_at_the_end()
    {
        using var output = new StringWriter();
        using (var progress = new ProgressDisplay(TerminalOf(output, watched: true), quiet: false))
        {
            progress.Report("helm lint");
            for (var tries = 0; tries < 200 && !output.ToString().Contains("helm lint", StringComparison.Ordinal); tries++)
                await Task.Delay(50);
        }

        Assert.StartsWith("\r\e[K⠙ helm lint", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output.ToString());
    }

    [Fact]
    public void Quiet_draws_nothing()
    {
        using var output = new StringWriter();
        using (var progress = new ProgressDisplay(TerminalOf(output, watched: false), quiet: true))
            progress.Report("step");

        Assert.Equal("", output.ToString());
    }

    private static Terminal TerminalOf(TextWriter error, bool watched, bool hasColor = false) =>
        new()
        {
            Out = TextWriter.Null,
            Error = TextWriter.Synchronized(error),
            IsWatched = watched,
            HasColor = hasColor,
        };

    private static string Shown(string file, Diagnostic diagnostic) => Shown(file, hasColor: false, diagnostic);

    private static string Shown(string file, bool hasColor, params Diagnostic[] diagnostics)
    {
        using var folder = new TemporaryFolder();
        folder.File("site.yaml", file);
        using var error = new StringWriter { NewLine = "\n" };
        new DiagnosticPrinter(TerminalOf(error, watched: false, hasColor), folder.Path).Print(diagnostics);
        return error.ToString();
    }
}
