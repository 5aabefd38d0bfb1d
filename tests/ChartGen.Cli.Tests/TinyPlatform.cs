using System.Globalization;
using ChartGen.Profiles;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Cli.Tests;

/// <summary>The real environments with one small component, so that these tests say nothing of the platform's own charts.</summary>
internal static class TinyPlatform
{
    public static PlatformDefinition With(params ReadOnlySpan<IComponent> components) =>
        new()
        {
            Title = "ML platform",
            Profiles = EnvironmentProfiles.All,
            Components = [new Note(), .. components],
            Templates = new([
                KeyValuePair.Create(
                    "note/note.yaml.scriban",
                    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: note\ndata:\n  domain: <% domain %>\n  nodes: <% nodes %>\n"
                ),
                KeyValuePair.Create("store/values.yaml.scriban", "mode: standalone\n"),
            ]),
            Version = "0.1.0",
        };

    private sealed class Note : IComponent
    {
        public string Name => "note";

        public ComponentOutput Build(ComponentContext context) =>
            new()
            {
                Component = Name,
                Files =
                [
                    new(
                        "note/note.yaml.scriban",
                        "templates/note.yaml",
                        ValuesMap.Of(
                            ("domain", context.Profile.Platform.Domain.Text),
                            ("nodes", context.Profile.Availability.Nodes.ToString(CultureInfo.InvariantCulture))
                        )
                    ),
                ],
            };
    }

    /// <summary>A component with a pinned subchart.</summary>
    public sealed class Store : IComponent
    {
        public string Name => "store";

        public ComponentOutput Build(ComponentContext context) =>
            new()
            {
                Component = Name,
                Subchart = Subcharts.Minio,
                Values = new("store/values.yaml.scriban", ValuesMap.Empty),
            };
    }

    /// <summary>A component with a defect.</summary>
    public sealed class Broken : IComponent
    {
        public string Name => "broken";

        public ComponentOutput Build(ComponentContext context) => throw new InvalidCastException("a list is not a map");
    }
}
