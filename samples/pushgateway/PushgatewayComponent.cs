using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Samples.Pushgateway;

/// <summary>A Prometheus Pushgateway, to which tasks push what would be gone before Prometheus asks; only where Prometheus watches.</summary>
internal sealed class PushgatewayComponent : IComponent
{
    private const string Image = "prom/pushgateway:v1.11.1";

    private const int Port = 9091;

    private static readonly ContainerResources Resources = ContainerResources.Of("50m", "64Mi", "200m", "128Mi");

    /// <inheritdoc/>
    public string Name => "pushgateway";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        if (context.Profile.Observability is not ObservabilityChoice.Prometheus)
            return null;
        var pullSecrets = context.Profile.Images.PullSecrets;
        var model = ValuesMap.Of(
            ("name", Name),
            ("image", context.Images.Resolve(Image).ToString()),
            ("hasPullSecrets", !pullSecrets.IsEmpty),
            ("pullSecrets", ValuesList.OfStrings(pullSecrets.Select(s => s.Text))),
            ("cpuRequest", Resources.CpuRequest.Text),
            ("memoryRequest", Resources.MemoryRequest.Text),
            ("cpuLimit", Resources.CpuLimit.Text),
            ("memoryLimit", Resources.MemoryLimit.Text)
        );
        return new()
        {
            Component = Name,
            Knobs = ValuesMap.Of(("logLevel", "info")),
            KnobSchema = ValuesMap.Of(("logLevel", ValuesMap.Of(("enum", ValuesList.Of("debug", "info", "warn", "error"))))),
            Files =
            [
                new("pushgateway/deployment.yaml.scriban", "templates/pushgateway/deployment.yaml", model),
                new("pushgateway/service.yaml.scriban", "templates/pushgateway/service.yaml", model),
                new("pushgateway/monitor.yaml.scriban", "templates/pushgateway/monitor.yaml", model),
            ],
            // Policies deny what nobody declares: Celery workers push, Prometheus asks.
            PodGroups = [PodGroup.Of(Name, ("app.kubernetes.io/name", Name))],
            Connections = [Connection.Of("airflow-worker", Name, Port), Connection.Of(new Peer.Prometheus(), new Peer.Pods(Name), Port)],
            Images = [Image],
        };
    }
}
