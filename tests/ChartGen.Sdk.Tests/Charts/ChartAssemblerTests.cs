using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Charts;

public sealed class ChartAssemblerTests
{
    [Fact]
    public void Values_hold_switches_then_knobs_then_the_subcharts_by_key_each_under_its_comment()
    {
        var chart = Parts.Good(
            [
                Parts.Component("web", Parts.Subchart("nginx", alias: "web")),
                Parts.Component("model") with
                {
                    Knobs = ValuesMap.Of(("replicas", 2)),
                },
                Parts.Component("db", Parts.Subchart("postgres")),
            ],
            ("web/values.yaml.scriban", "# Why it is open.\nhost: all\n"),
            ("db/values.yaml.scriban", "size: 1Gi\n")
        );

        Assert.Equal(
            """
            # A test's values.

            # Subcharts that are installed.
            components:
              postgres: true
              web: true

            # What may be changed at install time without generating again.
            platform:
              model:
                replicas: 2

            # Chart postgres 1.0.0, application 9.
            postgres:
              size: 1Gi

            # Chart nginx 1.0.0, application 9.
            web:
              # Why it is open.
              host: all

            """.ReplaceLineEndings("\n"),
            Parts.Text(chart, "values.yaml")
        );
        Assert.Equal(["postgres", "web"], chart.Dependencies.Select(d => d.Key));
    }

    [Fact]
    public void Raw_values_are_merged_last_and_their_nulls_delete_the_subcharts_defaults()
    {
        var raw = ValuesReader.Read("a: {b: null, z: 3}\nlist: [4]\nnew: true\n", "site.yaml").Root;
        var chart = Parts.Good(
            [Parts.Component("web", Parts.Subchart("web")) with { RawValues = (ValuesMap)raw! }],
            ("web/values.yaml.scriban", "a:\n  x: 1\n  b: 2\nlist:\n  - 1\n  - 2\n")
        );

        Assert.Equal("a:\n  x: 1\n  b: null\n  z: 3\nlist:\n  - 4\nnew: true\n", ValuesWriter.Write((ValuesMap)chart.Values["web"]!));
    }

    [Fact]
    public void A_subchart_without_a_template_takes_the_raw_values_alone()
    {
        var chart = Parts.Good([Parts.Component("web", Parts.Subchart("web")) with { Values = null, RawValues = ValuesMap.Of(("a", 1)) }]);

        Assert.Equal("a: 1\n", ValuesWriter.Write((ValuesMap)chart.Values["web"]!));
    }

    [Fact]
    public void Files_are_rendered_sorted_and_know_their_template()
    {
        var chart = Parts.Good(
            [
                Parts.Component("web") with
                {
                    Files =
                    [
                        new("web/z.yaml.scriban", "templates/z.yaml", ValuesMap.Of(("name", "yes"))),
                        new("web/a.tpl", "templates/_a.tpl", ValuesMap.Empty),
                    ],
                },
            ],
            ("web/z.yaml.scriban", "name: <% name %>\nrelease: {{ .Release.Name }}\n"),
            ("web/a.tpl", "{{- define \"a\" }}<% kept %>{{ end -}}\n")
        );

        Assert.Equal(
            ["Chart.yaml", "templates/_a.tpl", "templates/z.yaml", "values.schema.json", "values.yaml"],
            chart.Files.Select(f => f.Path.Text)
        );
        Assert.Equal("name: \"yes\"\nrelease: {{ .Release.Name }}\n", Parts.Text(chart, "templates/z.yaml"));
        Assert.Equal("{{- define \"a\" }}<% kept %>{{ end -}}\n", Parts.Text(chart, "templates/_a.tpl"));
        Assert.Equal("templates/web/z.yaml.scriban", chart.Files.Single(f => f.Path.Text == "templates/z.yaml").Origin);
    }

    [Theory]
    [InlineData("templates/a.yaml", "web/a.yaml.scriban")]
    [InlineData("templates/A.yaml", "web/a.yaml.scriban")]
    [InlineData("values.yaml", "the chart")]
    [InlineData("chart.yaml", "the chart")]
    public void CG4001_a_path_belongs_to_one_template_also_where_case_does_not_count(string target, string other)
    {
        var findings = Parts.Refused(
            [Files("web", ("web/a.yaml.scriban", "templates/a.yaml")), Files("model", ("model/a.yaml.scriban", target))],
            ("web/a.yaml.scriban", "a: 1\n"),
            ("model/a.yaml.scriban", "a: 1\n")
        );

        Assert.Equal(
            [$"error CG4001: The chart's file '{target}' is made twice: by {other} and by model/a.yaml.scriban. Give each its own path."],
            findings
        );
    }

    [Theory]
    [InlineData("db", "one")]
    [InlineData("components", "the chart")]
    [InlineData("platform", "the chart")]
    public void CG4002_a_key_belongs_to_one_subchart(string key, string other)
    {
        var findings = Parts.Refused(
            [Parts.Component("one", Parts.Subchart("db")), Parts.Component("two", Parts.Subchart("postgres", alias: key))],
            ("one/values.yaml.scriban", "a: 1\n"),
            ("two/values.yaml.scriban", "a: 1\n")
        );

        Assert.Equal(
            [$"error CG4002: The key '{key}' of values.yaml is taken twice: by {other} and by two. Give the subchart an alias."],
            findings
        );
    }

    [Fact]
    public void CG4003_a_target_outside_the_chart_is_refused()
    {
        var findings = Parts.Refused([Files("web", ("web/a.yaml.scriban", "../a.yaml"))], ("web/a.yaml.scriban", "a: 1\n"));

        Assert.Equal(
            [
                "error CG4003: '../a.yaml', the target of web/a.yaml.scriban, is not a path below the chart's folder. "
                    + "Use segments of letters, digits, '.', '_' and '-', joined by '/'.",
            ],
            findings
        );
    }

    [Theory]
    [InlineData("a:\n", "(1,3)", "'a' has no value.")]
    [InlineData("a:\n  b:\n  c: 1\n", "(2,5)", "'a.b' has no value.")]
    [InlineData("a:\n  - b: 1\n  -\n", "(3,4)", "'a[1]' has no value.")]
    public void CG3003_a_value_that_a_template_leaves_empty_would_delete_a_default(string template, string place, string fact)
    {
        var finding = Assert.Single(Parts.Refused([Parts.Component("web", Parts.Subchart("web"))], ("web/values.yaml.scriban", template)));

        Assert.StartsWith($"templates/web/values.yaml.scriban, as rendered{place}: error CG3003: ", finding, StringComparison.Ordinal);
        Assert.Contains(fact, finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [1\n")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("- a\n")]
    [InlineData("just text\n")]
    public void CG3003_a_template_of_values_must_render_to_a_map(string template)
    {
        var findings = Parts.Refused([Parts.Component("web", Parts.Subchart("web"))], ("web/values.yaml.scriban", template));

        Assert.Contains("error CG3003: ", Assert.Single(findings), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_of_every_part_is_named_in_one_run()
    {
        var findings = Parts.Refused(
            [
                Parts.Component("one", Parts.Subchart("db")),
                Parts.Component("two", Parts.Subchart("db")),
                Files("web", ("web/a.yaml.scriban", "/a"), ("web/b.yaml.scriban", "b")),
            ],
            ("one/values.yaml.scriban", "a:\n"),
            ("two/values.yaml.scriban", "a: 1\n"),
            ("web/b.yaml.scriban", "<% missing %>\n")
        );

        Assert.Equal(["CG4002", "CG3003", "CG4003", "CG3002"], findings.Select(f => f[f.IndexOf("CG", StringComparison.Ordinal)..][..6]));
    }

    private static ComponentOutput Files(string component, params (string Template, string Target)[] files) =>
        Parts.Component(component) with
        {
            Files = [.. files.Select(f => new ManifestTemplate(f.Template, f.Target, ValuesMap.Empty))],
        };
}
