using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Tests.Charts;
using ChartGen.Sdk.Tests.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests;

public sealed class ChartGeneratorTests
{
    private static readonly ChartGenerator Generator = new(Platform());

    [Fact]
    public void Equal_profiles_give_equal_files()
    {
        var (first, second) = (Generate(Read.Laptop("")), new ChartGenerator(Platform()).Generate(Read.Laptop(""), [])!);

        Assert.Equal(first.Files.AsEnumerable(), second.Files);
        Assert.Equal(first.Hash, second.Hash);
    }

    [Fact]
    public void Files_lie_below_the_charts_folder_and_know_their_template()
    {
        var generated = Generate(Read.Laptop(""));

        Assert.Equal(
            [
                "platform/Chart.lock",
                "platform/Chart.yaml",
                "platform/templates/a.yaml",
                "platform/values.schema.json",
                "platform/values.yaml",
            ],
            generated.Files.Select(f => f.Path.Text)
        );
        Assert.Equal("templates/web/a.yaml.scriban", generated.Files[2].Origin);
        Assert.StartsWith(
            "# Values of the platform chart for laptop.\n# Made by ChartGen: change the settings and generate again instead of editing this file.\n\n",
            generated.Files[4].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_exception_from_what_is_no_policy_stops_it()
    {
        var diagnostics = new DiagnosticBag();

        var generated = new ChartGenerator(Platform()).Generate(
            Read.Laptop("exceptions: [{rule: CG6024, object: Pod/a, reason: A test.}]\n"),
            diagnostics
        );

        Assert.Null(generated);
        Assert.Equal(
            "site.yaml(1,21): error CG7091: CG6024 is no policy, and from nothing else can an object be excepted. Policies have the codes CG7001 to CG7089: see docs/policies.md.",
            Assert.Single(diagnostics).ToString()
        );
    }

    [Fact]
    public void Prerequisites_are_a_chart_of_their_own_that_is_installed_first()
    {
        var diagnostics = new DiagnosticBag();

        var generated = new ChartGenerator(
            Platform() with
            {
                Prerequisites = [new Parts.Made("operator", _ => Parts.Component("operator"))],
            }
        ).Generate(Read.Laptop("prerequisites: {name: pre, namespace: pre-system}\n"), diagnostics)!;

        Assert.Empty(diagnostics);
        Assert.Equal(
            [("prerequisites", "pre", "pre-system"), ("platform", "ml", "ml")],
            generated.Charts.Select(c => (c.Chart.Name, c.Release, c.Namespace))
        );
        Assert.Contains("prerequisites/Chart.yaml", generated.Files.Select(f => f.Path.Text));
    }

    [Fact]
    public void A_profile_that_needs_nothing_of_its_cluster_has_one_chart() =>
        Assert.Equal("platform", Assert.Single(Generate(Read.Laptop("")).Charts).Chart.Name);

    [Fact]
    public void A_component_of_the_prerequisites_sees_what_the_platforms_brought()
    {
        var seen = new List<string>();
        var platform = Platform() with
        {
            Prerequisites = [new Watching(context => seen.AddRange(context.Platform.Select(c => c.Component)))],
        };

        new ChartGenerator(platform).Generate(Read.Laptop(""), []);

        Assert.Equal(["web"], seen);
    }

    [Fact]
    public void Documents_stand_beside_the_charts_and_know_the_profile_before()
    {
        var platform = Platform() with
        {
            Documents = [new Move()],
            Templates = Parts.Templates(
                ("web/values.yaml.scriban", "replicas: <% replicas %>\n"),
                ("web/a.yaml.scriban", "a: 1\n"),
                ("move/move.md.scriban", "From <% from %> with <% brought %>.\n")
            ),
        };

        var generated = new ChartGenerator(platform).Generate(Read.Laptop(""), [], Read.Cloud(""))!;

        Assert.Equal("From cloud with web.\n", generated.Files.Single(f => f.Path.Text == "MOVE.md").Text);
    }

    [Fact]
    public void A_profile_before_that_has_errors_is_left_out()
    {
        var moves = new List<PlatformParts?>();
        var platform = Platform() with { Documents = [new Watcher(context => moves.Add(context.Before))] };

        new ChartGenerator(platform).Generate(Read.Laptop(""), [], Read.Cloud("identity: {kind: none}\n"));

        Assert.Null(Assert.Single(moves));
    }

    [Fact]
    public void Two_documents_cannot_write_one_file()
    {
        var diagnostics = new DiagnosticBag();
        var templates = Parts.Templates(
            ("web/values.yaml.scriban", "replicas: <% replicas %>\n"),
            ("web/a.yaml.scriban", "a: 1\n"),
            ("move/move.md.scriban", "x\n")
        );

        new ChartGenerator(Platform() with { Documents = [new Move(), new Move()], Templates = templates }).Generate(
            Read.Laptop(""),
            diagnostics,
            Read.Cloud("")
        );

        Assert.Equal("CG4001", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void The_hash_is_that_of_what_the_profile_resolves_to()
    {
        var hash = Generate(Read.Laptop("")).Hash;

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, Generate(Read.Laptop("# A remark.\nmlflow:   {replicas: 1}   # as the profile has it\n")).Hash);
        Assert.Equal(hash, Generate(Read.Laptop("database: {host: db.internal}\n")).Hash);
        Assert.NotEqual(hash, Generate(Read.Laptop("mlflow: {replicas: 2}\n")).Hash);
    }

    [Fact]
    public void A_profile_that_could_not_be_read_gives_nothing() =>
        Assert.Null(Generator.Generate(Read.Laptop("mlflow: {replicas: none}\n"), []));

    [Fact]
    public void A_component_that_finds_an_error_ends_the_run_before_the_templates()
    {
        var broken = Platform() with
        {
            Components = [new Parts.Made("web", _ => new() { Component = "web", Images = ["a/x:1", "b.test/a/x:1"] })],
        };
        var diagnostics = new DiagnosticBag();

        var generated = new ChartGenerator(broken).Generate(Read.Laptop("images: {registry: r.test}\n"), diagnostics);

        Assert.Null(generated);
        Assert.Equal("CG2001", Assert.Single(diagnostics).Code);
    }

    private sealed class Move : IDocument
    {
        public string Name => "move";

        public ImmutableArray<ManifestTemplate> Build(DocumentContext context) =>
            [
                new(
                    "move/move.md.scriban",
                    "MOVE.md",
                    ValuesMap.Of(
                        ("from", context.Before!.Profile.Name),
                        ("brought", string.Join(", ", context.Before.Platform.Select(c => c.Component)))
                    )
                ),
            ];
    }

    private sealed class Watcher(Action<DocumentContext> see) : IDocument
    {
        public string Name => "watcher";

        public ImmutableArray<ManifestTemplate> Build(DocumentContext context)
        {
            see(context);
            return [];
        }
    }

    private sealed class Watching(Action<ComponentContext> see) : IComponent
    {
        public string Name => "watching";

        public ComponentOutput? Build(ComponentContext context)
        {
            see(context);
            return null;
        }
    }

    private static GeneratedProfile Generate(ProfileReadResult read)
    {
        var diagnostics = new DiagnosticBag();
        var generated = Generator.Generate(read, diagnostics);
        Assert.Empty(diagnostics);
        return generated!;
    }

    private static PlatformDefinition Platform() =>
        new()
        {
            Title = "ML platform",
            Profiles = [TestProfiles.Laptop],
            Components = [new Parts.Made("web", Build), new Parts.Made("never", _ => null)],
            Templates = Parts.Templates(("web/values.yaml.scriban", "replicas: <% replicas %>\n"), ("web/a.yaml.scriban", "a: 1\n")),
            Version = "0.1.0",
        };

    private static ComponentOutput Build(EnvironmentProfile profile) =>
        Parts.Component("web", Parts.Subchart("web")) with
        {
            Values = new("web/values.yaml.scriban", ValuesMap.Of(("replicas", profile.Mlflow.Replicas))),
            Files = [new("web/a.yaml.scriban", "templates/a.yaml", ValuesMap.Empty)],
        };
}
