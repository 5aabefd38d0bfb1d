using ChartGen.Sdk.Components;

namespace ChartGen.Templates.Tests;

/// <summary>A component that brings what a test says, for components that serve others.</summary>
internal sealed class FakeComponent(ComponentOutput output) : IComponent
{
    public string Name => output.Component;

    public ComponentOutput Build(ComponentContext context) => output;
}
