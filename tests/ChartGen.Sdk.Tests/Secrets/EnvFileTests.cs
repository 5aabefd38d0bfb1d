using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Secrets;
using CsCheck;

namespace ChartGen.Sdk.Tests.Secrets;

public sealed class EnvFileTests
{
    private const string Quote = "'\\''";

    [Fact]
    public void Names_values_comments_and_quotes_are_read_as_a_shell_reads_them()
    {
        const string Text = """
            # a comment

            export A=plain
              B='a "b" $c \d # e'  # a comment
            C="a \"b\" \\ \$d \`e\` 'f'"
            D='it'\''s'
            E=a'b c'"d"#e
            F=
            G.h-1=x:y/z@w,%+=
            H='first
            second
            '
            I=after
            """;

        Assert.Equal(
            [
                "A(3) plain",
                "B(4) a \"b\" $c \\d # e",
                "C(5) a \"b\" \\ $d `e` 'f'",
                "D(6) it's",
                "E(7) ab cd#e",
                "F(8) ",
                "G.h-1(9) x:y/z@w,%+=",
                "H(10) first\nsecond\n",
                "I(13) after",
            ],
            Good(Text)
        );
    }

    [Fact]
    public void Line_ends_of_Windows_and_a_byte_order_mark_are_no_part_of_a_value() =>
        Assert.Equal(["A(1) x", "B(2) y\nz"], Good("\uFEFFA=x\r\nB='y\r\nz'\r\n"));

    [Theory]
    [InlineData("A='geheim", "A=", "The quote of the value of A is not closed.", "Close it.")]
    [InlineData("A=\"geheim", "A=", "The quote of the value of A is not closed.", "Close it.")]
    [InlineData("geheim", "", "This is not NAME=VALUE.", "Write a value of several lines in quotes, and no blank before the '='.")]
    [InlineData("A = geheim", "", "This is not NAME=VALUE.", "Write a value of several lines in quotes, and no blank before the '='.")]
    [InlineData("=geheim", "", "This is not NAME=VALUE.", "Write a value of several lines in quotes, and no blank before the '='.")]
    [InlineData("A=ge heim", "A=", "The value of A goes on after a blank.", "Put the value in single quotes; '\\'' is a quote among them.")]
    [InlineData(
        "A=ge$heim",
        "A=",
        "A shell would not take the value of A as it stands.",
        "Put the value in single quotes; '\\'' is a quote among them."
    )]
    [InlineData(
        "A=\"ge$heim\"",
        "A=",
        "A shell would not take the value of A as it stands.",
        "Put the value in single quotes; '\\'' is a quote among them."
    )]
    [InlineData(
        "A=\"ge\\nheim\"",
        "A=",
        "A shell would not take the value of A as it stands.",
        "Put the value in single quotes; '\\'' is a quote among them."
    )]
    [InlineData(
        "A=ge\\heim",
        "A=",
        "A shell would not take the value of A as it stands.",
        "Put the value in single quotes; '\\'' is a quote among them."
    )]
    public void What_a_shell_would_read_otherwise_is_refused_without_showing_the_value(
        string line,
        string shown,
        string message,
        string suggestion
    )
    {
        var problem = Assert.Single(Problems($"# a comment\n{line}\n"));

        Assert.Equal(
            Diagnostic.Error("CG8402", new("prod.env", 2, shown.Length + 1), message, suggestion) with
            {
                Line = shown,
                HidesValue = true,
            },
            problem
        );
    }

    [Fact]
    public void A_name_that_is_given_twice_is_refused()
    {
        var problem = Assert.Single(Problems("A=geheim\nB='x\ny'\nA=anders\n"));

        Assert.Equal("prod.env(4,3): error CG8403: A is given again: line 1 has it already. Keep the one that counts.", problem.ToString());
    }

    [Fact]
    public void Every_problem_is_said_at_once() => Assert.Equal(3, Problems("a\nB=$x\nC='x' y\nD=fine\n").Count);

    [Fact]
    public void A_variable_shows_its_name_only() => Assert.Equal("A", new EnvVariable("A", "geheim", 1).ToString());

    [Fact]
    public void Any_text_in_single_quotes_arrives_as_it_is() =>
        OddTexts.All.Sample(text =>
        {
            var diagnostics = new DiagnosticBag();
            var file = $"A='{text.Replace("'", Quote, StringComparison.Ordinal)}'\nB=b\n";
            var read = EnvFile.Read(file, "prod.env", diagnostics);
            return !diagnostics.HasErrors
                && read.Select(v => v.Value).SequenceEqual([text.Replace("\r\n", "\n", StringComparison.Ordinal), "b"]);
        });

    [Fact]
    public void Any_file_is_read_or_refused() =>
        OddTexts
            .All.List[0, 6]
            .Sample(pieces =>
            {
                var diagnostics = new DiagnosticBag();
                var read = EnvFile.Read(string.Concat(pieces), "prod.env", diagnostics);
                return !diagnostics.HasErrors || read.IsEmpty;
            });

    private static IEnumerable<string> Good(string text)
    {
        var diagnostics = new DiagnosticBag();
        var read = EnvFile.Read(text, "prod.env", diagnostics);
        Assert.Empty(diagnostics);
        return read.Select(v => $"{v.Name}({v.Line}) {v.Value}");
    }

    private static DiagnosticBag Problems(string text)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Empty(EnvFile.Read(text, "prod.env", diagnostics));
        Assert.All(diagnostics, d => Assert.DoesNotContain("heim", $"{d} {d.Line}", StringComparison.Ordinal));
        return diagnostics;
    }
}
