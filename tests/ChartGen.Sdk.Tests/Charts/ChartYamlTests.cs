namespace ChartGen.Sdk.Tests.Charts;

public sealed class ChartYamlTests
{
    [Fact]
    public void Dependencies_are_sorted_by_key_and_switched_outside_their_own_values()
    {
        var chart = Parts.Good(
            [Parts.Component("two", Parts.Subchart("two")), Parts.Component("db", Parts.Subchart("postgres", alias: "postgresql"))],
            ("two/values.yaml.scriban", "a: 1\n"),
            ("db/values.yaml.scriban", "a: 1\n")
        );

        Assert.Equal(
            """
            apiVersion: v2
            name: platform
            description: "A test's chart."
            type: application
            version: "0.1.0"
            kubeVersion: ">=1.33.0-0"
            dependencies:
              - name: postgres
                version: "1.0.0"
                repository: https://charts.example.com
                alias: postgresql
                condition: components.postgresql
              - name: two
                version: "1.0.0"
                repository: https://charts.example.com
                condition: components.two

            """.ReplaceLineEndings("\n"),
            Parts.Text(chart, "Chart.yaml")
        );
    }

    [Fact]
    public void A_chart_without_subcharts_has_neither_dependencies_nor_a_lock()
    {
        var chart = Parts.Good([Parts.Component("own")]);

        Assert.DoesNotContain("dependencies", Parts.Text(chart, "Chart.yaml"), StringComparison.Ordinal);
        Assert.Equal(["Chart.yaml", "values.schema.json", "values.yaml"], chart.Files.Select(f => f.Path.Text));
    }
}
