using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Manifests;

public sealed class RenderComparisonTests
{
    private const string Secret = "# Source: platform/templates/a.yaml\napiVersion: v1\nkind: Secret\nmetadata: {name: a}\n";

    [Fact]
    public void Order_of_keys_and_objects_and_the_writing_do_not_count()
    {
        var one = Secret + "data:\n  x: 'a'\n  y: b\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\n";
        var other = "apiVersion: v1\nkind: Secret\nmetadata: {name: b}\n---\n" + Secret + "\n\ndata: {y: b, x: a}\n";

        Assert.Empty(Compare(one, other));
    }

    [Fact]
    public void Each_field_that_differs_is_named_in_its_object()
    {
        var problems = Compare(Secret + "data: {x: a, l: [1, 2], only: 1}\n", Secret + "data: {x: b, l: [1, 3]}\n");

        Assert.Equal(
            [
                "Two renders of Secret/a differ in 'data.x'.",
                "Two renders of Secret/a differ in 'data.l[1]'.",
                "Two renders of Secret/a differ in 'data.only'.",
            ],
            problems.Select(p => p.Message)
        );
        Assert.All(problems, p => Assert.Equal(("CG6023", new SourceSpan("platform/templates/a.yaml")), (p.Code, p.Where)));
    }

    [Fact]
    public void Object_of_one_render_only_is_an_error()
    {
        var problem = Assert.Single(Compare(Secret, ""));

        Assert.Equal(
            Diagnostic.Error(
                "CG6023",
                new SourceSpan("platform/templates/a.yaml"),
                "Secret/a is in one of two renders only.",
                "The template makes its name at random or from the clock: set the name."
            ),
            problem
        );
        Assert.Equal(problem, Assert.Single(Compare("", Secret)));
    }

    [Fact]
    public void Masked_field_may_differ_and_its_neighbour_may_not()
    {
        ImmutableArray<RandomField> masks = [new("Secret", "*a", "data.x", "a test")];

        var problems = Compare(Secret + "data: {x: {y: 1}, xx: 1}\n", Secret + "data: {x: {y: 2}, xx: 2}\n", masks);

        Assert.Equal("Two renders of Secret/a differ in 'data.xx'.", Assert.Single(problems).Message);
    }

    [Theory]
    [InlineData("Secret", "a", "data", true)]
    [InlineData("Secret", "a", "data.x", true)]
    [InlineData("Secret", "a", "data[0]", true)]
    [InlineData("Secret", "a", "database", false)]
    [InlineData("Secret", "b", "data", false)]
    [InlineData("ConfigMap", "a", "data", false)]
    public void Mask_covers_its_field_and_what_is_below(string kind, string name, string path, bool covered)
    {
        Assert.Equal(covered, new RandomField("Secret", "a", "data", "a test").Covers(new("", kind, "ns", name), path));
    }

    [Theory]
    [InlineData("webhooks[0].caBundle", true)]
    [InlineData("webhooks[12].caBundle.x", true)]
    [InlineData("webhooks[0].caBundles", false)]
    [InlineData("webhooks[0].name", false)]
    [InlineData("webhooks[0]", false)]
    [InlineData("webhooks", false)]
    [InlineData("webhooks[0", false)]
    [InlineData("webhooks.caBundle", false)]
    public void Mask_with_a_star_covers_a_field_of_every_item(string path, bool covered)
    {
        Assert.Equal(covered, new RandomField("Secret", "a", "webhooks[*].caBundle", "a test").Covers(new("", "Secret", "ns", "a"), path));
    }

    [Theory]
    [InlineData("airflow/templates/secrets/api-secret-key-secret.yaml", "api-secret-key", "airflow", "apiSecretKeySecretName")]
    [InlineData("airflow/templates/secrets/fernetkey-secret.yaml", "fernet-key", "airflow", "fernetKeySecretName")]
    [InlineData("airflow/templates/secrets/jwt-secret.yaml", "jwt-secret", "airflow", "jwtSecretName")]
    [InlineData("airflow/templates/secrets/redis-secrets.yaml", "connection", "airflow", "data.brokerUrlSecretName")]
    [InlineData("airflow/templates/secrets/redis-secrets.yaml", "password", "airflow", "redis.passwordSecretName")]
    [InlineData(
        "kube-prometheus-stack/charts/grafana/templates/secret.yaml",
        "admin-password",
        "kube-prometheus-stack",
        "grafana.admin.existingSecret"
    )]
    [InlineData("minio/templates/secrets.yaml", "rootPassword", "minio", "existingSecret")]
    [InlineData("minio/templates/secrets.yaml", "rootUser", "minio", "existingSecret")]
    public void What_a_pinned_chart_makes_at_random_is_named_with_the_key_that_sets_it(string file, string field, string chart, string key)
    {
        var secret = Secret.Replace("platform/templates/a.yaml", $"platform/charts/{file}", StringComparison.Ordinal);

        var problem = Assert.Single(Compare($"{secret}data: {{{field}: a}}\n", $"{secret}data: {{{field}: b}}\n"));

        Assert.Equal(
            $"platform/charts/{file}: error CG6023: Two renders of Secret/a differ in 'data.{field}'. The chart '{chart}' makes it at random: set '{chart}.{key}' to the name of a Secret that exists.",
            problem.ToString()
        );
    }

    [Fact]
    public void A_database_of_its_own_is_switched_off()
    {
        var secret = Secret
            .Replace("platform/templates", "platform/charts/airflow/charts/postgresql/templates", StringComparison.Ordinal)
            .Replace("a.yaml", "secrets.yaml", StringComparison.Ordinal);

        var problem = Assert.Single(Compare(secret + "data: {postgres-password: a}\n", secret + "data: {postgres-password: b}\n"));

        Assert.Equal(
            "The chart 'airflow' makes it at random: set 'airflow.postgresql.enabled' to false, and name a database of your own.",
            problem.Suggestion
        );
    }

    [Fact]
    public void Another_field_of_the_same_file_gets_no_key()
    {
        var secret = Secret.Replace("platform/templates/a.yaml", "platform/charts/minio/templates/secrets.yaml", StringComparison.Ordinal);

        var problem = Assert.Single(Compare(secret + "data: {rootUsers: a}\n", secret + "data: {rootUsers: b}\n"));

        Assert.Equal(
            "The template makes the value at random or from the clock: set the value that it asks for, best by naming a Secret that exists.",
            problem.Suggestion
        );
    }

    [Fact]
    public void A_checksum_is_said_to_follow_from_another_object()
    {
        const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {checksum/jwt-secret: 0";

        var problem = Assert.Single(Compare(Pod + "1}}\n", Pod + "2}}\n"));

        Assert.Equal(
            "helm template: error CG6023: Two renders of Pod/a differ in 'metadata.annotations.checksum/jwt-secret'. It is a checksum of another object: what differs there has to be set.",
            problem.ToString()
        );
    }

    private static ImmutableArray<Diagnostic> Compare(string one, string other, ImmutableArray<RandomField>? masks = null) =>
        RenderComparison.Compare(
            RenderedObjects.Parse(one, "ns").Objects,
            RenderedObjects.Parse(other, "ns").Objects,
            masks ?? [],
            RandomFields.Settable
        );
}
