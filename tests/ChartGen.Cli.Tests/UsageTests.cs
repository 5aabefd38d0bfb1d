namespace ChartGen.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("There is no profile 'eks-mutli'.", "Did you mean 'eks-multi'?", "CG0004", "generate", "eks-mutli")]
    [InlineData(
        "There is no profile 'production'.",
        "The profiles are local-hostpath, eks-single, eks-multi.",
        "CG0004",
        "generate",
        "production"
    )]
    [InlineData(
        "There is no profile '@profiles.rsp'.",
        "The profiles are local-hostpath, eks-single, eks-multi.",
        "CG0004",
        "generate",
        "@profiles.rsp"
    )]
    [InlineData("There is no profile 'eks-mutli'.", "Did you mean 'eks-multi'?", "CG0004", "validate", "eks-mutli")]
    [InlineData("There is no option '--forec'.", "See chartgen --help.", "CG0003", "generate", "eks-multi", "--forec")]
    [InlineData("There is no option '-f'.", "See chartgen --help.", "CG0003", "generate", "-f", "eks-multi")]
    [InlineData("There is no option '--strct'.", "See chartgen --help.", "CG0003", "validate", "--strct")]
    [InlineData("Name the profiles to generate, or give --all.", "See chartgen --help.", "CG0003", "generate")]
    [InlineData("Name the profiles to generate, or give --all.", "See chartgen --help.", "CG0003", "generate", "--all", "eks-multi")]
    [InlineData(
        "--output needs a value, but '--quiet' follows.",
        "See chartgen --help.",
        "CG0003",
        "generate",
        "--all",
        "--output",
        "--quiet"
    )]
    [InlineData(
        "--kube-version takes all, or a version such as 1.34.",
        "See chartgen --help.",
        "CG0003",
        "validate",
        "eks-multi",
        "--kube-version",
        "--quiet"
    )]
    [InlineData(
        "--timeout takes a whole number of seconds from 1 to 86400.",
        "See chartgen --help.",
        "CG0003",
        "generate",
        "--all",
        "--timeout",
        "0"
    )]
    [InlineData(
        "--timeout takes a whole number of seconds from 1 to 86400.",
        "See chartgen --help.",
        "CG0003",
        "generate",
        "--all",
        "--timeout",
        "soon"
    )]
    [InlineData("--format takes text, json, sarif or markdown, not 'yaml'.", "See chartgen --help.", "CG0003", "list", "--format", "yaml")]
    [InlineData("Required argument missing for option: '--set'.", "See chartgen --help.", "CG0003", "list", "--set")]
    [InlineData(
        "--timeout takes a whole number of seconds from 1 to 86400.",
        "See chartgen --help.",
        "CG0003",
        "generate",
        "--all",
        "--timeout",
        "86401"
    )]
    [InlineData("--output needs a value, but it is empty.", "See chartgen --help.", "CG0003", "generate", "--all", "--output", "")]
    [InlineData("--helm needs a value, but it is empty.", "See chartgen --help.", "CG0003", "generate", "--all", "--helm", "")]
    [InlineData(
        "--kube-version takes all, or a version such as 1.34.",
        "See chartgen --help.",
        "CG0003",
        "validate",
        "eks-multi",
        "--kube-version",
        "newest"
    )]
    [InlineData("There is no command 'frobnicate'.", "See chartgen --help.", "CG0003", "frobnicate")]
    [InlineData("There is no command 'genrate'.", "Did you mean 'generate'?", "CG0003", "genrate", "eks-multi")]
    [InlineData("There is no option '--hlep'.", "See chartgen --help.", "CG0003", "--hlep")]
    [InlineData("Unrecognized command or argument 'more'.", "See chartgen --help.", "CG0003", "list", "more")]
    [InlineData("Required command was not provided.", "See chartgen --help.", "CG0003")]
    public async Task Wrong_usage_is_said_in_a_sentence_with_exit_code_64(string fact, string next, string code, params string[] arguments)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync(arguments);

        Assert.Equal($"error {code}: {fact}\n      {next}\n", run.Error);
        Assert.Equal(64, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task Every_unknown_profile_of_a_call_is_named()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks", "eks-multi", "prod", "--format", "json");

        Assert.Equal(
            ["There is no profile 'eks'.", "There is no profile 'prod'."],
            run.Json().GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("message").GetString())
        );
        Assert.Equal(64, run.ExitCode);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task A_texts_at_sign_does_not_open_a_file()
    {
        using var bench = new Workbench();
        bench.Write("profiles.rsp", "eks-multi\n");

        Assert.Equal(64, (await bench.RunAsync("generate", "@profiles.rsp")).ExitCode);
    }
}
