using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Audit;
using ChartGen.Sdk.Catalog;

namespace ChartGen.Sdk.Tests.Audit;

public sealed class TemplateMapTests
{
    private static readonly ImmutableSortedDictionary<string, byte[]> Files = Chart(
        ("Chart.yaml", "name: sub\ndependencies: [{name: db, alias: store}, {name: log}]\n"),
        ("values.yaml", "web: {replicas: 1}\nstore: {size: 2Gi, gone: null}\nlog: {level: info}\n"),
        ("templates/NOTES.txt", "{{ .Values.web.replicas }}\n"),
        (
            "templates/_helpers.tpl",
            """{{ define "labels" }}{{ .Values.team }}{{ end }}{{ define "checks" }}{{ include "labels" . }}{{ end }}"""
        ),
        ("templates/config.yaml", "{{ .Values.config }}\n{{ .Files.Get \"files/web.conf\" }}\n"),
        ("templates/web.yaml", "{{ .Values.web.replicas }}\n{{ include (print $.Template.BasePath \"/config.yaml\") . | sha256sum }}\n"),
        ("templates/worker.yaml", "{{ .Values.worker.resources }}{{ include \"checks\" . }}\n"),
        ("files/web.conf", "{{ .Values.conf.port }}\n"),
        ("charts/db/Chart.yaml", "name: db\n"),
        ("charts/db/values.yaml", "size: 1Gi\ngone: here\nport: 5432\n"),
        ("charts/db/templates/db.yaml", "{{ .Values.size }}\n{{ .Values.global.registry }}\n"),
        ("charts/log/Chart.yaml", "name: log\n")
    );

    [Theory]
    [InlineData("web.replicas", "templates/config.yaml templates/web.yaml")]
    [InlineData("worker.resources.limits.cpu", "templates/worker.yaml")]
    [InlineData("team", "templates/worker.yaml")]
    [InlineData("conf.port", "templates/config.yaml")]
    [InlineData("store.size", "charts/db/templates/db.yaml")]
    [InlineData("global.registry", "charts/db/templates/db.yaml")]
    public void The_template_that_names_most_of_a_path_is_tried_first_with_what_it_includes(string path, string slice) =>
        Assert.Equal(slice, string.Join(' ', new TemplateMap(Files, new HashSet<string>()).Of(Path(path))[0].Files));

    [Fact]
    public void A_path_that_nothing_names_has_no_slice() =>
        Assert.Empty(new TemplateMap(Files, new HashSet<string>()).Of(Path("nobody.reads")));

    [Fact]
    public void The_smallest_slice_renders_something()
    {
        Assert.Equal(
            "templates/worker.yaml",
            string.Join(
                ' ',
                new TemplateMap(Files, new HashSet<string> { "templates/web.yaml", "templates/worker.yaml" }).Smallest()[0].Files
            )
        );
        Assert.Empty(new TemplateMap(Files, new HashSet<string>()).Smallest());
    }

    [Fact]
    public void Defaults_are_the_charts_over_those_of_its_nested_charts()
    {
        var defaults = SubchartDefaults.Of(Files);

        Assert.Equal("2Gi", defaults.At("store", "size")!.ToString());
        Assert.Equal("5432", defaults.At("store", "port")!.ToString());
        Assert.Equal("info", defaults.At("log", "level")!.ToString());
        Assert.Null(defaults.At("store", "gone"));
        Assert.Null(defaults["db"]);
    }

    [Fact]
    public void A_slice_is_packed_with_partials_and_without_schema_crds_and_other_templates()
    {
        using var folder = new TemporaryFolder();
        var files = Files
            .Add("crds/a.yaml", [])
            .Add("charts/db/crds/b.yaml", [])
            .Add("values.schema.json", [])
            .Add("templates/crds/c.yaml", []);
        var path = System.IO.Path.Combine(folder.Path, "sub.tgz");

        SliceArchive.Write("sub", files, new(["charts/db/templates/db.yaml", "templates/crds/c.yaml"]), path);

        Assert.Equal(
            """
            Chart.yaml
            charts/db/Chart.yaml
            charts/db/templates/db.yaml
            charts/db/values.yaml
            charts/log/Chart.yaml
            files/web.conf
            templates/_helpers.tpl
            templates/crds/c.yaml
            values.yaml
            """,
            string.Join('\n', ChartArchive.Read(path).Files.Keys)
        );
    }

    private static ValuePath Path(string path) => new([.. path.Split('.')]);

    private static ImmutableSortedDictionary<string, byte[]> Chart(params (string Path, string Text)[] files) =>
        files.ToImmutableSortedDictionary(f => f.Path, f => Encoding.UTF8.GetBytes(f.Text), StringComparer.Ordinal);
}
