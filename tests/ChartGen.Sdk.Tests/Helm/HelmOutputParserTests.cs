using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Helm;

/// <summary>The texts are what Helm 3.17.2, 4.1.4 and 4.2.3 printed.</summary>
public sealed class HelmOutputParserTests
{
    private static readonly ChartFiles Files = new(
        "platform",
        "out/qa/platform",
        new Dictionary<string, string> { ["templates/claims.yaml"] = "storage/claims.yaml.scriban" }
    );

    [Theory]
    [InlineData(
        """template: platform/templates/claims.yaml:3:10: executing "platform/templates/claims.yaml" at <.Values.x.y>: nil pointer evaluating interface {}.y"""
    )]
    [InlineData(
        """
            platform/templates/claims.yaml:3:10
              executing "platform/templates/claims.yaml" at <.Values.x.y>:
                nil pointer evaluating interface {}.y
            """
    )]
    public void Template_error_of_both_majors_is_one_finding_at_its_place(string text)
    {
        var problem = Assert.Single(Template($"Error: {text}\n\nUse --debug flag to render out invalid YAML\n"));

        Assert.Equal(
            Diagnostic.Error(
                "CG6010",
                new SourceSpan("out/qa/platform/templates/claims.yaml", 3, 11),
                """executing "platform/templates/claims.yaml" at <.Values.x.y>: nil pointer evaluating interface {}.y""",
                "The file is written from the template 'storage/claims.yaml.scriban'."
            ),
            problem
        );
    }

    [Theory]
    [InlineData(
        """template: platform/templates/a.yaml:3:6: executing "platform/templates/a.yaml" at <include "t" .>: error calling include: template: platform/templates/_h.tpl:2:10: executing "t" at <.Values.x.y>: nil pointer"""
    )]
    [InlineData(
        """
            platform/templates/a.yaml:3:6
              executing "platform/templates/a.yaml" at <include "t" .>:
                error calling include:
            platform/templates/_h.tpl:2:10
              executing "t" at <.Values.x.y>:
                nil pointer
            """
    )]
    public void Error_inside_an_include_stands_where_it_happens_with_the_chain_in_the_message(string text)
    {
        var problem = Assert.Single(Template($"Error: {text}\n"));

        Assert.Equal(new SourceSpan("out/qa/platform/templates/_h.tpl", 2, 11), problem.Where);
        Assert.Contains("platform/templates/a.yaml:3:6", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("nil pointer", problem.Message, StringComparison.Ordinal);
        Assert.Null(problem.Suggestion);
    }

    [Fact]
    public void Failure_of_a_subchart_leads_to_its_values()
    {
        var problem = Assert.Single(
            Template(
                "Error: execution error at (platform/charts/minio/templates/a.yaml:3:6): \n\nyou must not\nsecond line\n\nUse --debug flag to render out invalid YAML\n"
            )
        );

        Assert.Equal(
            Diagnostic.Error(
                "CG6010",
                new SourceSpan("out/qa/platform/charts/minio/templates/a.yaml", 3, 7),
                "you must not second line",
                "The file belongs to a subchart; change the values of 'minio'."
            ),
            problem
        );
    }

    [Fact]
    public void Parse_error_has_a_line_and_no_column()
    {
        var problem = Assert.Single(Template("Error: parse error at (platform/templates/claims.yaml:1): missing value for if\n"));

        Assert.Equal(
            (new SourceSpan("out/qa/platform/templates/claims.yaml", 1), "missing value for if"),
            (problem.Where, problem.Message)
        );
    }

    [Fact]
    public void Line_of_rendered_text_is_not_taken_for_a_line_of_the_template()
    {
        const string Text =
            "YAML parse error on platform/templates/claims.yaml: error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context";

        var problem = Assert.Single(Template($"Error: {Text}\n"));

        Assert.Equal((new SourceSpan("out/qa/platform/templates/claims.yaml"), Text), (problem.Where, problem.Message));
    }

    [Fact]
    public void Schema_findings_are_one_each_in_a_stable_order()
    {
        var problems = Template(
            "Error: values don't meet the specifications of the schema(s) in the following chart(s):\nminio:\n- at '/b': got number, want string\n- at '': missing property 'q'\nplatform:\n- at '/a': 'oneOf' failed, none matched\n  - at '/a': got null, want string\n\n"
        );

        Assert.Equal(
            [
                "The values schema of chart 'minio' refuses: at '': missing property 'q'.",
                "The values schema of chart 'minio' refuses: at '/b': got number, want string.",
                "The values schema of chart 'platform' refuses: at '/a': 'oneOf' failed, none matched - at '/a': got null, want string.",
            ],
            problems.Select(p => p.Message)
        );
        Assert.All(problems, p => Assert.Equal(("CG6011", new SourceSpan("out/qa/platform/values.yaml")), (p.Code, p.Where)));
        Assert.Equal("Correct the setting that the value comes from, or the component's 'values:'.", problems[0].Suggestion);
    }

    [Fact]
    public void Lint_reports_each_line_once_at_its_file()
    {
        var problems = Lint(
            """
            ==> Linting /tmp/x
            [INFO] Chart.yaml: icon is recommended
            [ERROR] values.yaml: - at '/a': got number, want string

            [ERROR] templates/: values don't meet the specifications of the schema(s) in the following chart(s):
            platform:
            - at '/a': got number, want string

            [WARNING] templates/claims.yaml: object name does not conform to Kubernetes naming requirements: ""

            """,
            "Error: 1 chart(s) linted, 1 chart(s) failed\n"
        );

        Assert.Equal(
            [
                "out/qa/platform/Chart.yaml: note CG6013: icon is recommended",
                "out/qa/platform/values.yaml: error CG6011: The values schema of chart 'platform' refuses: at '/a': got number, want string. Correct the setting that the value comes from, or the component's 'values:'.",
                "out/qa/platform/templates/claims.yaml: error CG6010: object name does not conform to Kubernetes naming requirements: \"\" The file is written from the template 'storage/claims.yaml.scriban'.",
            ],
            problems.Select(p => p.ToString())
        );
    }

    [Theory]
    [InlineData("coalesce.go:237: warning: skipped value for platform.minio.l: Not a table.")]
    [InlineData("""level=INFO msg="warning: skipped value for platform.minio.l: Not a table." """)]
    public void Value_that_Helm_skips_is_a_warning_though_Helm_succeeds(string text)
    {
        var problem = Assert.Single(Read(["template", "r", "/c"], 0, "", text + "\n"));

        Assert.Equal(("CG6013", Severity.Warning, text.TrimEnd()), (problem.Code, problem.Severity, problem.Message));
    }

    [Fact]
    public void Text_that_fits_no_pattern_is_passed_through_without_control_characters()
    {
        var problem = Assert.Single(Template("Error: \u001b[31mfrobnicated\u0007\n\tsome more\u202e text\n"));

        Assert.Equal(Diagnostic.Error("CG6010", null, "[31mfrobnicated some more text"), problem);
    }

    [Fact]
    public void Missing_dependency_is_an_error()
    {
        var problem = Assert.Single(
            Template(
                "Error: an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: foo\n"
            )
        );

        Assert.EndsWith("found in Chart.yaml, but missing in charts/ directory: foo", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_without_a_word_is_still_an_error()
    {
        var problem = Assert.Single(Template(""));

        Assert.Equal(Diagnostic.Error("CG6012", null, "'helm template r /c' ended with exit code 1 and said nothing"), problem);
    }

    [Fact]
    public void Success_without_a_word_is_no_finding() => Assert.Empty(Read(["template", "r", "/c"], 0, "---\nkind: X\n", ""));

    private static ImmutableArray<Diagnostic> Template(string error) => Read(["template", "r", "/c"], 1, "", error);

    private static ImmutableArray<Diagnostic> Lint(string output, string error) => Read(["lint", "/c"], 1, output, error);

    private static ImmutableArray<Diagnostic> Read(ImmutableArray<string> arguments, int exitCode, string output, string error) =>
        HelmOutputParser.Read(
            new()
            {
                Executable = "helm",
                Arguments = arguments,
                ExitCode = exitCode,
                StandardOutput = output,
                StandardError = error,
            },
            Files
        );
}
