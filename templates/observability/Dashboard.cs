using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Observability;

/// <summary>A query of a panel.</summary>
/// <param name="Expression">PromQL; <c>$namespace</c> is the dashboard's namespace.</param>
/// <param name="Legend">The name of its lines, with labels as <c>{{label}}</c>.</param>
internal sealed record PanelQuery(string Expression, string Legend);

/// <summary>A panel of a dashboard.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Unit">Grafana's name of the unit: <c>short</c>, <c>percentunit</c>, <c>s</c>, <c>bytes</c>.</param>
/// <param name="Queries">What it draws.</param>
internal sealed record Panel(string Title, string Unit, params ImmutableArray<PanelQuery> Queries)
{
    /// <summary>Whether it is a number instead of lines over time.</summary>
    public bool IsNumber { get; init; }

    /// <summary>A panel with one number.</summary>
    public static Panel Number(string title, string unit, string expression) =>
        new(title, unit, new PanelQuery(expression, "")) { IsNumber = true };
}

/// <summary>
/// A dashboard of Grafana 13: numbers above, lines below, three in a row. Data source and namespace are variables, so that it serves every
/// Prometheus and every platform of a cluster.
/// </summary>
/// <param name="Id">Its id in addresses, and the name of its file.</param>
/// <param name="Title">Its title.</param>
/// <param name="Probe">A metric that every watched platform has: its namespaces are those to choose from.</param>
/// <param name="Panels">The panels, numbers first.</param>
internal sealed record Dashboard(string Id, string Title, string Probe, ImmutableArray<Panel> Panels)
{
    private const int Width = 24;

    // The schema that Grafana 12 and 13 write.
    private const int Schema = 42;

    private static readonly ValuesMap Source = ValuesMap.Of(("type", "prometheus"), ("uid", "${datasource}"));

    /// <summary>What Grafana reads.</summary>
    public ValuesMap Model() =>
        ValuesMap.Of(
            ("uid", $"chartgen-{Id}"),
            ("title", Title),
            ("tags", ValuesList.OfStrings(["ml-platform"])),
            ("schemaVersion", Schema),
            ("editable", false),
            ("refresh", "1m"),
            ("timezone", "browser"),
            ("time", ValuesMap.Of(("from", "now-6h"), ("to", "now"))),
            ("templating", ValuesMap.Of(("list", ValuesList.Of(SourceVariable, NamespaceVariable())))),
            ("panels", ValuesList.Of(Placed()))
        );

    private static ValuesMap SourceVariable { get; } =
        ValuesMap.Of(("name", "datasource"), ("label", "Data source"), ("type", "datasource"), ("query", "prometheus"));

    private ValuesMap NamespaceVariable() =>
        ValuesMap.Of(
            ("name", "namespace"),
            ("label", "Namespace"),
            ("type", "query"),
            ("datasource", Source),
            ("query", $"label_values({Probe}, namespace)"),
            ("refresh", 2),
            ("sort", 1)
        );

    private IEnumerable<ValuesNode> Placed()
    {
        var (x, y, id) = (0, 0, 1);
        var rowHeight = 0;
        foreach (var panel in Panels)
        {
            var (width, height) = panel.IsNumber ? (4, 4) : (8, 8);
            if (x + width > Width || (x > 0 && height != rowHeight))
                (x, y) = (0, y + rowHeight);
            yield return Model(panel, id++, ValuesMap.Of(("h", height), ("w", width), ("x", x), ("y", y)));
            x += width;
            rowHeight = height;
        }
    }

    private static ValuesMap Model(Panel panel, int id, ValuesMap place) =>
        ValuesMap.Of(
            ("id", id),
            ("title", panel.Title),
            ("type", panel.IsNumber ? "stat" : "timeseries"),
            ("datasource", Source),
            ("gridPos", place),
            (
                "fieldConfig",
                ValuesMap.Of(
                    ("defaults", ValuesMap.Of(("unit", panel.Unit), ("min", panel.IsNumber ? null : 0))),
                    ("overrides", ValuesList.Of())
                )
            ),
            ("options", panel.IsNumber ? NumberOptions : LineOptions),
            ("targets", ValuesList.Of(panel.Queries.Select(Target)))
        );

    private static ValuesMap NumberOptions { get; } =
        ValuesMap.Of(
            ("colorMode", "none"),
            ("graphMode", "area"),
            ("reduceOptions", ValuesMap.Of(("calcs", ValuesList.OfStrings(["lastNotNull"])), ("fields", ""), ("values", false)))
        );

    private static ValuesMap LineOptions { get; } =
        ValuesMap.Of(
            ("legend", ValuesMap.Of(("displayMode", "list"), ("placement", "bottom"), ("showLegend", true))),
            ("tooltip", ValuesMap.Of(("mode", "multi"), ("sort", "desc")))
        );

    private static ValuesNode Target(PanelQuery query, int index) =>
        ValuesMap.Of(
            ("refId", ((char)('A' + index)).ToString()),
            ("datasource", Source),
            ("expr", query.Expression),
            ("legendFormat", query.Legend.Length == 0 ? null : query.Legend)
        );
}
