using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Catalog.Extraction;
using ChartGen.Sdk.Tests.Helm;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class ContractExtractorTests
{
    [Fact]
    public void Defaults_give_paths_and_types_and_empty_ones_are_open()
    {
        var contract = Extract(
            ("values.yaml", "image:\n  tag: '1'\n  pull: true\nreplicas: 2\nratio: 0.5\nempty: {}\nlist: [1]\nnothing:\na.b c: x\n")
        );

        Assert.Equal(
            """
            . map closed
            a\.b\ c string closed
            empty map open
            global any open
            image map closed
            image.pull boolean closed
            image.tag string closed
            list list open
            nothing null open
            ratio number closed
            replicas integer closed

            """,
            contract.ToText()
        );
    }

    [Theory]
    [InlineData("{{ .Values.image.registry }}", "image.registry any closed")]
    [InlineData("{{- if $.Values.image.registry }}", "image.registry any closed")]
    [InlineData("{{ index .Values \"image\" \"registry\" }}", "image.registry any open")]
    [InlineData("{{ (index .Values.image \"registry\").host }}", "image.registry any open")]
    [InlineData("{{ if hasKey .Values.image \"registry\" }}", "image.registry any open")]
    public void Reference_of_a_template_adds_a_path(string template, string line)
    {
        var contract = Extract(("values.yaml", "image:\n  tag: '1'\n"), ("templates/a.yaml", template));

        Assert.StartsWith(
            line.Split(' ')[0],
            contract.ToText().Split('\n').Single(l => l.StartsWith("image.registry", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Contains("image map closed", contract.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{- with .Values.image }}")]
    [InlineData("{{ toYaml .Values.image | nindent 2 }}")]
    [InlineData("{{- range $k, $v := .Values.image }}")]
    [InlineData("{{- $image := .Values.image }}")]
    [InlineData("{{ include \"x\" (dict \"image\" .Values.image) }}")]
    public void Map_that_is_taken_whole_is_open_to_its_bottom(string template)
    {
        var contract = Extract(("values.yaml", "image:\n  deep:\n    tag: '1'\n"), ("templates/a.yaml", template));

        Assert.Contains("image map open\nimage.deep map open\n", contract.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{- if .Values.image }}")]
    [InlineData("{{- else if not .Values.image -}}")]
    [InlineData("{{/* with .Values.image */}}")]
    [InlineData("with .Values.image")]
    public void Test_or_mere_text_opens_nothing(string template)
    {
        var contract = Extract(("values.yaml", "image:\n  tag: '1'\n"), ("templates/a.yaml", template));

        Assert.Contains("image map closed\n", contract.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_schema_closes_what_templates_opened_and_adds_its_properties()
    {
        var contract = Extract(
            ("values.yaml", "image:\n  tag: '1'\n"),
            (
                "values.schema.json",
                """{"properties":{"image":{"type":"object","additionalProperties":false,"properties":{"tag":{"type":["string","null"]},"extra":{"type":"object"}}},"any":{"$ref":"#/definitions/x"}}}"""
            ),
            ("templates/a.yaml", "{{ toYaml .Values.image }}")
        );

        Assert.Equal(
            """
            . map closed
            any any open
            global any open
            image map closed
            image.extra map open
            image.tag null|string open

            """,
            contract.ToText()
        );
    }

    [Fact]
    public void Values_of_nested_charts_are_open()
    {
        var archive = ChartArchive.Read(
            TinyChart.Tar(
                ("sub/Chart.yaml", "name: sub\nversion: 1.0.0\ndependencies:\n  - name: db\n    alias: store\n"),
                ("sub/values.yaml", "store:\n  a: 1\nqueue:\n  a: 1\n"),
                ("sub/charts/queue/Chart.yaml", "name: queue")
            )
        );

        var text = ContractExtractor.Extract(archive).ToText();

        Assert.Contains("store map open\n", text, StringComparison.Ordinal);
        Assert.Contains("queue map open\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Kept_facts_are_read_back_as_they_were_written()
    {
        foreach (var subchart in Subcharts.All)
        {
            var text = CatalogFacts.ContractText(subchart.Name, subchart.Version);

            Assert.NotNull(text);
            Assert.Equal(text, Contract.Parse(text).ToText());
        }
    }

    private static Contract Extract(params (string Path, string Text)[] files) =>
        ContractExtractor.Extract(ChartArchive.Read(TinyChart.Archive("sub", "1.0.0", files)));
}
