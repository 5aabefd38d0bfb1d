using ChartGen.Sdk.Audit;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Audit;

public sealed class RenderedDocumentsTests
{
    [Theory]
    [InlineData("data: {a: x}", "data: {a: y}", "ConfigMap/c data.a")]
    [InlineData("data: {a: x}", "data: {b: x}", "ConfigMap/c data.a,ConfigMap/c data.b")]
    [InlineData("data: {l: [1, 2]}", "data: {l: [1]}", "ConfigMap/c data.l")]
    [InlineData("data: {a: x}", "data: {\"a\": x} # the same", "")]
    public void Fields_that_differ_are_named(string first, string second, string changes) =>
        Assert.Equal(changes, Changes(Object("c", first), Object("c", second)));

    [Fact]
    public void Objects_that_go_and_come_are_named() =>
        Assert.Equal("ConfigMap/a (gone),ConfigMap/b (new)", Changes(Object("a", "data: {}"), Object("b", "data: {}")));

    [Fact]
    public void A_checksum_says_only_that_something_else_differs() =>
        Assert.Equal(
            "ConfigMap/c spec.template.metadata.annotations.note",
            Changes(
                Object("c", "spec: {template: {metadata: {annotations: {checksum/config: abc, note: x}}}}"),
                Object("c", "spec: {template: {metadata: {annotations: {checksum/config: def, note: y}}}}")
            )
        );

    [Fact]
    public void A_checksum_alone_in_its_map_is_no_map() =>
        Assert.Equal(
            "",
            Changes(Object("c", "spec: {metadata: {annotations: {checksum/config: abc}}}"), Object("c", "spec: {metadata: {}}"))
        );

    [Fact]
    public void What_a_chart_makes_at_random_is_no_change() =>
        Assert.Equal(
            "",
            Changes(
                Object("my-key", "data: {k: abc}"),
                Object("my-key", "data: {k: def}"),
                new RandomField("ConfigMap", "*-key", "data.k", "made")
            )
        );

    [Fact]
    public void Of_what_helm_test_runs_counts_whether_it_is_there()
    {
        const string test = "metadata: {name: t, annotations: {helm.sh/hook: 'test, post-install'}}\n";

        Assert.Equal("", Changes(Document($"{test}data: {{a: x}}"), Document($"{test}data: {{a: y}}")));
        Assert.Equal("ConfigMap/t (gone)", Changes(Document($"{test}data: {{a: x}}"), ""));
    }

    [Fact]
    public void A_folders_documents_are_named_from_there()
    {
        var all = Read(Object("own", "data: {}") + Object("sub", "data: {}", "p/charts/sub/templates/a.yaml"));

        var below = all.Below("p/charts/sub/");

        Assert.Equal("templates/a.yaml", Assert.Single(below.Documents).Source);
        Assert.Empty(below.ChangesTo(Read(Object("sub", "data: {}", "templates/a.yaml")), []));
        Assert.Empty(all.Of(new HashSet<string> { "templates/a.yaml" }).Documents);
        Assert.Equal("ConfigMap/sub (gone),ConfigMap/x (new)", string.Join(',', below.ChangesTo(below.Renamed("sub", "x"), [])));
    }

    private static string Changes(string first, string second, params RandomField[] masks) =>
        string.Join(',', Read(first).ChangesTo(Read(second), [.. masks]));

    private static RenderedDocuments Read(string output) => new([.. RenderedObjects.Documents(output)], "ns");

    private static string Object(string name, string rest, string source = "p/templates/a.yaml") =>
        Document($"metadata: {{name: {name}}}\n{rest}", source);

    private static string Document(string rest, string source = "p/templates/a.yaml") =>
        $"---\n# Source: {source}\napiVersion: v1\nkind: ConfigMap\n{rest}\n";
}
