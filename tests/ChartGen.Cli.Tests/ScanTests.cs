using System.Text.Json;

namespace ChartGen.Cli.Tests;

public sealed class ScanTests
{
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata: {name: scorer, namespace: harbour}
        spec:
          containers:
            - name: scorer
              image: harbour/scorer:latest
              resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: "1", memory: 2Gi}}
              env:
                - {name: BROKER_PASSWORD, value: hunter2}

        """;

    [Fact]
    public async Task Findings_come_by_file_with_what_the_chart_does_then_the_list_then_the_new_configuration()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/k8s/scorer.yaml", Pod);

        var run = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--quiet");

        Assert.Equal(("", 1), (run.Error, run.ExitCode));
        Golden.MatchFolder([("text.txt", run.Out)], "scan");
        Assert.DoesNotContain("hunter2", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_holds_the_findings_and_the_new_configuration()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/k8s/scorer.yaml", Pod);

        var run = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--format", "json");

        var result = run.Json().GetProperty("result");
        Assert.Equal(
            ("scan", 1, ""),
            (run.Json().GetProperty("command").GetString(), run.Json().GetProperty("exitCode").GetInt32(), run.Error)
        );
        Assert.Equal(
            ["CG8050", "CG8040", "CG8041", "CG8030"],
            result.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString())
        );
        var finding = result.GetProperty("findings")[0];
        Assert.Equal(
            ["code", "file", "line", "column", "message", "suggestion", "resolvedBy"],
            finding.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(
            ("old/k8s/scorer.yaml", 2, 7, "inference.kind spark: a SparkApplication, which the Spark Operator starts again"),
            (
                finding.GetProperty("file").GetString(),
                finding.GetProperty("line").GetInt32(),
                finding.GetProperty("column").GetInt32(),
                finding.GetProperty("resolvedBy").GetString()
            )
        );
        Assert.Contains("namespace: harbour", result.GetProperty("chartgenYaml").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    public async Task No_format_prints_a_secret_not_even_of_a_line_that_cannot_be_read(string format)
    {
        using var bench = new Workbench(site: null);
        var sample = Repository.Full("tests/ChartGen.Sdk.Tests/Scan/Repository/before");
        foreach (
            var file in Directory.EnumerateFiles(
                sample,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            )
        )
            bench.Write("old/" + Path.GetRelativePath(sample, file), await File.ReadAllTextAsync(file));
        string[] broken =
        [
            "password: hunter2: [",
            "password: *hunter2",
            "password: \"hunter2",
            "password: @hunter2",
            "password: \"\\hunter2\"",
            "a: 1\n  password: hunter2",
        ];
        foreach (var (i, text) in broken.Index())
            bench.Write($"old/broken-{i}.yaml", text + "\n");
        bench.Write("old/login.sh", "kubectl create secret docker-registry --docker-password hunter2 login\n");

        var run = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--verbose", "--format", format);

        Assert.Equal(1, run.ExitCode);
        Assert.All(broken.Index(), b => Assert.Contains($"broken-{b.Index}.yaml", run.Out + run.Error, StringComparison.Ordinal));
        Assert.Contains("CG8030", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIA", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sarif", "\"ruleId\": \"CG8050\"")]
    [InlineData("markdown", "CG8050")]
    public async Task Reports_hold_the_findings_and_no_secret(string format, string expected)
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/k8s/scorer.yaml", Pod);

        var run = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--format", format);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_nothing_to_change_is_good()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/k8s/a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: harbour}\n");

        var run = await bench.RunAsync("scan", "old", "--target", "eks-multi");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("old: 1 files read, 1 recognised; nothing to change for eks-multi\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_new_configuration_is_written_where_it_is_asked_for_and_never_over_a_file()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/k8s/a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: harbour}\n");

        var first = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--write", "new.yaml");
        var written = bench.Read("new.yaml");
        bench.Write("new.yaml", "mine\n");
        var second = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--write", "new.yaml");
        var kept = bench.Read("new.yaml");
        var third = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--write", "new.yaml", "--force");

        Assert.EndsWith("new.yaml: written\n", first.Out, StringComparison.Ordinal);
        Assert.Contains("namespace: harbour", written, StringComparison.Ordinal);
        Assert.Equal((1, "mine\n"), (second.ExitCode, kept));
        Assert.Contains(
            "new.yaml: error CG8092: The file of --write exists.\n      Name another file, or replace it with --force.",
            second.Error,
            StringComparison.Ordinal
        );
        Assert.Equal((0, written), (third.ExitCode, bench.Read("new.yaml")));
    }

    [Fact]
    public async Task The_new_configuration_takes_the_place_of_a_link_and_never_goes_through_it()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/k8s/a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: harbour}\n");
        bench.Write("else.yaml", "mine\n");
        File.CreateSymbolicLink(bench.Full("new.yaml"), bench.Full("else.yaml"));
        File.CreateSymbolicLink(bench.Full("nowhere.yaml"), bench.Full("not-there.yaml"));

        var refused = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--write", "nowhere.yaml");
        var forced = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--write", "new.yaml", "--force");

        Assert.Equal((1, 0), (refused.ExitCode, forced.ExitCode));
        Assert.False(File.Exists(bench.Full("not-there.yaml")));
        Assert.Equal("mine\n", bench.Read("else.yaml"));
        Assert.Contains("namespace: harbour", bench.Read("new.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_made_for_the_new_configuration()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/k8s/a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: harbour}\n");

        var run = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--write", "new/platform/chartgen.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["chartgen.yaml"], Directory.EnumerateFiles(bench.Full("new/platform")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_sites_own_choices_say_what_the_target_has()
    {
        using var bench = new Workbench("profiles: {eks-multi: {objectStore: {kind: minio}}}\n");
        bench.Write("old/.env", "MLFLOW_S3_ENDPOINT_URL=http://minio:9000\n");

        var minio = await bench.RunAsync("scan", "old", "--target", "eks-multi");
        var s3 = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--set", "objectStore.kind=s3");

        Assert.Equal((0, 1), (minio.ExitCode, s3.ExitCode));
        Assert.Contains("CG8013", s3.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan --target eks-multi", "error CG0003: Required argument 'folder' ")]
    [InlineData("scan .", "Option '--target' is required.")]
    [InlineData("scan . --target eks-mutli", "error CG0004: There is no profile 'eks-mutli'.\n      Did you mean 'eks-multi'?")]
    [InlineData(
        "scan nowhere --target eks-multi",
        "nowhere: error CG8091: There is no such folder to scan.\n      Name the folder of a repository."
    )]
    [InlineData(
        "scan notes.md --target eks-multi",
        "notes.md: error CG8091: There is a file where a folder was to be scanned.\n      Name the folder that holds it."
    )]
    public async Task Wrong_usage_is_told_from_findings(string arguments, string expected)
    {
        using var bench = new Workbench(site: null);
        bench.Write("notes.md", "");

        var run = await bench.RunAsync(arguments.Split(' '));

        Assert.Equal((64, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_text_too_large_a_link_or_locked_is_said_and_passed_over()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: harbour}\n");
        await File.WriteAllBytesAsync(bench.Full("old/binary.yaml"), [0x61, 0x00, 0x62]);
        await File.WriteAllBytesAsync(bench.Full("old/latin.yaml"), [0x61, 0xE9, 0x62]);
        await using (var large = File.Create(bench.Full("old/large.yaml")))
            large.SetLength(20 * 1024 * 1024);
        bench.Write("old/locked.yaml", "a: 1\n");
        Directory.CreateSymbolicLink(bench.Full("old/loop"), bench.Full("old"));
        File.CreateSymbolicLink(bench.Full("old/link.yaml"), bench.Full("old/a.yaml"));
        bench.Write("old/.git/config.yaml", "password: hunter2\n");
        bench.Write("old/out/.chartgen.json", "{}");
        bench.Write("old/out/values.yaml", "password: hunter2\n");

        CommandRun run;
        await using (new FileStream(bench.Full("old/locked.yaml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            run = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                ("CG8083", "warning", "old/binary.yaml", "The file holds no text and was not read."),
                ("CG8082", "warning", "old/large.yaml", "The file is larger than 4 MiB and was not read."),
                ("CG8083", "warning", "old/latin.yaml", "The file holds no text and was not read."),
                ("CG8084", "note", "old/link.yaml", "The symbolic link was not followed."),
                ("CG8085", "warning", "old/locked.yaml", "It cannot be read: "),
                ("CG8084", "note", "old/loop", "The symbolic link was not followed."),
            ],
            Unread(run).Select(d => d with { Message = d.Code == "CG8085" ? d.Message[..19] : d.Message })
        );
    }

    [Fact]
    public async Task Folders_in_folders_end_somewhere()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/" + string.Concat(Enumerable.Repeat("a/", 60)) + "a.yaml", Pod);

        var run = await bench.RunAsync("scan", "old", "--target", "eks-multi", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            (
                "CG8086",
                "warning",
                "old/" + string.Join('/', Enumerable.Repeat("a", 41)),
                "The scan stopped here: more than 40 folders lie in one another."
            ),
            Unread(run).Single()
        );
    }

    [Fact]
    public async Task Unread_files_count_under_strict()
    {
        using var bench = new Workbench(site: null);
        bench.Write("old/a.yaml", "a: [\n");

        Assert.Equal(0, (await bench.RunAsync("scan", "old", "--target", "eks-multi")).ExitCode);
        Assert.Equal(1, (await bench.RunAsync("scan", "old", "--target", "eks-multi", "--strict")).ExitCode);
    }

    private static IEnumerable<(string Code, string Severity, string File, string Message)> Unread(CommandRun run) =>
        run.Json()
            .GetProperty("diagnostics")
            .EnumerateArray()
            .Select(d => (Text(d, "code"), Text(d, "severity"), Text(d, "file"), Text(d, "message")))
            .Where(d => d.Item1 != "CG8090");

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
