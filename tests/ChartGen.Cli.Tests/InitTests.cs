namespace ChartGen.Cli.Tests;

public sealed class InitTests
{
    public static TheoryData<string> Choices =>
        [
            "local-hostpath",
            "eks-single",
            "eks-multi",
            "local-hostpath eks-single",
            "local-hostpath eks-multi",
            "eks-single eks-multi",
            "local-hostpath eks-single eks-multi",
        ];

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task What_is_written_generates_with_warnings_of_sample_facts_at_most(string choice)
    {
        using var bench = new Workbench(site: null) { Platform = ChartGenCommand.MlPlatform };
        string[] profiles = [.. choice.Split(' ')];

        var init = await bench.RunAsync(["init", .. profiles.SelectMany(p => new[] { "--profile", p }), "--region", "us-east-1"]);
        var generate = await bench.RunAsync(["generate", .. profiles, "--no-validate", "--format", "json"]);

        Assert.Equal(("", 0), (init.Error, init.ExitCode));
        Assert.Equal(0, generate.ExitCode);
        Assert.All(
            generate.Json().GetProperty("diagnostics").EnumerateArray().Where(d => d.GetProperty("severity").GetString() != "note"),
            d => Assert.Equal("CG1299", d.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task A_laptop_needs_a_name_at_most()
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("init", "--profile", "local-hostpath", "--name", "acme");

        Assert.Equal(
            """
            # yaml-language-server: $schema=chartgen.schema.json
            # The site of local-hostpath. Facts stand here; what a profile chooses (each kind, sizes, replicas) stands below profiles.<name>:
            # `chartgen show <profile>` says what there is. Sample facts are warned of until they are replaced.

            platform:
              # The Helm release.
              name: acme

            """,
            bench.Read("chartgen.yaml")
        );
        Assert.Equal(
            """
            chartgen.yaml: the site of local-hostpath; chartgen.schema.json completes it in editors
            Replace the facts in it, then: chartgen generate local-hostpath

            """,
            run.Out
        );
        Assert.Equal((await bench.RunAsync("schema")).Out, bench.Read("chartgen.schema.json"));
    }

    [Fact]
    public async Task A_profile_that_has_a_fact_of_its_own_keeps_it_beside_others_that_ask_for_it()
    {
        using var bench = new Workbench(site: null);

        await bench.RunAsync("init", "--profile", "local-hostpath", "--profile", "eks-multi", "--domain", "ml.acme.test");

        var text = bench.Read("chartgen.yaml");
        Assert.Contains("  # The domain below which hosts are named.\n  domain: ml.acme.test\n", text, StringComparison.Ordinal);
        Assert.Contains("    # The EFS file system. Terraform's output efs_file_system_id is this.\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            # What single profiles choose; wins over what stands above.
            profiles:
              local-hostpath:
                platform:
                  domain: localhost
                images:
                  registry: null
                objectStore:
                  bucket: mlflow

            """,
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_is_there_stays()
    {
        using var bench = new Workbench(site: "platform: {name: mine}\n");

        var run = await bench.RunAsync("init", "--profile", "local-hostpath");

        Assert.Equal(
            (
                1,
                "",
                "chartgen.yaml: error CG0011: The file exists, and is left as it is.\n      Name another with --config, such as --config new.yaml.\n"
            ),
            (run.ExitCode, run.Out, run.Error)
        );
        Assert.Equal("platform: {name: mine}\n", bench.Read("chartgen.yaml"));
        Assert.False(File.Exists(bench.Full("chartgen.schema.json")));
        Assert.Equal(0, (await bench.RunAsync("init", "--profile", "local-hostpath", "--config", "sites/second.yaml")).ExitCode);
        Assert.Equal(bench.Read("sites/chartgen.schema.json"), (await bench.RunAsync("schema")).Out);
    }

    [Fact]
    public async Task On_a_terminal_it_asks_for_what_no_option_says_until_the_answer_is_legal()
    {
        using var bench = new Workbench(site: null)
        {
            Answers = new StringReader("eks-mutli\nlocal-hostpath, eks-multi\nAcme\nacme\nFrankfurt\n"),
        };

        var run = await bench.RunAsync("init", "--domain", "ml.acme.test");

        // The person left at the last question.
        Assert.Equal((130, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            """
              local-hostpath  A laptop's cluster with one node and hostpath volumes.
              eks-single      EKS with one node group: everything fits on one node.
              eks-multi       EKS with several nodes and zones: any pod may run anywhere, and any node may go.
            Profiles, separated by blanks [local-hostpath]: There is no profile 'eks-mutli'. Did you mean 'eks-multi'?
            Profiles, separated by blanks [local-hostpath]: Helm release [mlplatform]: It must be a release name: a DNS label of at most 28 characters that starts with a letter, such as mlplatform.
            Helm release [mlplatform]: AWS region [eu-west-1]: It must be an AWS region, such as eu-west-1.
            AWS region [eu-west-1]: 

            """,
            run.Error
        );
    }

    [Fact]
    public async Task Answers_are_written()
    {
        using var bench = new Workbench(site: null)
        {
            Platform = ChartGenCommand.MlPlatform,
            Answers = new StringReader("eks-single\n\nml.acme.test\neu-central-1\n"),
        };

        var run = await bench.RunAsync("init");

        Assert.Equal(0, run.ExitCode);
        var text = bench.Read("chartgen.yaml");
        Assert.Contains("domain: ml.acme.test\n", text, StringComparison.Ordinal);
        Assert.Contains("registry: \"111122223333.dkr.ecr.eu-central-1.amazonaws.com\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_presses_ctrl_c_at_a_question_finds_nothing()
    {
        using var waiting = new WaitingReader();
        using var bench = new Workbench(site: null) { Answers = waiting };
        using var pressed = new CancellationTokenSource();

        var run = bench.RunAsync(pressed.Token, "init");
        await waiting.Asked;
        await pressed.CancelAsync();

        Assert.Equal(130, (await run).ExitCode);
        Assert.Empty(Directory.GetFiles(bench.Folder));
    }

    [Fact]
    public async Task Without_a_terminal_the_profiles_must_be_named()
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("init", "--domain", "ml.acme.test");

        Assert.Equal(
            (64, "error CG0003: Name the site's profiles with --profile.\n      See chartgen --help.\n"),
            (run.ExitCode, run.Error)
        );
    }

    [Theory]
    [InlineData("error CG0004: There is no profile 'eks-mutli'.\n      Did you mean 'eks-multi'?\n", "--profile", "eks-mutli")]
    [InlineData("error CG0012: --region must be an AWS region.\n      For example 'eu-west-1'.\n", "--region", "Frankfurt")]
    [InlineData(
        "error CG0012: --domain must be a host name without scheme, port or path.\n      For example 'db.example.com'.\n",
        "--domain",
        "https://x"
    )]
    [InlineData(
        "error CG0012: --name must be a release name: a DNS label of at most 28 characters that starts with a letter.\n      For example 'mlplatform'.\n",
        "--name",
        "ML"
    )]
    public async Task An_option_that_is_not_legal_is_wrong_usage(string error, string option, string value)
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("init", "--profile", "local-hostpath", option, value);

        Assert.Equal((64, error), (run.ExitCode, run.Error));
        Assert.Empty(Directory.GetFiles(bench.Folder));
    }

    [Fact]
    public async Task Json_names_the_files_and_never_asks()
    {
        using var bench = new Workbench(site: null) { Answers = new StringReader("") };

        var run = await bench.RunAsync("init", "--profile", "eks-single", "--format", "json");

        Assert.Equal(
            """
              "result": {
                "file": "chartgen.yaml",
                "schemaFile": "chartgen.schema.json",
                "profiles": [
                  "eks-single"
                ]
              }
            }

            """,
            run.Out[run.Out.IndexOf("  \"result\"", StringComparison.Ordinal)..]
        );
    }

    /// <summary>Nobody answers.</summary>
    private sealed class WaitingReader : TextReader
    {
        private readonly ManualResetEventSlim _answered = new();
        private readonly TaskCompletionSource _asked = new();

        public Task Asked => _asked.Task;

        public override string? ReadLine()
        {
            _asked.SetResult();
            _answered.Wait();
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _answered.Set();
            base.Dispose(disposing);
        }
    }
}
