using System.Text.RegularExpressions;

namespace ChartGen.Cli.Tests;

public sealed partial class HelmTroubleTests
{
    [Fact]
    public async Task A_named_Helm_that_is_missing_is_69_and_writes_nothing()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--helm", "/nowhere/helm");

        Assert.Equal(69, run.ExitCode);
        Assert.Equal(
            "--helm: error CG6001: There is no executable '/nowhere/helm'.\n      Install Helm 3.19 or later, or 4, or give its path with --helm.\n",
            run.Error
        );
        Assert.Equal("", run.Out);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task Without_any_Helm_and_offline_the_run_ends_with_69()
    {
        using var bench = new Workbench();
        bench.Variables.Remove("CHARTGEN_HELM");
        bench.Variables["CHARTGEN_OFFLINE"] = "1";
        bench.Variables["PATH"] = "/nowhere";

        var run = await bench.RunAsync("generate", "eks-multi");

        Assert.Equal(69, run.ExitCode);
        Assert.Equal(
            "error CG6001: Helm was not found on the PATH nor in the tool's cache, and with --offline it is not fetched.\n"
                + "      Install Helm 3.19 or later, or 4, or give its path with --helm.\n",
            run.Error
        );
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task A_Helm_that_is_too_old_is_69()
    {
        using var bench = new Workbench();
        using var old = new FakeHelm("version", "v3.17.2");

        var run = await bench.RunAsync("validate", "eks-multi", "--helm", old.Executable);

        Assert.Equal(1, run.ExitCode);

        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        run = await bench.RunAsync("validate", "eks-multi", "--helm", old.Executable);

        Assert.Equal(69, run.ExitCode);
        Assert.Equal(
            $"--helm: error CG6002: '{old.Executable}' is Helm 3.17.2; ChartGen needs Helm 3.19 or later, or 4.\n"
                + "      Install Helm 3.19 or later, or 4, or give its path with --helm.\n",
            run.Error
        );
    }

    [Theory]
    [InlineData(
        "garbage",
        "",
        69,
        "--helm: error CG6003: 'HELM version --template {{.Version}}' printed no version of Helm but '[31m<html> not helm </html>'."
    )]
    [InlineData(
        "die",
        "",
        1,
        "error CG6005: 'HELM lint CHART --strict --namespace ml-platform --kube-version 1.34' was killed by signal 9."
    )]
    [InlineData(
        "exit",
        "3",
        1,
        "error CG6012: 'HELM lint CHART --strict --namespace ml-platform --kube-version 1.34' ended with exit code 3: something went wrong"
    )]
    [InlineData(
        "flood",
        "40",
        1,
        "error CG6007: 'HELM lint CHART --strict --namespace ml-platform --kube-version 1.34' printed more than 32 MiB."
    )]
    [InlineData(
        "hang",
        "",
        1,
        "error CG6004: 'HELM lint CHART --strict --namespace ml-platform --kube-version 1.34' was stopped after 1 s. It had said 'waiting for the cluster'."
    )]
    public async Task A_Helm_that_misbehaves_is_said_in_a_sentence_and_nothing_is_written(
        string behaviour,
        string value,
        int exitCode,
        string sentence
    )
    {
        using var bench = new Workbench();
        using var helm = new FakeHelm(behaviour, value);
        // Only the one that hangs is to run out of time, however busy the machine is.
        var timeout = behaviour == "hang" ? "1" : "120";

        var run = await bench.RunAsync("generate", "eks-multi", "--quiet", "--helm", helm.Executable, "--timeout", timeout);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(sentence, run.Error.Split('\n').Select(line => Shortened(line, helm)));
        Assert.All(run.Error.Split('\n'), line => Assert.DoesNotContain("   at ", line, StringComparison.Ordinal));
        Assert.DoesNotContain('\e', run.Error);
        Assert.Equal("", run.Out);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task A_refused_chart_leaves_the_old_one_in_place()
    {
        using var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi");
        var before = bench.Tree();
        using var helm = new FakeHelm("exit", "1");

        var run = await bench.RunAsync("generate", "eks-multi", "--helm", helm.Executable, "--set", "platform.domain=other.test");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(before, bench.Tree());
    }

    private static string Shortened(string line, FakeHelm helm) =>
        ChartFolder()
            .Replace(line.Replace(helm.Executable, "HELM", StringComparison.Ordinal), "CHART")
            .Replace("'{{.Version}}'", "{{.Version}}", StringComparison.Ordinal);

    [GeneratedRegex("/[^ ']*/chartgen-[^ ']*/chart")]
    private static partial Regex ChartFolder();
}
