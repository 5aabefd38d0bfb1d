using System.Security.Cryptography;
using System.Text.Json;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Reports;
using NJsonSchema;

namespace ChartGen.Sdk.Tests.Reports;

public sealed class SarifReportTests
{
    private static readonly string SchemaFile = Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json");

    private static readonly Diagnostic UnknownKey = Diagnostic.Error(
        "CG1002",
        new("chartgen.yaml", 9, 3, 8),
        "'namspace' is not a key of 'platform'.",
        "Did you mean 'namespace'?"
    );

    [Fact]
    public async Task Every_kind_of_finding_keeps_the_standards_schema()
    {
        Diagnostic[] findings =
        [
            UnknownKey,
            Diagnostic.Warning("CG1207", new("--set broker.kind"), "broker.kind is 'elasticache'."),
            new("CG4557", Severity.Note, null, "minio 5.4.0 could not be reached."),
            new("CG7012", Severity.Note, new("out/eks-multi/platform/templates/a b.yaml", 3), "No probe.")
            {
                Excepted = "It serves nobody.",
            },
            Diagnostic.Error("ACME1", null, "A rule of a component from outside.", "Ask them."),
        ];

        Assert.Empty(await FaultsAsync(Log(findings)));
        Assert.Empty(await FaultsAsync(Log()));
    }

    [Fact]
    public async Task The_schema_is_the_published_one_and_refuses_what_it_should()
    {
        Assert.Equal(
            "1c49a0f2b60444c71bb14878e21e0d882198eff4c539861b133093ad89ed798c",
            Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(SchemaFile)))
        );
        foreach (
            var (good, bad) in new[]
            {
                ("\"level\": \"error\"", "\"level\": \"fatal\""),
                ("\"startLine\": 9", "\"startLine\": 0"),
                ("\"ruleId\"", "\"rule\""),
            }
        )
            Assert.NotEmpty(await FaultsAsync(Log(UnknownKey).Replace(good, bad, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_finding_stands_at_its_file_line_and_columns()
    {
        var location = Result(UnknownKey).GetProperty("locations")[0].GetProperty("physicalLocation");

        Assert.Equal("""{"uri":"chartgen.yaml","uriBaseId":"%SRCROOT%"}""", Json(location.GetProperty("artifactLocation")));
        Assert.Equal("""{"startLine":9,"startColumn":3,"endColumn":11}""", Json(location.GetProperty("region")));
    }

    [Fact]
    public void The_message_holds_the_next_step() =>
        Assert.Equal("'namspace' is not a key of 'platform'. Did you mean 'namespace'?", Message(Result(UnknownKey)));

    [Fact]
    public void What_has_no_file_stands_at_the_sites_first_line_with_its_place_in_the_message()
    {
        var result = Result(Diagnostic.Error("CG1005", new("--set database.host"), "The pair has no '='."), path: _ => null);

        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("sites/prod.yaml", location.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("""{"startLine":1}""", Json(location.GetProperty("region")));
        Assert.Equal("--set database.host: The pair has no '='.", Message(result));
    }

    [Fact]
    public void A_file_without_a_line_is_shown_at_its_first() =>
        Assert.Equal(
            """{"startLine":1}""",
            Json(
                Result(Diagnostic.Warning("CG5016", new("out/a.yaml"), "The file is no longer generated."))
                    .GetProperty("locations")[0]
                    .GetProperty("physicalLocation")
                    .GetProperty("region")
            )
        );

    [Fact]
    public void Paths_are_relative_and_percent_encoded()
    {
        var result = Result(Diagnostic.Error("CG1002", new("out/ü b#1.yaml", 1, 1), "Wrong."), path: name => "site/" + name);

        var uri = result
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation")
            .GetProperty("artifactLocation")
            .GetProperty("uri")
            .GetString();
        Assert.Equal("site/out/%C3%BC%20b%231.yaml", uri);
    }

    [Fact]
    public void Rules_are_those_of_the_findings_with_all_that_code_scanning_shows()
    {
        var run = Run(Diagnostic.Warning("CG1299", null, "a"), UnknownKey, UnknownKey with { Message = "b" });

        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(["CG1002", "CG1299"], rules.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal("AKeyIsUnknown", rules[0].GetProperty("name").GetString());
        Assert.Equal("A key is unknown.", rules[0].GetProperty("shortDescription").GetProperty("text").GetString());
        Assert.Equal(["error", "warning"], rules.Select(r => r.GetProperty("defaultConfiguration").GetProperty("level").GetString()));
        Assert.All(
            rules,
            r =>
            {
                Assert.InRange(r.GetProperty("fullDescription").GetProperty("text").GetString()!.Length, 1, 1024);
                Assert.Contains("```text\n", r.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
                Assert.NotEmpty(r.GetProperty("help").GetProperty("text").GetString()!);
            }
        );
        Assert.Equal([1, 0, 0], run.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("ruleIndex").GetInt32()));
        Assert.Equal(
            ["CG1299", "CG1002", "CG1002"],
            run.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("ruleId").GetString())
        );
    }

    [Theory]
    [InlineData(Severity.Error, "error")]
    [InlineData(Severity.Warning, "warning")]
    [InlineData(Severity.Note, "note")]
    public void The_level_is_the_findings_severity(Severity severity, string level) =>
        Assert.Equal(level, Result(UnknownKey with { Severity = severity }).GetProperty("level").GetString());

    [Fact]
    public void Names_of_all_rules_are_identifiers_of_their_own()
    {
        var rules = Run([.. RuleBook.All.Select(r => new Diagnostic(r.Code, r.Severity, null, "x"))])
            .GetProperty("tool")
            .GetProperty("driver")
            .GetProperty("rules")
            .EnumerateArray()
            .Select(r => r.GetProperty("name").GetString()!)
            .ToList();

        Assert.All(rules, name => Assert.Matches(@"\A[A-Z][A-Za-z0-9]{3,254}\z", name));
        Assert.Equal(rules.Count, rules.Distinct().Count());
    }

    [Fact]
    public void An_accepted_finding_is_suppressed_with_its_reason() =>
        Assert.Equal(
            """[{"kind":"external","status":"accepted","justification":"It serves nobody."}]""",
            Json(Result(UnknownKey with { Severity = Severity.Note, Excepted = "It serves nobody." }).GetProperty("suppressions"))
        );

    [Fact]
    public void A_finding_keeps_its_fingerprint_when_lines_and_counts_move()
    {
        var before = Diagnostic.Warning("CG1211", new("chartgen.yaml", 9, 3), "gone when one of the 3 nodes is drained.");

        Assert.Equal(
            Fingerprint(before),
            Fingerprint(before with { Where = new("chartgen.yaml", 12, 3), Message = "gone when one of the 5 nodes is drained." })
        );
        Assert.NotEqual(Fingerprint(before), Fingerprint(before with { Code = "CG1212" }));
        Assert.NotEqual(Fingerprint(before), Fingerprint(before with { Where = new("other.yaml", 9, 3) }));
        Assert.NotEqual(Fingerprint(before), Fingerprint(before with { Message = "gone for good." }));
        Assert.NotEqual(
            Fingerprint(before with { Message = "Deployment/web-1" }),
            Fingerprint(before with { Message = "Deployment/web-2" })
        );
    }

    [Fact]
    public void Equal_findings_have_fingerprints_of_their_own()
    {
        var prints = Run(UnknownKey, UnknownKey with { Where = new("chartgen.yaml", 20, 3) })
            .GetProperty("results")
            .EnumerateArray()
            .Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!)
            .ToList();

        Assert.Equal(prints[0].Replace(":1", ":2", StringComparison.Ordinal), prints[1]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(69, false)]
    [InlineData(130, false)]
    public void A_run_that_did_not_come_to_its_end_says_so(int exitCode, bool came)
    {
        var log = SarifReport.Write(ReportOf() with { ExitCode = exitCode });

        var invocation = JsonDocument.Parse(log).RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.Equal(
            (came, exitCode),
            (invocation.GetProperty("executionSuccessful").GetBoolean(), invocation.GetProperty("exitCode").GetInt32())
        );
    }

    private static async Task<IEnumerable<string>> FaultsAsync(string log)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaFile);
        return schema.Validate(log).Select(e => e.ToString());
    }

    private static string Fingerprint(Diagnostic finding) =>
        Result(finding).GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!;

    private static string? Message(JsonElement result) => result.GetProperty("message").GetProperty("text").GetString();

    private static string Json(JsonElement element) => JsonSerializer.Serialize(element);

    private static JsonElement Result(Diagnostic finding, Func<string, string?>? path = null)
    {
        var report = ReportOf(finding) with { SiteFile = "sites/prod.yaml" };
        var log = SarifReport.Write(path is null ? report : report with { PathOf = path });
        return JsonDocument.Parse(log).RootElement.GetProperty("runs")[0].GetProperty("results")[0];
    }

    private static JsonElement Run(params Diagnostic[] findings) => JsonDocument.Parse(Log(findings)).RootElement.GetProperty("runs")[0];

    private static string Log(params Diagnostic[] findings) => SarifReport.Write(ReportOf(findings));

    private static Report ReportOf(params Diagnostic[] findings) =>
        new()
        {
            Command = "validate",
            ExitCode = 1,
            Findings = [.. findings],
            ToolVersion = "0.1.0",
        };
}
