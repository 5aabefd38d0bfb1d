using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Observability;

/// <summary>
/// What Prometheus and Grafana need to watch the platform: monitors of the ports that components declare, alerts, dashboards, and an exporter
/// that asks the database. It stands behind the components it watches, and before those that serve it.
/// </summary>
internal sealed class ObservabilityComponent : IComponent
{
    public string Name => "observability";

    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (!profile.NeedsPrometheus())
            return null;
        var metrics = context.Earlier.SelectMany(c => c.Metrics).Concat(PostgresExporter.Metrics);
        return PostgresExporter.Of(context) with
        {
            Component = Name,
            Files = [PostgresExporter.File(context), .. metrics.SelectMany(Monitors.Of), .. Alerts.Of(profile), .. Dashboards.Of(profile)],
        };
    }
}
