using ChartGen.Samples.Pushgateway;
using ChartGen.Sdk;
using ChartGen.Sdk.Templating;
using ChartGen.Templates;

namespace ChartGen.Samples;

/// <summary>The ML platform with one component more, in one environment.</summary>
public static class AcmePlatform
{
    /// <summary>What is generated.</summary>
    public static PlatformDefinition Definition { get; } =
        new()
        {
            Title = "ML platform",
            Profiles = [Staging.Profile],
            // First, so that the components that serve the others (storage, secrets, identity, availability) see what it brings.
            Components = [new PushgatewayComponent(), .. PlatformComponents.All],
            Templates = PlatformComponents.Templates.With(TemplateSet.Embedded(typeof(AcmePlatform).Assembly)),
            Version = "1.0.0",
        };
}
