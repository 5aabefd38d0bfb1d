using System.Diagnostics;
using System.Runtime.Versioning;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Helm;

[SupportedOSPlatform("linux")]
public sealed class HelmCliTests
{
    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        using var fake = new FakeHelm("echo");
        var helm = fake.Cli with { KubeVersion = "1.34", ApiVersions = ["a/v1", "b/v2"] };

        var run = await helm.TemplateAsync("a b", "$(id) 'q' \"d\" *", "line\nbreak");

        Assert.Equal(
            "[template]\n[a b]\n[line\nbreak]\n[--namespace]\n[$(id) 'q' \"d\" *]\n[--include-crds]\n[--kube-version]\n[1.34]\n[--api-versions]\n[a/v1]\n[--api-versions]\n[b/v2]\n",
            run.StandardOutput
        );
    }

    [Fact]
    public async Task Lint_is_strict()
    {
        using var fake = new FakeHelm("echo");

        var run = await fake.Cli.LintAsync("ns", "/chart");

        Assert.Equal("[lint]\n[/chart]\n[--strict]\n[--namespace]\n[ns]\n", run.StandardOutput);
    }

    [Fact]
    public async Task Settings_and_cluster_of_the_user_are_out_of_reach()
    {
        using var fake = new FakeHelm("echo", "HELM_NO_PLUGINS,HELM_NAMESPACE,HELM_CACHE_HOME,HELM_CONFIG_HOME,HELM_DATA_HOME,KUBECONFIG");

        var run = await fake.Cli.LintAsync("ns", "/chart");

        var variables = run
            .StandardOutput.Split('\n')
            .Where(l => l.Contains('=', StringComparison.Ordinal))
            .Select(l => l.Split('='))
            .ToDictionary(l => l[0], l => l[1]);
        Assert.Equal("1", variables["HELM_NO_PLUGINS"]);
        Assert.Equal("unset", variables["HELM_NAMESPACE"]);
        Assert.Equal(variables["HELM_CACHE_HOME"], variables["HELM_CONFIG_HOME"]);
        Assert.Equal(variables["HELM_CACHE_HOME"], variables["HELM_DATA_HOME"]);
        Assert.Equal(variables["HELM_CACHE_HOME"] + "/no-cluster", variables["KUBECONFIG"]);
        Assert.False(Directory.Exists(variables["HELM_CACHE_HOME"]), "The folder is removed after the run.");
    }

    [Fact]
    public async Task Hanging_Helm_is_stopped_and_named()
    {
        using var fake = new FakeHelm("hang");
        var start = Stopwatch.GetTimestamp();

        var run = await (fake.Cli with { TimeLimit = TimeSpan.FromSeconds(4.5) }).LintAsync("ns", "/chart");

        Assert.Equal(HelmEnd.TimedOut, run.End);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
        var problem = Assert.Single(HelmOutputParser.Read(run, ChartFiles.None));
        Assert.Equal("CG6004", problem.Code);
        Assert.Equal(
            $"'{fake.Executable} lint /chart --strict --namespace ns' was stopped after 4.5 s. It had said 'waiting for the cluster'.",
            problem.Message
        );
        Assert.Equal("Give it more time with --timeout.", problem.Suggestion);
    }

    [Fact]
    public async Task Flood_is_read_to_its_end_and_kept_to_a_limit()
    {
        using var fake = new FakeHelm("flood", "100");

        var run = await fake.Cli.LintAsync("ns", "/chart");

        Assert.Equal((HelmEnd.Exited, 0, true, false), (run.End, run.ExitCode, run.Truncated, run.Succeeded));
        Assert.Equal(HelmCli.OutputLimit, run.StandardOutput.Length);
        var problem = Assert.Single(HelmOutputParser.Read(run, ChartFiles.None));
        Assert.Equal("CG6007", problem.Code);
        Assert.Equal($"'{fake.Executable} lint /chart --strict --namespace ns' printed more than 32 MiB.", problem.Message);
        Assert.Equal("Look for a loop in a template, or for the wrong executable.", problem.Suggestion);
    }

    [Fact]
    public async Task Killed_Helm_is_named_with_the_signal()
    {
        using var fake = new FakeHelm("die");

        var run = await fake.Cli.LintAsync("ns", "/chart");

        var problem = Assert.Single(HelmOutputParser.Read(run, ChartFiles.None));
        Assert.Equal("CG6005", problem.Code);
        Assert.Equal($"'{fake.Executable} lint /chart --strict --namespace ns' was killed by signal 9.", problem.Message);
        Assert.Equal("Signal 9 is mostly the system running out of memory.", problem.Suggestion);
    }

    [Fact]
    public async Task Missing_executable_is_a_finding()
    {
        var run = await new HelmCli { Executable = "/nowhere/helm" }.LintAsync("ns", "/chart");

        var problem = Assert.Single(HelmOutputParser.Read(run, ChartFiles.None));
        Assert.Equal("CG6006", problem.Code);
        Assert.Equal("'/nowhere/helm lint /chart --strict --namespace ns' could not be started.", problem.Message);
        Assert.Equal("Install Helm 3.19 or later, or 4, or give its path with --helm.", problem.Suggestion);
    }

    [Fact]
    public async Task Unknown_failure_is_passed_through_whole()
    {
        using var fake = new FakeHelm("exit", "7");

        var run = await fake.Cli.TemplateAsync("r", "ns", "/chart");

        var problems = HelmOutputParser.Read(run, ChartFiles.None);
        Assert.Contains(
            Diagnostic.Error(
                "CG6012",
                null,
                $"'{fake.Executable} template r /chart --namespace ns --include-crds' ended with exit code 7: something went wrong"
            ),
            problems
        );
    }

    [Fact]
    public async Task Cancelling_ends_the_process_and_throws()
    {
        using var fake = new FakeHelm("hang");
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fake.Cli.LintAsync("ns", "/chart", source.Token));
    }

    [Fact]
    public async Task Real_Helm_says_its_version()
    {
        var run = await (await RealHelm.FindAsync()).VersionAsync();

        Assert.True(HelmVersion.TryParse(run.StandardOutput, out var version));
        Assert.True(version.Value.IsSupported);
    }
}
