using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Tests;

public sealed class DiagnosticTests
{
    [Fact]
    public void A_finding_is_one_line_with_place_severity_code_fact_and_next_step() =>
        Assert.Equal(
            "chartgen.yaml(3,5): error CG1002: 'hots' is not a key. Did you mean 'host'?",
            Diagnostic.Error("CG1002", new("chartgen.yaml", 3, 5), "'hots' is not a key.", "Did you mean 'host'?").ToString()
        );

    [Fact]
    public void A_place_without_lines_is_its_origin_alone() =>
        Assert.Equal(
            "--set a: warning CG1005: The pair has no '='.",
            Diagnostic.Warning("CG1005", new("--set a"), "The pair has no '='.").ToString()
        );

    [Fact]
    public void A_finding_without_a_place_starts_with_its_severity() =>
        Assert.Equal("note CG6009: Helm was fetched.", new Diagnostic("CG6009", Severity.Note, null, "Helm was fetched.").ToString());

    [Fact]
    public void A_bag_keeps_the_order_and_counts()
    {
        var bag = new DiagnosticBag { Diagnostic.Warning("CG0002", null, "b") };
        bag.AddRange([Diagnostic.Warning("CG0001", null, "a"), Diagnostic.Warning("CG0003", null, "c")]);

        Assert.Equal(["CG0002", "CG0001", "CG0003"], bag.Select(d => d.Code));
        Assert.Equal(3, bag.Count);
    }

    [Theory]
    [InlineData(Severity.Note, false)]
    [InlineData(Severity.Warning, false)]
    [InlineData(Severity.Error, true)]
    public void Only_an_error_keeps_the_next_stage_from_starting(Severity severity, bool stops) =>
        Assert.Equal(stops, new DiagnosticBag { new Diagnostic("CG0001", severity, null, "a") }.HasErrors);
}
