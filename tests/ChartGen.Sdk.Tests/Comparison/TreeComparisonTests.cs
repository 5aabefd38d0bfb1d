using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Comparison;

public sealed class TreeComparisonTests
{
    [Theory]
    [InlineData(
        "env: [{name: A, value: x}, {name: B, value: y}]",
        "env: [{name: A, value: x}, {name: N, value: z}, {name: B, value: y}]",
        "env[N]: - → {name: N, value: z}"
    )]
    [InlineData("env: [{name: A, value: x}]", "env: [{name: A, value: y}]", "env[A].value: x → y")]
    [InlineData("env: [{name: A}, {name: B}]", "env: [{name: B}, {name: A}]", "env (order): A, B → B, A")]
    [InlineData(
        "mounts: [{mountPath: /a, name: v}]",
        "mounts: [{mountPath: /a, name: v}, {mountPath: /b, name: v}]",
        "mounts[/b]: - → {mountPath: /b, name: v}"
    )]
    [InlineData("args: [a, b, c]", "args: [a, x, b, c]", "args[1]: - → x")]
    [InlineData("args: [a, b, c]", "args: [a, c]", "args[1]: b → -")]
    [InlineData("args: [a, b]", "args: [a, c]", "args[1]: b → c")]
    [InlineData("a: {b.c/d: 1}", "a: {b.c/d: 2}", "a[b.c/d]: 1 → 2")]
    [InlineData("a: null", "{}", "")]
    [InlineData("a: {x: 1, y: 2}", "a: {y: 2, x: 1}", "")]
    [InlineData("{}", "a: {x: 1, y: [2]}", "a: - → {x: 1, y: [2]}")]
    [InlineData("a: ''", "a: b", "a: \"\" → b")]
    [InlineData("a: [1]", "a: []", "a[0]: 1 → -")]
    public void A_change_is_told_where_it_is(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join("; ", TreeComparison.Compare(Tree(before), Tree(after)).Select(Shown)));

    [Fact]
    public void A_text_of_several_lines_is_told_line_by_line() =>
        Assert.Equal(
            ["data[a.cfg]:2: b = 2 → b = 3", "data[a.cfg]:4: - → d = 4"],
            TreeComparison
                .Compare(Tree("data: {a.cfg: \"a = 1\\nb = 2\\nc = 3\\n\"}"), Tree("data: {a.cfg: \"a = 1\\nb = 3\\nc = 3\\nd = 4\\n\"}"))
                .Select(Shown)
        );

    [Fact]
    public void A_map_that_is_new_is_told_field_by_field_where_leaves_are_asked_for() =>
        Assert.Equal(
            ["a.x: - → 1", "a.y.z: - → 2"],
            TreeComparison.Compare(Tree("{}"), Tree("a: {x: 1, y: {z: 2}}"), leaves: true).Select(Shown)
        );

    [Theory]
    [InlineData("env: [{name: DB_PASSWORD, value: hunter2}]", "env: [{name: DB_PASSWORD, value: '12345'}]")]
    [InlineData("env: []", "env: [{name: DB_PASSWORD, value: hunter2}]")]
    [InlineData("args: [--password, hunter2]", "args: [--password, '12345']")]
    [InlineData("args: [--password=hunter2]", "args: [--password=12345]")]
    [InlineData("url: postgresql://ml:hunter2@db/ml", "url: postgresql://ml:12345@db/ml")]
    [InlineData("data: {a.cfg: \"x = 1\\npassword = hunter2\\n\"}", "data: {a.cfg: \"x = 1\\npassword = 12345\\n\"}")]
    [InlineData("fernetKey: /hunter2", "fernetKey: <hunter2")]
    [InlineData("key: \"-----BEGIN PRIVATE KEY-----\\nhunter2\\n\"", "key: \"-----BEGIN PRIVATE KEY-----\\n12345\\n\"")]
    public void A_secret_is_never_told(string before, string after)
    {
        var change = Assert.Single(TreeComparison.Compare(Tree(before), Tree(after)));

        var shown = Shown(change);
        Assert.Contains("(hidden)", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("automountServiceAccountToken: false")]
    [InlineData("existingSecret: mlflow-database")]
    [InlineData("secretName: mlflow-database")]
    [InlineData("imagePullSecrets: [ecr]")]
    [InlineData("credentialsSecret: dags")]
    [InlineData("password: $(DB_PASSWORD)")]
    public void What_only_names_a_secret_is_told(string after)
    {
        var change = Assert.Single(TreeComparison.Compare(ValuesMap.Empty, Tree(after)));

        Assert.DoesNotContain("(hidden)", Shown(change), StringComparison.Ordinal);
    }

    private static string Shown(FieldChange change) => $"{change.Path}: {change.Before ?? "-"} → {change.After ?? "-"}";

    private static ValuesNode? Tree(string yaml) => ValuesReader.Read(yaml, "a.yaml").Root;
}
