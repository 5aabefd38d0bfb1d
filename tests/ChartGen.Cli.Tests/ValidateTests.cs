using System.Text.Json;

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

    [Fact]
    public async Task Objects_whose_kind_is_not_known_are_counted_and_named()
    {
        using var bench = await GeneratedAsync();
        using var helm = Prints(
            bench,
            """
            # Source: platform/templates/a.yaml
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: a}
            """
        );

        var text = await bench.RunAsync("validate", "eks-multi", "--helm", helm.Executable);
        var json = await bench.RunAsync("validate", "eks-multi", "--helm", helm.Executable, "--format", "json");

        Assert.Equal(
            """
            out/eks-multi/platform: 1 objects; Helm 4.2.3: lints and renders
            1 object is of a kind whose schema is not known, and is not checked: Widget/a (example.com/v1)

            """,
            text.Out
        );
        Assert.Equal(0, text.ExitCode);
        Assert.Equal(
            """[{"apiVersion":"example.com/v1","kind":"Widget","names":["a"]}]""",
            JsonSerializer.Serialize(json.Json().GetProperty("result").GetProperty("unchecked"))
        );
    }

    [Fact]
    public async Task A_problem_of_every_version_is_said_once_and_one_of_some_names_them()
    {
        using var bench = await GeneratedAsync();
        using var helm = Prints(
            bench,
            """
            # Source: platform/templates/a.yaml
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {containers: [{name: a, prots: [], restartPolicyRules: [{action: Restart}]}]}
            """
        );

        var run = await bench.RunAsync("validate", "eks-multi", "--helm", helm.Executable, "--kube-version", "all", "--quiet");

        Assert.EndsWith(
            """
            out/eks-multi/platform/templates/a.yaml: error CG6030: Pod/a: 'spec.containers[0].prots' is not a field of Container.
                  Did you mean 'ports'?
            out/eks-multi/platform/templates/a.yaml: error CG6030: Pod/a: 'spec.containers[0].restartPolicyRules' is not a field of Container in Kubernetes 1.33.
                  It is one in Kubernetes 1.34, 1.35 and 1.36.

            """,
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_chart_without_a_profile_is_checked_for_all_versions()
    {
        using var bench = new Workbench();
        bench.Write("mine/Chart.yaml", "apiVersion: v2\nname: mine\nversion: 1.0.0\n");
        using var helm = Prints(
            bench,
            "# Source: mine/templates/a.yaml\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, restartPolicyRules: []}]}\n"
        );

        var run = await bench.RunAsync("validate", "mine", "--helm", helm.Executable, "--quiet");

        Assert.EndsWith(
            "mine/templates/a.yaml: error CG6030: Pod/a: 'spec.containers[0].restartPolicyRules' is not a field of Container in Kubernetes 1.33.\n"
                + "      It is one in Kubernetes 1.34, 1.35 and 1.36.\n",
            run.Error,
            StringComparison.Ordinal
        );
    }

    private static FakeHelm Prints(Workbench bench, string objects) => new("print", bench.Write("rendered.yaml", objects));

    private static async Task<Workbench> GeneratedAsync()
    {
        var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        return bench;
    }
}
