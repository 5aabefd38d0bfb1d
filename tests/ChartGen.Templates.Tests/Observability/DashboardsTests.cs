using System.Text.Json;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Tests.Observability;

public sealed class DashboardsTests
{
    private const string Folder = "files/dashboards/";

    public static TheoryData<string, string> All =>
        new()
        {
            { "single", "airflow" },
            { "single", "inference" },
            { "single", "mlflow" },
            { "multi", "airflow" },
            { "multi", "inference" },
            { "multi", "mlflow" },
        };

    private static EnvironmentProfile Profile(string name) => name == "single" ? Watched.Single : TestProfiles.EksMulti;

    private static JsonElement Dashboard(string profile, string name) =>
        JsonDocument.Parse(Watched.Chart(Profile(profile)).Text($"{Folder}{name}.json")).RootElement;

    [Fact]
    public void Airflow_MLflow_and_inference_have_a_dashboard()
    {
        Assert.Equal(["airflow", "inference", "mlflow"], Watched.Chart(TestProfiles.EksMulti).Names(Folder));
        Assert.Equal(
            ["airflow", "mlflow"],
            Watched.Chart(TestProfiles.EksMulti with { Inference = new InferenceChoice.None() }).Names(Folder)
        );
    }

    [Fact]
    public void Grafana_finds_them_by_their_label_and_Helm_does_not_read_their_braces() =>
        Assert.Contains(
            """
              name: dashboard-mlflow
              labels:
                grafana_dashboard: "1"
                app.kubernetes.io/name: dashboard-mlflow
                app.kubernetes.io/component: observability
                {{- include "platform.labels" . | nindent 4 }}
            data:
              ml-platform-mlflow.json: |
                {{- .Files.Get "files/dashboards/mlflow.json" | nindent 4 }}

            """,
            Watched.Chart(TestProfiles.EksMulti).Text("templates/observability/dashboards.yaml"),
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(All))]
    public void A_dashboard_asks_the_chosen_source_about_the_chosen_namespace(string profile, string name)
    {
        var dashboard = Dashboard(profile, name);

        Assert.Equal(42, dashboard.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(
            ["datasource", "namespace"],
            dashboard.GetProperty("templating").GetProperty("list").EnumerateArray().Select(v => v.GetProperty("name").GetString())
        );
        var targets = Panels(dashboard).SelectMany(p => p.GetProperty("targets").EnumerateArray()).ToList();
        Assert.NotEmpty(targets);
        Assert.All(targets, t => Assert.Equal("${datasource}", t.GetProperty("datasource").GetProperty("uid").GetString()));
        Assert.All(targets, t => Assert.Contains("namespace=\"$namespace\"", t.GetProperty("expr").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Panels_have_ids_of_their_own_and_do_not_lie_on_one_another(string profile, string name)
    {
        var panels = Panels(Dashboard(profile, name)).ToList();
        var cells = panels.SelectMany(p => Cells(p.GetProperty("gridPos"))).ToList();

        Assert.Equal(panels.Count, panels.Select(p => p.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, c => Assert.InRange(c.X, 0, 23));
    }

    [Fact]
    public void A_legend_keeps_its_braces() =>
        Assert.Contains(
            "{{dag_id}}",
            Panels(Dashboard("single", "airflow"))
                .SelectMany(p => p.GetProperty("targets").EnumerateArray())
                .Where(t => t.TryGetProperty("legendFormat", out _))
                .Select(t => t.GetProperty("legendFormat").GetString())
        );

    [Fact]
    public void Sparks_streams_are_shown_where_Spark_runs()
    {
        Assert.Contains(Panels(Dashboard("multi", "inference")), p => p.GetProperty("title").GetString() == "Executors");
        Assert.DoesNotContain(Panels(Dashboard("single", "inference")), p => p.GetProperty("title").GetString() == "Executors");
    }

    [Fact]
    public void MinIO_is_shown_beside_MLflow_where_it_holds_the_artifacts()
    {
        Assert.Contains(Panels(Dashboard("single", "mlflow")), p => p.GetProperty("title").GetString() == "MinIO: space");
        Assert.DoesNotContain(Panels(Dashboard("multi", "mlflow")), p => p.GetProperty("title").GetString() == "MinIO: space");
    }

    private static JsonElement.ArrayEnumerator Panels(JsonElement dashboard) => dashboard.GetProperty("panels").EnumerateArray();

    private static IEnumerable<(int X, int Y)> Cells(JsonElement place)
    {
        var (x, y) = (place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32());
        return from i in Enumerable.Range(x, place.GetProperty("w").GetInt32())
            from j in Enumerable.Range(y, place.GetProperty("h").GetInt32())
            select (i, j);
    }
}
