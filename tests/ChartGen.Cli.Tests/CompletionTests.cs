using System.Diagnostics;

namespace ChartGen.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("gen", "generate")]
    [InlineData("com", "completion")]
    [InlineData("generate ", "local-hostpath eks-single eks-multi")]
    [InlineData("generate eks-", "eks-single eks-multi")]
    [InlineData("generate eks-multi ", "local-hostpath eks-single")]
    [InlineData("generate --strict eks-m", "eks-multi")]
    [InlineData("generate --set database.kind=rds eks-m", "eks-multi")]
    [InlineData("show eks-multi ", "")]
    [InlineData("show eks-multi --p", "--path")]
    [InlineData("show eks-multi --path stor", "storage.")]
    [InlineData("show eks-multi --path storage.", "storage.block. storage.shared.")]
    [InlineData("generate --all --set databa", "database.")]
    [InlineData("generate --all --set database.ki", "database.kind=")]
    [InlineData("generate --all --set database.kind=", "database.kind=in-cluster database.kind=rds")]
    [InlineData("generate --all --set airflow.pgbouncer=t", "airflow.pgbouncer=true")]
    [InlineData("generate --all --set volumes.spark-checkpoints.s", "volumes.spark-checkpoints.size=")]
    [InlineData("generate --all --set=aws.reg", "--set=aws.region=")]
    [InlineData("list --format ", "json markdown sarif text")]
    [InlineData("list --format=j", "--format=json")]
    [InlineData("--format js", "json")]
    [InlineData("generate --gitops f", "flux")]
    [InlineData("validate eks-multi --kube-version 1.3", "1.33 1.34 1.35 1.36")]
    [InlineData("explain CG129", "CG1299")]
    [InlineData("completion ", "bash zsh fish pwsh")]
    [InlineData("init --profile eks-s", "eks-single")]
    [InlineData("generate --config ", ":files")]
    [InlineData("generate --terraform-outputs x", ":files")]
    [InlineData("generate --output ", ":folders")]
    [InlineData("validate eks-m", "eks-multi :folders")]
    [InlineData("list x", "")]
    [InlineData("nothing x", "")]
    public async Task A_line_goes_on_to(string line, string words)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync(["complete", "--", .. line.Split(' ')]);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        var found = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[0]);
        Assert.Equal(
            words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Commands_and_options_come_with_what_they_do_and_the_hidden_one_does_not_come()
    {
        using var bench = new Workbench();

        var commands = await bench.RunAsync("complete", "--", "");
        var options = await bench.RunAsync("complete", "--", "show", "--path");

        Assert.Contains(
            "list\tShows the profiles with their choices and the charts with their versions.\n",
            commands.Out,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("complete\t", commands.Out, StringComparison.Ordinal);
        Assert.Equal("--path\tOnly what stands at this path and below it, e.g. --path database.\n", options.Out);
    }

    [Fact]
    public async Task A_shell_without_a_script_is_wrong_usage()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("completion", "tcsh");

        Assert.Equal(
            (64, "error CG0003: There is no completion for 'tcsh'; there is for bash, zsh, fish, pwsh.\n      See chartgen --help.\n"),
            (run.ExitCode, run.Error)
        );
    }

    [Fact]
    public async Task Json_holds_the_script()
    {
        using var bench = new Workbench();

        var text = await bench.RunAsync("completion", "fish");
        var json = await bench.RunAsync("completion", "fish", "--format", "json");

        Assert.Equal(text.Out, json.Json().GetProperty("result").GetProperty("script").GetString());
    }

    [FactWithPrograms("bash", "script")]
    public async Task A_real_bash_completes()
    {
        using var shell = await Shell.StartAsync("bash", "PS1= exec bash --norc --noprofile -i", "source ./completion");

        Assert.Equal("[generate] [eks-multi]", shell.Type("chartgen gen\teks-m\t"));
        Assert.Equal(
            "[show] [eks-multi] [--path] [storage.shared.fileSystemId]",
            shell.Type("chartgen show eks-m\t--pa\tstorage.sh\tfi\t")
        );
        Assert.Equal("[generate] [--set] [database.kind=rds]", shell.Type("chartgen generate --se\tdatabase.k\tr\t"));
        Assert.Equal("[list] [--config] [completion]", shell.Type("chartgen list --config compl\t"));
        Assert.Equal("[explain] [CG1299]", shell.Type("chartgen explain CG129\t"));
    }

    [FactWithPrograms("zsh", "script")]
    public async Task A_real_zsh_completes()
    {
        using var shell = await Shell.StartAsync(
            "zsh",
            "exec zsh -f -i",
            "PS1= PROMPT_SP= ; unsetopt zle_bracketed_paste beep 2>/dev/null; autoload -Uz compinit; compinit -u -D; source ./completion"
        );

        Assert.Equal("[generate] [eks-multi]", shell.Type("chartgen gen\teks-m\t"));
        Assert.Equal(
            "[show] [eks-multi] [--path] [storage.shared.fileSystemId]",
            shell.Type("chartgen show eks-m\t--pa\tstorage.sh\tfi\t")
        );
        Assert.Equal("[generate] [--set] [database.kind=rds]", shell.Type("chartgen generate --se\tdatabase.k\tr\t"));
        Assert.Equal("[list] [--config] [completion]", shell.Type("chartgen list --config compl\t"));
        Assert.Equal("[explain] [CG1299]", shell.Type("chartgen explain CG129\t"));
    }

    [FactWithPrograms("fish")]
    public async Task A_real_fish_completes()
    {
        using var shell = await Shell.WriteAsync("fish");

        var (exitCode, output, errors) = shell.Run(
            "fish",
            "--no-config",
            "-c",
            "source ./completion; complete -C 'chartgen show eks-m'; complete -C 'chartgen list --set database.k'"
        );

        Assert.Equal((0, "eks-multi\ndatabase.kind=\n", ""), (exitCode, output, errors));
    }

    /// <summary>A folder with the script and a <c>chartgen</c> that completes as the real one does and else prints its arguments.</summary>
    private sealed class Shell : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private string _start = "";

        public static async Task<Shell> StartAsync(string name, string start, string setup)
        {
            var shell = await WriteAsync(name);
            shell._start = start;
            shell._folder.File("setup", setup + "\n");
            return shell;
        }

        public static async Task<Shell> WriteAsync(string name)
        {
            using var bench = new Workbench();
            var shell = new Shell();
            shell._folder.File("completion", (await bench.RunAsync("completion", name)).Out);
            var chartgen = shell._folder.File(
                "bin/chartgen",
                $$"""
                #!/bin/sh
                if [ "$1" = complete ]; then exec '{{Path.Combine(AppContext.BaseDirectory, "chartgen")}}' "$@"; fi
                echo
                printf 'typed:'
                printf ' [%s]' "$@"
                echo ' end'

                """
            );
            File.SetUnixFileMode(chartgen, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return shell;
        }

        public (int ExitCode, string Output, string Errors) Run(string program, params string[] arguments) =>
            Programs.Run("env", ["-C", _folder.Path, program, .. arguments], Environment());

        /// <summary>Types keys at the shell's prompt and Enter behind them, and gives the arguments that chartgen was called with.</summary>
        public string Type(string keys)
        {
            var start = new ProcessStartInfo("timeout", ["--foreground", "60", "script", "-q", "-e", "-c", _start, "/dev/null"])
            {
                WorkingDirectory = _folder.Path,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            foreach (var (name, value) in Environment())
                start.Environment[name] = value;
            using var process = Process.Start(start)!;
            process.StandardInput.Write($". ./setup\n{keys}\nexit\n");
            process.StandardInput.Flush();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output.Split("typed: ") is [_, .., var typed] ? typed.Split(" end")[0] : output;
        }

        public void Dispose() => _folder.Dispose();

        private KeyValuePair<string, string?>[] Environment() =>
            [
                KeyValuePair.Create(
                    "PATH",
                    (string?)$"{Path.Combine(_folder.Path, "bin")}:{System.Environment.GetEnvironmentVariable("PATH")}"
                ),
                KeyValuePair.Create("TERM", (string?)"dumb"),
                KeyValuePair.Create("HOME", (string?)_folder.Path),
            ];
    }
}
