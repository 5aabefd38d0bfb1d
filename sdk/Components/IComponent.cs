namespace ChartGen.Sdk.Components;

/// <summary>One part of the platform: turns a profile into values and files of the umbrella chart.</summary>
/// <remarks>
/// <see cref="Build"/> uses no files, processes, clock or randomness: equal profiles give equal output.
/// <code>
/// public ComponentOutput? Build(ComponentContext context) =>
///     context.Profile.ObjectStore is ObjectStoreChoice.Minio minio
///         ? new() { Component = Name, Subchart = Subcharts.Minio, Values = new("minio/values.yaml.scriban", Model(minio)) }
///         : null;
/// </code>
/// </remarks>
public interface IComponent
{
    /// <summary>The folder of its templates and the key of its switch, a DNS label.</summary>
    string Name { get; }

    /// <summary>Builds the component, or gives <see langword="null"/> where the profile does not select it.</summary>
    ComponentOutput? Build(ComponentContext context);
}
