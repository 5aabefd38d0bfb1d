using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Tests.Profiles;

public sealed class SourceMapTests
{
    [Fact]
    public void Every_leaf_knows_its_layer_and_place()
    {
        var read = Read.Laptop(
            """
            mlflow:
              replicas: 2
              env: {A: one}
            profiles:
              laptop:
                inference:
                  args: [a, b]
            """,
            "airflow.pgbouncer=true"
        );

        Assert.Equal(new SettingSource(SettingOrigin.Site, new SourceSpan("site.yaml", 2, 13, 1)), read.Sources["mlflow.replicas"]);
        Assert.Equal(new SettingSource(SettingOrigin.Site, new SourceSpan("site.yaml", 3, 12, 3)), read.Sources["mlflow.env.A"]);
        Assert.Equal(new SettingSource(SettingOrigin.SiteProfile, new SourceSpan("site.yaml", 7, 13, 1)), read.Sources["inference.args"]);
        Assert.Equal(new SettingSource(SettingOrigin.Option, new SourceSpan("--set airflow.pgbouncer")), read.Sources["airflow.pgbouncer"]);
        Assert.Equal(new SettingSource(SettingOrigin.Profile, null), read.Sources["platform.name"]);
        Assert.Equal(
            SettingOrigin.Default,
            Read.Cloud("", "database.kind=in-cluster", "secrets.kind=manifest").Sources["database.size"]!.Origin
        );
    }

    [Fact]
    public void A_section_stands_where_its_first_value_with_a_place_stands()
    {
        var sources = Read.Laptop("mlflow:\n  env: {B: x, A: y}\n").Sources;

        Assert.Equal(new SourceSpan("site.yaml", 2, 18, 1), sources.At("nowhere", "mlflow.env"));
        Assert.Null(sources.At("platform.name"));
    }

    [Fact]
    public void A_dot_in_a_key_is_escaped()
    {
        Assert.NotNull(Read.Laptop(@"ingress: {annotations: {a.b/c: d}}").Sources[@"ingress.annotations.a\.b/c"]);
    }
}
