using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Manifests;

public sealed class RenderedObjectsTests
{
    [Fact]
    public void Documents_become_objects_with_their_source_and_namespace()
    {
        var rendered = RenderedObjects.Parse(
            """
            ---
            # Source: platform/templates/a.yaml
            apiVersion: v1
            kind: Secret
            metadata:
              name: a
            ---
            # Source: platform/charts/minio/templates/b.yaml
            # a comment
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: b, namespace: other}
            ---
            # Source: platform/templates/c.yaml
            # nothing but a comment

            ---
            # Source: platform/templates/d.yaml
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata:
              name: d
            """,
            "ns"
        );

        Assert.Empty(rendered.Diagnostics);
        Assert.Equal(
            [
                (new ObjectIdentity("", "Secret", "ns", "a"), "platform/templates/a.yaml"),
                (new ObjectIdentity("apps", "Deployment", "other", "b"), "platform/charts/minio/templates/b.yaml"),
                (new ObjectIdentity("storage.k8s.io", "StorageClass", "", "d"), "platform/templates/d.yaml"),
            ],
            rendered.Objects.Select(o => (o.Identity, o.Source))
        );
    }

    [Fact]
    public void Items_of_a_list_are_objects_of_their_own()
    {
        var rendered = Parse(
            "apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Secret, metadata: {name: a}}\n  - {apiVersion: v1, kind: Secret, metadata: {name: b}}\n"
        );

        Assert.Equal(["Secret/a", "Secret/b"], rendered.Objects.Select(o => o.ToString()));
    }

    [Fact]
    public void Three_dashes_inside_a_block_do_not_end_the_document()
    {
        var rendered = Parse("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  f: |\n    ---\n    b\n");

        Assert.Equal("---\nb\n", Assert.Single(rendered.Objects).Tree.At("data", "f")!.ToString());
    }

    [Fact]
    public void Key_that_is_given_twice_is_an_error()
    {
        var rendered = Parse("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  k: 1\n  k: 2\n");

        Assert.Equal(
            Diagnostic.Error(
                "CG6020",
                new SourceSpan("platform/templates/a.yaml"),
                "Line 8 of the rendered text: The key 'k' is given twice; it stands on line 7 already.",
                "Correct the template, or the value that it prints there."
            ),
            Assert.Single(rendered.Diagnostics)
        );
    }

    [Fact]
    public void Block_that_begins_with_blanks_is_read_as_Helm_reads_it()
    {
        var rendered = Parse("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  f: |\n        \n    b\n");

        Assert.Empty(rendered.Diagnostics);
        Assert.Equal("\nb\n", Assert.Single(rendered.Objects).Tree.At("data", "f")!.ToString());
    }

    [Theory]
    [InlineData("apiVersion: v1\nmetadata: {name: a}\n", "kind")]
    [InlineData("kind: Secret\nmetadata: {name: a}\n", "apiVersion")]
    [InlineData("apiVersion: v1\nkind: Secret\n", "metadata.name")]
    [InlineData("just text\n", "kind")]
    public void Document_that_is_no_object_is_an_error(string text, string missing)
    {
        Assert.Equal(
            Diagnostic.Error(
                "CG6021",
                new SourceSpan("platform/templates/a.yaml"),
                $"A rendered document has no '{missing}'.",
                "A template may print Kubernetes objects only."
            ),
            Assert.Single(Parse(text).Diagnostics)
        );
    }

    [Fact]
    public void Same_object_under_two_versions_of_its_api_is_there_twice()
    {
        var rendered = Parse(
            "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\n---\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a, namespace: ns}\n"
        );

        Assert.Equal(
            Diagnostic.Error(
                "CG6022",
                new SourceSpan("platform/templates/a.yaml"),
                "PodDisruptionBudget/a is rendered twice by 'platform/templates/a.yaml'.",
                "Rename one of them, for a subchart by its fullnameOverride."
            ),
            Assert.Single(rendered.Diagnostics)
        );
    }

    [Fact]
    public void Same_name_in_another_namespace_or_of_another_kind_is_another_object()
    {
        var rendered = Parse(
            "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: other}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
        );

        Assert.Empty(rendered.Diagnostics);
    }

    private static RenderedObjects Parse(string text) => RenderedObjects.Parse($"---\n# Source: platform/templates/a.yaml\n{text}", "ns");
}
