using System.Text.RegularExpressions;
using ChartGen.Sdk;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Manifests;

namespace ChartGen.EndToEnd.Tests;

/// <summary>RUNBOOK.md holds commands that run, and manifests that a cluster takes.</summary>
public sealed partial class RunbookTests
{
    public static TheoryData<string> Profiles => [.. MlPlatform.Profiles];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Every_block_is_one_that_bash_reads(string profile)
    {
        using var folder = new TemporaryFolder();
        var faults = new List<string>();
        foreach (var block in RunbookCommands.Blocks(Runbook(profile)))
        {
            var file = folder.File("block.sh", block);
            var run = await Tools.BashAsync($"bash -n '{file}'", folder.Path);
            if (run.ExitCode != 0)
                faults.Add(run.StandardError + block);
        }

        Expect.None(faults);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_variable_is_set_before_it_is_used(string profile)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "HOME", "BASH_REMATCH" };
        var faults = new List<string>();
        foreach (var block in RunbookCommands.Blocks(Runbook(profile)))
        {
            known.UnionWith(Set.Matches(block).SelectMany(m => m.Groups["name"].Captures.Select(c => c.Value)));
            // What stands in single quotes is another program's.
            var text = Heredoc.Replace(Quoted.Replace(block, "''"), "");
            faults.AddRange(Used.Matches(text).Select(m => m.Groups["name"].Value).Where(n => !known.Contains(n)));
        }

        Expect.None(faults.Distinct());
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_is_left_to_fill_in_is_quoted_and_in_upper_case(string profile)
    {
        var faults =
            from block in RunbookCommands.Blocks(Runbook(profile))
            from line in block.Split('\n')
            where !line.StartsWith('#')
            from Match mark in Mark.Matches(line)
            where !Placeholder.IsMatch(mark.Value) || line[..mark.Index].Count(c => c is '\'' or '"') % 2 == 0
            select line;

        Expect.None(faults);
    }

    [Fact]
    public void No_link_of_a_page_is_dead()
    {
        string[][] choices =
        [
            [],
            ["gitops.kind=argocd", "gitops.repo=https://git.acme.test/ml.git"],
        ];
        foreach (var pairs in choices)
        {
            var pages = MlPlatform
                .Profiles.SelectMany(p =>
                    MlPlatform.GenerateAfter(p, MlPlatform.SampleSite, pairs).Files.Select(f => ($"{p}/{f.Path.Text}", f.Text))
                )
                .ToDictionary(StringComparer.Ordinal);
            var faults =
                from page in pages
                where page.Key.EndsWith(".md", StringComparison.Ordinal)
                from Match link in Link.Matches(page.Value)
                let target = link.Groups["target"].Value
                where !target.Contains("://", StringComparison.Ordinal) && !Leads(page.Key, target, pages)
                select $"{page.Key}: {link.Value}";

            Expect.None(faults);
        }
    }

    private static bool Leads(string page, string target, Dictionary<string, string> pages)
    {
        var parts = target.Split('#');
        var file =
            parts[0].Length == 0
                ? page
                : Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page)!, parts[0])));
        return pages.TryGetValue(file, out var text)
            && (parts.Length == 1 || Heading.Matches(text).Any(h => Anchor(h.Groups["text"].Value) == parts[1]));
    }

    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Replace(' ', '-').Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    [FactWithCharts]
    public async Task Every_helm_command_runs_as_far_as_it_goes_without_a_cluster()
    {
        var helm = await RealHelm.FindAsync();
        using var root = new TemporaryFolder();
        var bin = Directory.CreateDirectory(Path.Combine(root.Path, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "helm"), Path.GetFullPath(helm.Executable));
        var releases = root.File("releases.yaml", "[]\n");
        var generated = MlPlatform.Profiles.Select(Generated).ToArray();
        foreach (var profile in generated)
            Write(profile, Path.Combine(root.Path, profile.Profile.Name));

        var faults = new List<string>();
        foreach (var profile in generated)
        {
            foreach (var call in RunbookCommands.Calls(Text(profile, "RUNBOOK.md"), "helm"))
            {
                var run = await Tools.BashAsync(
                    WithoutCluster(call),
                    Path.Combine(root.Path, profile.Profile.Name),
                    bin,
                    ("HELM_DRIVER", "memory"),
                    ("HELM_MEMORY_DRIVER_DATA", releases),
                    ("HELM_NO_PLUGINS", "1")
                );
                if (run.ExitCode != 0 || Flags(call).Any(f => IsHelp(call) && !run.StandardOutput.Contains(f, StringComparison.Ordinal)))
                    faults.Add($"{profile.Profile.Name}: {call}\n{run.StandardError}");
            }
        }

        Expect.None(faults);
    }

    [FactWithTools("kubectl")]
    public async Task Kubectl_knows_every_option()
    {
        using var folder = new TemporaryFolder();
        var everywhere = (await Tools.BashAsync("kubectl options", folder.Path)).StandardOutput;
        var help = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<string>();
        var runbooks =
            from profile in MlPlatform.Profiles
            from pairs in MlPlatform.Installers
            select Text(MlPlatform.GenerateAfter(profile, MlPlatform.SampleSite, pairs), "RUNBOOK.md");
        foreach (var call in runbooks.SelectMany(r => RunbookCommands.Calls(r, "kubectl")).Distinct())
        {
            var verb = Verb(call);
            if (!help.TryGetValue(verb, out var text))
                help[verb] = text = (await Tools.BashAsync($"kubectl {verb} --help", folder.Path)).StandardOutput;
            faults.AddRange(
                Flags(call)
                    .Where(f =>
                        !text.Contains($"{f}=", StringComparison.Ordinal) && !everywhere.Contains($"{f}=", StringComparison.Ordinal)
                    )
                    .Select(f => $"{call}: {f}")
            );
        }

        Expect.None(faults);
    }

    [FactWithTools("kubectl", "openssl", "jq")]
    public async Task The_credentials_file_becomes_the_Secrets_that_the_chart_names()
    {
        using var home = new TemporaryFolder();
        var shim =
            $"#!/bin/bash\nif [ \"$1\" = apply ]; then cat >> '{home.Path}/applied.yaml'; echo --- >> '{home.Path}/applied.yaml'; else exec '{Tools.Find("kubectl")}' \"$@\"; fi\n";
        File.SetUnixFileMode(home.File("bin/kubectl", shim), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var blocks = RunbookCommands.Blocks(Runbook("eks-single"));
        var make = blocks.Single(b => b.Contains("noclobber", StringComparison.Ordinal));
        var apply = blocks.Single(b => b.Contains("create secret generic airflow-metadata", StringComparison.Ordinal));

        var first = await RunAsync(make + "\nstat --format %a \"$HOME\"/.mlplatform-eks-single.env");
        var kept = File.ReadAllText(Path.Combine(home.Path, ".mlplatform-eks-single.env"));
        var second = await RunAsync(make);
        var applied = await RunAsync(apply);

        Assert.Equal((0, "600\n"), (first.ExitCode, first.StandardOutput));
        Assert.NotEqual(0, second.ExitCode);
        Assert.Equal(kept, File.ReadAllText(Path.Combine(home.Path, ".mlplatform-eks-single.env")));
        Assert.True(applied.ExitCode == 0, applied.StandardError);
        var secrets = RenderedObjects
            .Parse(File.ReadAllText(Path.Combine(home.Path, "applied.yaml")), "ml-platform")
            .Objects.ToDictionary(o => o.Name, StringComparer.Ordinal);
        var password = Regex.Match(kept, "AIRFLOW_DATABASE_PASSWORD='(?<value>[0-9a-f]{32})'").Groups["value"].Value;
        Assert.Equal($"postgresql://airflow:{password}@postgresql:5432/airflow", Decoded("airflow-metadata", "connection"));
        Assert.Equal(password, Decoded("postgresql-credentials", "airflowPassword"));
        Assert.Equal(44, Decoded("airflow-fernet-key", "fernet-key").Length);

        Task<CliWrap.Buffered.BufferedCommandResult> RunAsync(string script) =>
            Tools.BashAsync(script, home.Path, Path.Combine(home.Path, "bin"), ("HOME", home.Path));

        string Decoded(string secret, string key) =>
            System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(PodSpecs.Text(secrets[secret].Tree.At("data", key))));
    }

    [Fact]
    public void The_copies_of_a_move_are_pods_that_the_namespace_lets_in()
    {
        var objects = MlPlatform.Profiles.SelectMany(MoveObjects).ToArray();

        Assert.Equal(
            ["copy-databases", "copy-logs-0", "copy-models", "copy-objects", "copy-spark-checkpoints"],
            objects.Where(o => o.Kind == "Job").Select(o => o.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(4, objects.Count(o => o.Kind == "Pod"));
        Expect.None(PodChecks.All(objects));
    }

    private static IEnumerable<RenderedObject> MoveObjects(string profile)
    {
        foreach (var file in Generated(profile).Files.Where(f => f.Path.Text.StartsWith("move/", StringComparison.Ordinal)))
        {
            var parsed = RenderedObjects.Parse($"# Source: {file.Path}\n{file.Text}", "ml-platform");
            Assert.Empty(parsed.Diagnostics);
            foreach (var rendered in parsed.Objects)
                yield return rendered;
        }
    }

    private static string Runbook(string profile) => Text(Generated(profile), "RUNBOOK.md");

    private static GeneratedProfile Generated(string profile) => MlPlatform.GenerateAfter(profile, MlPlatform.SampleSite);

    private static string Text(GeneratedProfile generated, string path) => generated.Files.Single(f => f.Path.Text == path).Text;

    private static void Write(GeneratedProfile generated, string folder)
    {
        foreach (ChartFile file in generated.Files)
        {
            var path = Path.Combine(folder, file.Path.Text);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        foreach (var chart in generated.Charts)
        {
            var charts = Directory.CreateDirectory(Path.Combine(folder, chart.Chart.Name, "charts")).FullName;
            foreach (var subchart in chart.Chart.Dependencies.Select(d => $"{d.Name}-{d.Version}.tgz").Distinct())
                File.Copy(Path.Combine(FactWithChartsAttribute.Folder, subchart), Path.Combine(charts, subchart));
        }
    }

    // What asks a repository or a cluster is asked for its options only, or kept from the cluster.
    private static string WithoutCluster(string call) =>
        call.StartsWith("helm upgrade --install", StringComparison.Ordinal) ? $"{call} --dry-run=client"
        : call.StartsWith("helm dependency build", StringComparison.Ordinal) ? call.Replace("build", "list", StringComparison.Ordinal)
        : IsHelp(call) ? $"{string.Join(' ', call.Split(' ')[..(call.StartsWith("helm repo", StringComparison.Ordinal) ? 3 : 2)])} --help"
        : call;

    private static bool IsHelp(string call) => call.Split(' ')[1] is not ("upgrade" or "dependency" or "template" or "show");

    private static IEnumerable<string> Flags(string call) =>
        call.Split(" -- ")[0]
            .Split(" || ")[0]
            .Split(' ')
            .Where(w => w.StartsWith("--", StringComparison.Ordinal))
            .Select(w => w.Split('=')[0])
            .Distinct();

    private static string Verb(string call)
    {
        var words = call.Split(' ').Skip(1).ToList();
        if (words[0] == "--context")
            words.RemoveRange(0, 2);
        var count = words[0] switch
        {
            "create" when words[1] == "secret" => 3,
            "create" or "rollout" or "config" => 2,
            _ => 1,
        };
        return string.Join(' ', words.Take(count));
    }

    [GeneratedRegex(
        @"(?:^|[\s;(])(?:export )?(?<name>[A-Za-z_][A-Za-z0-9_]*)=|read -r(?: (?<name>[a-z]+))+|for (?<name>[a-z]+) in",
        RegexOptions.Multiline
    )]
    private static partial Regex Set { get; }

    [GeneratedRegex(@"\$\{?(?<name>[A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Used { get; }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"<<''.*?\n[A-Z]+\n", RegexOptions.Singleline)]
    private static partial Regex Heredoc { get; }

    [GeneratedRegex(@"(?<!\?)<[^<>()|&\s=']+>")]
    private static partial Regex Mark { get; }

    [GeneratedRegex(@"\A<[A-Z][A-Z0-9-]*>\z")]
    private static partial Regex Placeholder { get; }
}
