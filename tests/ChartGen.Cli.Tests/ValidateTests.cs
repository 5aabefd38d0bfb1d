namespace ChartGen.Cli.Tests;

public sealed class ValidateTests
{
    [Fact]
    public async Task A_profile_that_was_generated_is_judged_where_it_stands()
    {
        using var bench = await GeneratedAsync();

        var run = await bench.RunAsync("validate", "eks-multi");

        Assert.Equal("out/eks-multi/platform: 0 objects; Helm 4.2.3: lints and renders\n", run.Out);
        Assert.Equal("out/eks-multi: helm lint and helm template\n", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("out/eks-multi")]
    [InlineData("out/eks-multi/")]
    [InlineData("out/eks-multi/platform")]
    public async Task A_profiles_folder_is_known_by_its_name(string folder)
    {
        using var bench = await GeneratedAsync();

        var run = await bench.RunAsync("validate", folder, "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("eks-multi", run.Json().GetProperty("result").GetProperty("profile").GetString());
    }

    [Fact]
    public async Task Any_charts_folder_can_be_judged()
    {
        using var bench = new Workbench();
        bench.Write("mine/Chart.yaml", "apiVersion: v2\nname: mine\nversion: 1.0.0\n");

        var run = await bench.RunAsync("validate", "mine", "--quiet");

        Assert.Equal("mine: 0 objects; Helm 4.2.3: lints and renders\n", run.Out);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public async Task All_versions_of_Kubernetes_are_four()
    {
        using var bench = await GeneratedAsync();

        var run = await bench.RunAsync("validate", "eks-multi", "--kube-version", "all");

        Assert.Equal(
            """
            out/eks-multi: helm lint and helm template for Kubernetes 1.33
            out/eks-multi: helm lint and helm template for Kubernetes 1.34
            out/eks-multi: helm lint and helm template for Kubernetes 1.35
            out/eks-multi: helm lint and helm template for Kubernetes 1.36

            """,
            run.Error
        );
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_profile_that_was_not_generated_has_no_chart()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("validate", "eks-multi");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "out/eks-multi: error CG0005: There is no chart: no Chart.yaml and no platform/Chart.yaml.\n"
                + "      Generate it first, or name a chart's folder.\n",
            run.Error
        );
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task A_refused_chart_is_a_problem_found()
    {
        using var bench = await GeneratedAsync();
        using var helm = new FakeHelm("exit", "1");

        var run = await bench.RunAsync("validate", "eks-multi", "--helm", helm.Executable);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("out/eks-multi/platform: 0 objects; Helm 4.2.3: is refused\n", run.Out);
    }

    private static async Task<Workbench> GeneratedAsync()
    {
        var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        return bench;
    }
}
