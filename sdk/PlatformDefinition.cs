using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Templating;

namespace ChartGen.Sdk;

/// <summary>A platform: the environments it has and the components it is made of.</summary>
public sealed record PlatformDefinition
{
    /// <summary>What the platform is, as the beginning of a chart's description.</summary>
    public required string Title { get; init; }

    /// <summary>The environments, each name once.</summary>
    public required ImmutableArray<EnvironmentProfile> Profiles { get; init; }

    /// <summary>The components of the platform chart in the order in which they are built; each sees what those before it brought.</summary>
    public required ImmutableArray<IComponent> Components { get; init; }

    /// <summary>The components of the prerequisites chart, which is there once in a cluster; they see the platform's too.</summary>
    public ImmutableArray<IComponent> Prerequisites { get; init; } = [];

    /// <summary>What stands beside the charts.</summary>
    public ImmutableArray<IDocument> Documents { get; init; } = [];

    /// <summary>The templates of the components.</summary>
    public required TemplateSet Templates { get; init; }

    /// <summary>The version of the charts: x.y.z.</summary>
    public required string Version { get; init; }

    /// <summary>The environment of a name, or <see langword="null"/>.</summary>
    public EnvironmentProfile? Find(string name) => Profiles.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
}
