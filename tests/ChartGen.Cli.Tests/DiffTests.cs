using System.Text.Json;

namespace ChartGen.Cli.Tests;

public sealed class DiffTests
{
    private const string Chart = "apiVersion: v2\nname: mine\nversion: 1.0.0\n";

    [Fact]
    public async Task Two_profiles_differ_in_settings_and_values()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("diff", "local-hostpath", "eks-single");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("local-hostpath, eks-single: helm template\n", run.Error);
        Assert.StartsWith("local-hostpath → eks-single: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("  Storage\n    storage.block.kind", run.Out, StringComparison.Ordinal);
        Assert.Contains(" hostpath → ebs\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(" – → eu-central-1  [chartgen.yaml(2,15)]\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("images.registry", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_does_not_differ_from_itself()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("diff", "eks-multi", "eks-multi", "--exit-code");

        Assert.Equal((0, "eks-multi → eks-multi: nothing differs\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task A_profile_alone_is_compared_with_the_chart_that_stands()
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Store()) };
        await bench.RunAsync("generate", "eks-multi", "--no-validate");

        var same = await bench.RunAsync("diff", "eks-multi", "--quiet", "--exit-code", "--offline");
        bench.Write(
            "out/eks-multi/platform/values.yaml",
            bench.Read("out/eks-multi/platform/values.yaml").Replace("standalone", "distributed", StringComparison.Ordinal)
        );
        var other = await bench.RunAsync("diff", "eks-multi", "--quiet", "--exit-code", "--offline", "--verbose");

        Assert.Equal((0, "out/eks-multi → eks-multi: nothing differs\n"), (same.ExitCode, same.Out));
        Assert.Equal(2, other.ExitCode);
        Assert.Equal(
            "out/eks-multi → eks-multi: 1 value and 0 objects differ\n\nValues (1)\n  platform: minio.mode: distributed → standalone\n",
            other.Out
        );
    }

    [Fact]
    public async Task CG8103_subcharts_that_are_out_of_reach_are_named()
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Store()) };

        var run = await bench.RunAsync("diff", "local-hostpath", "eks-multi", "--offline", "--quiet");

        Assert.Contains(
            "note CG8103: Nothing is known of the objects of minio: their charts are out of reach, and only their values are compared.\n"
                + "      Give --chart-source, or put the charts into the folder charts.\n",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Under_require_charts_subcharts_that_are_out_of_reach_are_an_error()
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Store()) };

        var run = await bench.RunAsync("diff", "local-hostpath", "eks-multi", "--offline", "--quiet", "--require-charts", "--exit-code");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Objects_are_told_with_what_they_take()
    {
        using var bench = Folders();

        var run = await bench.RunAsync("diff", "old", "new", "--quiet");

        Assert.Equal(
            """
            old → new: 1 value and 2 objects differ
            As an upgrade of what runs, one object is refused until what is asked for below is done. In a new cluster nothing is
              refused: install there, and move the data.

            Data moves (1)
              Data has to be brought over, or stays where nothing reads it.
              PersistentVolumeClaim/data changed, refused: storageClassName
                  A claim keeps its volume: its class is 'gp3', not 'efs-sc'.
                  refused: spec: Forbidden: spec is immutable after creation except resources.requests and
                    volumeAttributesClassName for bound claims
                  do: Stop what mounts it, copy the data, delete the claim and upgrade; or make a claim with another name and
                    move the mounts there.

            Restarts (1)
              The upgrade replaces pods.
              Deployment/web changed: replicas 1 → 2, image, 1 variable
                  Its pods are replaced one after another.

            Images (1)
              web:1 → web:2  (Deployment/web)

            Cost drivers (3)
              in all, without Jobs and what runs on each node:
                pods              1 → 2
                CPU requested     250m → 500m
                CPU limit         0
                memory requested  512Mi → 1Gi
                memory limit      0
                storage efs-sc    0 → 10Gi
                storage gp3       10Gi → 0
              Deployment/web              1 pod, 250m CPU, 512Mi → 2 pods, 500m CPU, 1Gi
              PersistentVolumeClaim/data  – → 10Gi efs-sc
              PersistentVolumeClaim/data  10Gi gp3 → –

            Values (1)
              mine: replicas 1
              --verbose tells each.

            """,
            run.Out
        );
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public async Task Where_only_limits_differ_they_are_told()
    {
        using var bench = new Workbench();
        foreach (var (folder, limit) in new[] { ("old", "500m"), ("new", "2") })
        {
            bench.Write($"{folder}/Chart.yaml", Chart);
            bench.Write(
                $"{folder}/templates/web.yaml",
                $$$"""
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  containers:
                    - name: web
                      image: web:1
                      resources:
                        requests: {cpu: 250m, memory: 512Mi}
                        limits: {cpu: {{{limit}}}, memory: 1Gi}

                """
            );
        }

        bench.Variables["CHARTGEN_HELM"] = bench.Helm("templates");
        var run = await bench.RunAsync("diff", "old", "new", "--quiet");

        Assert.Contains("  Pod/web  1 pod, at most 500m CPU, 1Gi → 1 pod, at most 2 CPU, 1Gi\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_is_told_on_demand_but_no_secret()
    {
        using var bench = Folders();

        var run = await bench.RunAsync("diff", "old", "new", "--quiet", "--verbose");

        Assert.Contains(
            "        spec.template.spec.containers[web].env[DB_PASSWORD].value: (hidden) → (hidden)\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hunter", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_as_JSON_has_all_sections()
    {
        using var bench = Folders();

        var run = await bench.RunAsync("diff", "old", "new", "--format", "json", "--exit-code");

        var root = run.Json();
        Assert.Equal(("diff", 2, 2), (root.GetProperty("command").GetString(), root.GetProperty("exitCode").GetInt32(), run.ExitCode));
        var result = root.GetProperty("result");
        Assert.Equal(
            ["before", "after", "settings", "values", "objects", "images", "costs", "unknown"],
            result.EnumerateObject().Select(p => p.Name)
        );
        var claim = result.GetProperty("objects")[0];
        Assert.Equal("PersistentVolumeClaim/data", claim.GetProperty("identity").GetString());
        Assert.Equal(("changed", "data-move"), (claim.GetProperty("change").GetString(), claim.GetProperty("apply").GetString()));
        Assert.True(claim.GetProperty("refused").GetBoolean());
        Assert.Equal("spec.storageClassName", claim.GetProperty("fields")[0].GetProperty("path").GetString());
        Assert.Equal("web:2", result.GetProperty("images")[0].GetProperty("after").GetString());
        Assert.Equal(500, result.GetProperty("costs").GetProperty("after").GetProperty("milliCpu").GetInt32());
        Assert.DoesNotContain("hunter", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_as_JSON_name_what_set_them()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("diff", "local-hostpath", "eks-multi", "--format", "json");

        var settings = run.Json().GetProperty("result").GetProperty("settings").EnumerateArray();
        var region = Assert.Single(settings, s => s.GetProperty("path").GetString() == "aws.region");
        Assert.Equal(JsonValueKind.Null, region.GetProperty("before").ValueKind);
        Assert.Equal("eu-central-1", region.GetProperty("after").GetString());
        Assert.Equal("site", region.GetProperty("afterSource").GetProperty("kind").GetString());
        Assert.Equal(2, region.GetProperty("afterSource").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task CG8101_a_profile_that_was_not_generated_cannot_be_compared_with_itself()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("diff", "eks-multi", "--exit-code");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            "out/eks-multi: error CG8101: There is nothing to compare with: the folder does not exist.\n"
                + "      Write it first: chartgen generate eks-multi.\n",
            run.Error
        );
    }

    [Fact]
    public async Task CG8101_a_folder_that_is_not_there()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("diff", "./old", "eks-multi");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "old: error CG8101: There is nothing to compare with: the folder does not exist.\n"
                + "      Name a profile, or a folder with charts.\n",
            run.Error
        );
    }

    [Fact]
    public async Task CG8102_values_that_cannot_be_read()
    {
        using var bench = Folders();
        bench.Write("old/values.yaml", "a: 1\na: 2\n");

        var run = await bench.RunAsync("diff", "old", "new", "--quiet");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("old/values.yaml(2,1): error CG8102: The key 'a' is given twice", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_chart_is_a_problem()
    {
        using var bench = Folders();
        bench.Write("empty/notes.txt", "");

        var run = await bench.RunAsync("diff", "empty", "new");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("empty: error CG0005: There is no chart", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eks-mutli", "eks-single")]
    [InlineData("eks-single", "eks-mutli")]
    public async Task A_misspelt_profile_is_wrong_usage(string before, string after)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("diff", before, after);

        Assert.Equal(64, run.ExitCode);
        Assert.Equal("error CG0004: There is no profile 'eks-mutli'.\n      Did you mean 'eks-multi'?\n", run.Error);
    }

    [Fact]
    public async Task A_folder_alone_has_nothing_to_be_compared_with()
    {
        using var bench = Folders();

        var run = await bench.RunAsync("diff", "old");

        Assert.Equal(64, run.ExitCode);
        Assert.StartsWith("error CG0004: There is no profile 'old'.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sarif")]
    [InlineData("markdown")]
    public async Task A_difference_is_no_finding(string format)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("diff", "eks-single", "eks-multi", "--format", format);

        Assert.Equal(64, run.ExitCode);
        Assert.Equal(
            $"error CG0003: 'diff' has no findings to report as {format}; --format takes text or json here.\n      See chartgen --help.\n",
            run.Error
        );
    }

    [Fact]
    public async Task Without_Helm_nothing_is_compared()
    {
        using var bench = new Workbench();
        bench.Variables.Remove("CHARTGEN_HELM");
        bench.Variables["PATH"] = "";

        var run = await bench.RunAsync("diff", "eks-single", "eks-multi", "--offline");

        Assert.Equal((69, ""), (run.ExitCode, run.Out));
    }

    // Two charts of one name, and a Helm that prints their templates as they are.
    private static Workbench Folders()
    {
        var bench = new Workbench();
        foreach (
            var (folder, size, password, className, replicas) in new[]
            {
                ("old", 1, "hunter1", "gp3", 1),
                ("new", 2, "hunter2", "efs-sc", 2),
            }
        )
        {
            bench.Write($"{folder}/Chart.yaml", Chart);
            bench.Write($"{folder}/values.yaml", $"replicas: {replicas}\n");
            bench.Write(
                $"{folder}/templates/web.yaml",
                $$$$"""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: {{{{replicas}}}}
                  selector: {matchLabels: {app: web}}
                  template:
                    spec:
                      containers:
                        - name: web
                          image: web:{{{{size}}}}
                          env: [{name: DB_PASSWORD, value: {{{{password}}}}}]
                          resources: {requests: {cpu: 250m, memory: 512Mi}}

                """
            );
            bench.Write(
                $"{folder}/templates/claim.yaml",
                $$$$"""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data}
                spec: {storageClassName: {{{{className}}}}, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}

                """
            );
        }

        bench.Variables["CHARTGEN_HELM"] = bench.Helm("templates");
        return bench;
    }
}
