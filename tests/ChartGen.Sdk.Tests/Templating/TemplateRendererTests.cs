using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Templating;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Templating;

public sealed class TemplateRendererTests
{
    [Fact]
    public void Helms_braces_pass_through_untouched()
    {
        Assert.Equal("name: {{ .Release.Name }}-db\n", Render("name: {{ .Release.Name }}-<% suffix %>\n", ValuesMap.Of(("suffix", "db"))));
    }

    [Theory]
    [InlineData("plain", "v: plain\n")]
    [InlineData("1e3", "v: \"1e3\"\n")]
    [InlineData("yes", "v: \"yes\"\n")]
    [InlineData("08", "v: \"08\"\n")]
    [InlineData("2Gi", "v: 2Gi\n")]
    [InlineData("4.0.1-python3", "v: 4.0.1-python3\n")]
    [InlineData("3.2.2", "v: \"3.2.2\"\n")]
    [InlineData("2001-12-14t21:59:43", "v: \"2001-12-14t21:59:43\"\n")]
    [InlineData("{\"a\": 1}", "v: '{\"a\": 1}'\n")]
    [InlineData("a: b", "v: \"a: b\"\n")]
    [InlineData("two\nlines", "v: \"two\\nlines\"\n")]
    [InlineData("\uE000", "v: \"\\uE000\"\n")]
    public void A_string_is_printed_as_the_scalar_that_reads_back_as_it(string text, string expected)
    {
        Assert.Equal(expected, Render("v: <% v %>\n", ValuesMap.Of(("v", text))));
    }

    [Fact]
    public void Braces_of_a_users_string_are_kept_from_Helm_where_Helm_reads_next()
    {
        Assert.Equal("v: \"{{ \"{{\" }} x }}\"\n", Render("v: <% v %>\n", ValuesMap.Of(("v", "{{ x }}")), TextKind.HelmYaml));
    }

    [Fact]
    public void A_map_printed_as_a_block_takes_the_indent_of_its_mark()
    {
        var model = ValuesMap.Of(("resources", ValuesMap.Of(("limits", ValuesMap.Of(("cpu", "1"), ("memory", "2Gi"))))));

        Assert.Equal(
            "a:\n  resources:\n    limits:\n      cpu: \"1\"\n      memory: 2Gi\n  b: 1\n",
            Render("a:\n  resources:\n    <% resources | yaml %>\n  b: 1\n", model)
        );
    }

    [Fact]
    public void A_control_line_leaves_no_line_behind()
    {
        var model = ValuesMap.Of(("hosts", ValuesList.OfStrings(["a", "b"])), ("on", true), ("off", false));

        Assert.Equal(
            "hosts:\n  - a\n  - b\nend: true\n",
            Render(
                "hosts:\n<%~ for h in hosts ~%>\n  - <% h %>\n<%~ end ~%>\n<%~ if off ~%>\nnever: 1\n<%~ end ~%>\nend: <% on %>\n",
                model
            )
        );
    }

    [Fact]
    public void An_include_prints_the_other_template_at_its_indent()
    {
        var set = new TemplateSet(
            new Dictionary<string, string>
            {
                ["a/x.yaml.scriban"] = "pod:\n  <% include 'shared/labels.scriban' %>\n  z: 1\n",
                ["shared/labels.scriban"] = "app: <% name %>\ntier: <% name %>\n",
            }
        );

        var text = Render(set, "a/x.yaml.scriban", ValuesMap.Of(("name", "web")), TextKind.Yaml, out _);

        Assert.Equal("pod:\n  app: web\n  tier: web\n  z: 1\n", text);
    }

    [Fact]
    public void An_include_that_ends_in_a_control_line_leaves_no_empty_line()
    {
        var set = new TemplateSet(
            new Dictionary<string, string>
            {
                ["a/x.yaml.scriban"] = "pod:\n  <% include 'shared/labels.scriban' %>\n  z: 1\n",
                ["shared/labels.scriban"] = "<%~ for name in names ~%>\n<% name %>: 1\n<%~ end ~%>\n",
            }
        );

        var text = Render(set, "a/x.yaml.scriban", ValuesMap.Of(("names", ValuesList.OfStrings(["a", "b"]))), TextKind.Yaml, out _);

        Assert.Equal("pod:\n  a: 1\n  b: 1\n  z: 1\n", text);
    }

    [Theory]
    [InlineData(
        "a: <% nmae %>\n",
        "CG3002",
        "templates/t.yaml.scriban(1,7)",
        "The template cannot be rendered: The variable or function `nmae` was not found"
    )]
    [InlineData(
        "a: <% map.nmae %>\n",
        "CG3002",
        "templates/t.yaml.scriban(1,11)",
        "The template cannot be rendered: Cannot get member with name nmae"
    )]
    [InlineData(
        "a: <% map %>\n",
        "CG3002",
        "templates/t.yaml.scriban(1,7)",
        "The template cannot be rendered: a map or a list is printed as text here; pass it to 'yaml'"
    )]
    [InlineData("\n\n  <% if x %>\n", "CG3001", "templates/t.yaml.scriban(3,13)", "")]
    [InlineData("<% include '../../etc/passwd' %>", "CG3004", "templates/t.yaml.scriban(1,4)", "There is no template '../../etc/passwd'.")]
    [InlineData("<% date.now %>", "CG3002", "templates/t.yaml.scriban(1,4)", "")]
    public void A_mistake_in_a_template_is_reported_where_it_stands(string template, string code, string where, string message)
    {
        var set = new TemplateSet(new Dictionary<string, string> { ["t.yaml.scriban"] = template });

        Render(set, "t.yaml.scriban", ValuesMap.Of(("map", ValuesMap.Of(("name", "x")))), TextKind.Yaml, out var bag);

        var problem = Assert.Single(bag);
        Assert.Equal((code, where), (problem.Code, problem.Where.ToString()));
        Assert.StartsWith(message, problem.Message);
    }

    [Fact]
    public void A_loop_of_many_thousand_rounds_is_printed_whole()
    {
        var model = ValuesMap.Of(("items", ValuesList.OfStrings(Enumerable.Repeat(new string('x', 100), 20_000))));

        Assert.Equal(20_000 * 103, Render("<%~ for i in items ~%>\n- <% i %>\n<%~ end ~%>\n", model).Length);
    }

    private static string Render(string template, ValuesMap model, TextKind kind = TextKind.Yaml)
    {
        var text = Render(
            new TemplateSet(new Dictionary<string, string> { ["t.yaml.scriban"] = template }),
            "t.yaml.scriban",
            model,
            kind,
            out var bag
        );
        Assert.Empty(bag);
        return text!;
    }

    private static string? Render(TemplateSet set, string path, ValuesMap model, TextKind kind, out DiagnosticBag bag)
    {
        bag = new DiagnosticBag();
        new TemplateRenderer(set).TryRender(path, model, kind, bag, out var text);
        return text;
    }
}
