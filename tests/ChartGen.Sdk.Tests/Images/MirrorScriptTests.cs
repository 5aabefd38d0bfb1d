using ChartGen.Sdk.Components;
using ChartGen.Sdk.Images;

namespace ChartGen.Sdk.Tests.Images;

/// <summary>The scripts before ShellCheck, and run in bash with a stand-in of each tool that keeps its registry in files.</summary>
public sealed class MirrorScriptTests : IDisposable
{
    private const string Registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
    private const string Digest = "sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1";

    private static readonly MirrorPlan Plan = new(
        "eks-multi",
        [
            Copy("docker.io/library/redis:7.2", $"{Registry}/library/redis:7.2"),
            Copy($"registry.k8s.io/ingress-nginx/controller:v1@{Digest}", $"{Registry}/ingress-nginx/controller:v1@{Digest}"),
            Copy($"quay.io/acme/bare@{Digest}", $"{Registry}/acme/bare@{Digest}"),
        ]
    );

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Tools => [.. MirrorTool.All.Select(t => t.Name)];

    public void Dispose() => _folder.Dispose();

    [FactWithPrograms("shellcheck")]
    public void ShellCheck_finds_nothing_in_the_scripts()
    {
        var scripts = MirrorTool.All.Select(t => MirrorScript.Copies(Plan, t)).Append(MirrorScript.Repositories(Plan)).ToArray();
        for (var i = 0; i < scripts.Length; i++)
        {
            var run = Programs.Run("shellcheck", ["--format", "gcc", _folder.File($"{i}.sh", scripts[i])]);
            Assert.True(run.ExitCode == 0, run.Output);
        }
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Every_image_is_copied_whole_and_a_second_run_copies_nothing(string tool)
    {
        var copies = tool switch
        {
            "skopeo" => Calls("skopeo copy --all --preserve-digests docker://{0} docker://{1}"),
            "docker" => Calls("docker buildx imagetools create --prefer-index=false --tag {1} {0}"),
            _ => Calls("crane copy {0} {1}"),
        };

        var first = Run(tool);
        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.Equal(copies, Copied(tool));

        var second = Run(tool);
        Assert.Equal((0, ""), (second.ExitCode, second.Errors));
        Assert.Equal(copies, Copied(tool));
        Assert.Equal(3, second.Output.Split("there: ").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void A_copy_that_fails_ends_the_run_with_1_after_the_others(string tool)
    {
        var run = Run(tool, fails: "library/redis");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("not copied: docker.io/library/redis:7.2\n", run.Errors, StringComparison.Ordinal);
        Assert.Equal(3, Copied(tool).Length);
        Assert.Equal(0, Run(tool).ExitCode);
    }

    [Fact]
    public void A_tag_that_moved_upstream_is_left_as_it_was_copied()
    {
        Run("crane");

        var run = Run("crane", moved: "docker.io/library/redis");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"kept:    {Registry}/library/redis:7.2; docker.io/library/redis:7.2 is another image by now\n", run.Errors);
        Assert.Equal(3, Copied("crane").Length);
    }

    [Fact]
    public void An_image_that_upstream_withdrew_stays_where_it_was_copied_to()
    {
        Run("crane");

        var run = Run("crane", fails: "docker.io/library/redis");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(
            $"there:   {Registry}/library/redis:7.2; docker.io/library/redis:7.2 cannot be read now\n",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_the_tool_nothing_is_tried()
    {
        var bin = Path.Combine(_folder.Path, "empty");
        Directory.CreateDirectory(bin);
        var script = _folder.File("mirror.sh", MirrorScript.Copies(Plan, MirrorTool.Crane));

        var run = Programs.Run("/bin/bash", [script], [KeyValuePair.Create("PATH", (string?)bin)]);

        Assert.Equal((127, "crane is not on the PATH.\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void Repositories_are_made_once()
    {
        Stand(
            "aws",
            """
            name=$(printf '%s\n' "$@" | sed -n '/^--repository-name/{n;p;}')
            case "$2" in
              describe-repositories) [[ -e "$STATE/$name" ]] ;;
              create-repository) mkdir -p "$(dirname "$STATE/$name")"; touch "$STATE/$name" ;;
            esac
            """
        );
        var script = _folder.File("repositories.sh", MirrorScript.Repositories(Plan));

        var first = Bash(script);
        var second = Bash(script);

        Assert.Equal((0, "", 0, ""), (first.ExitCode, first.Errors, second.ExitCode, second.Errors));
        Assert.Equal("made:    acme/bare\nmade:    ingress-nginx/controller\nmade:    library/redis\n", first.Output);
        Assert.Equal("there:   acme/bare\nthere:   ingress-nginx/controller\nthere:   library/redis\n", second.Output);
        Assert.Contains(
            "aws ecr create-repository --registry-id 111122223333 --region eu-west-1 --repository-name acme/bare --image-tag-mutability IMMUTABLE --image-scanning-configuration scanOnPush=true",
            Calls()
        );
    }

    [Fact]
    public void A_repository_that_cannot_be_made_ends_the_run_with_1()
    {
        Stand("aws", "exit 254");

        var run = Bash(_folder.File("repositories.sh", MirrorScript.Repositories(Plan)));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("not made: acme/bare\nnot made: ingress-nginx/controller\nnot made: library/redis\n", run.Errors);
    }

    [Fact]
    public void The_mapping_has_sources_targets_and_the_names_of_repositories() =>
        Assert.Equal(
            """
            {
              "profile": "laptop",
              "images": [
                {
                  "source": "quay.io/acme/a:1",
                  "target": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/mirror/acme/a:1"
                },
                {
                  "source": "quay.io/acme/b:1",
                  "target": "registry.acme.test/b:1"
                }
              ],
              "repositories": [
                "mirror/acme/a"
              ]
            }

            """,
            new MirrorPlan(
                "laptop",
                [Copy("quay.io/acme/a:1", $"{Registry}/mirror/acme/a:1"), Copy("quay.io/acme/b:1", "registry.acme.test/b:1")]
            ).Mapping()
        );

    private static MirrorCopy Copy(string from, string to) => new(ImageReference.Parse(from), ImageReference.Parse(to));

    private static string[] Calls(string form) =>
        [
            .. new[]
            {
                ("docker.io/library/redis:7.2", $"{Registry}/library/redis:7.2"),
                ($"registry.k8s.io/ingress-nginx/controller@{Digest}", $"{Registry}/ingress-nginx/controller:v1"),
                ($"quay.io/acme/bare@{Digest}", $"{Registry}/acme/bare:{Digest.Replace(':', '-')}"),
            }.Select(c => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, c.Item1, c.Item2)),
        ];

    private string[] Copied(string tool) =>
        [
            .. Calls()
                .Where(c =>
                    c.StartsWith($"{tool} copy ", StringComparison.Ordinal) || c.Contains(" imagetools create ", StringComparison.Ordinal)
                ),
        ];

    private string[] Calls() => File.ReadAllLines(Path.Combine(_folder.Path, "calls"));

    // An image of the registry is a file that holds its digest; upstream has every image, but for those that fail.
    private (int ExitCode, string Output, string Errors) Run(string tool, string fails = "none", string moved = "none")
    {
        Stand(
            tool,
            """
            last="${*: -1}"; last="${last#docker://}"
            key() { printf '%s' "${1#docker://}" | sed 's/:v1$//; s/@sha256:.*//; s/:sha256-.*//' | tr / _; }
            digest_of() { if [[ $1 == *$MOVED* ]]; then echo sha256:moved; else echo "sha256:of-${1##*/}" | sed 's/@.*//; s/:7.2$//'; fi; }
            case "$*" in
              copy*) from="${*: -2:1}"; to="$last" ;;
              *create*) from="$last"; to="${*: -2:1}" ;;
              *)
                if [[ $last == *amazonaws.com* ]]; then cat "$STATE/$(key "$last")"; exit; fi
                [[ $last == *$FAILS* ]] && exit 1
                digest_of "$last"
                exit ;;
            esac
            [[ $from == *$FAILS* ]] && exit 1
            digest_of "${from#docker://}" > "$STATE/$(key "$to")"
            """
        );
        return Bash(
            _folder.File("mirror.sh", MirrorScript.Copies(Plan, MirrorTool.All.Single(t => t.Name == tool))),
            ("FAILS", fails),
            ("MOVED", moved)
        );
    }

    private void Stand(string program, string body)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "state"));
        var path = _folder.File($"bin/{program}", $"#!/bin/bash\necho \"{program} $*\" >> \"$CALLS\"\n{body}\n");
        Programs.Run("chmod", ["+x", path]);
    }

    private (int ExitCode, string Output, string Errors) Bash(string script, params (string Name, string Value)[] variables) =>
        Programs.Run(
            "bash",
            [script],
            [
                .. variables.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value)),
                KeyValuePair.Create("CALLS", (string?)Path.Combine(_folder.Path, "calls")),
                KeyValuePair.Create("STATE", (string?)Path.Combine(_folder.Path, "state")),
                KeyValuePair.Create("PATH", (string?)$"{Path.Combine(_folder.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}"),
            ]
        );
}
