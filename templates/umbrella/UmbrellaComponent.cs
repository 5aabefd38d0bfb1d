using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Umbrella;

/// <summary>What belongs to the chart as a whole: its README, the notes that Helm prints, the labels of its own objects.</summary>
internal sealed class UmbrellaComponent : IComponent
{
    /// <inheritdoc/>
    public string Name => "umbrella";

    /// <inheritdoc/>
    public ComponentOutput Build(ComponentContext context) =>
        new()
        {
            Component = Name,
            Files =
            [
                new("umbrella/_helpers.tpl", "templates/_helpers.tpl", ValuesMap.Empty),
                new("umbrella/NOTES.txt.scriban", "templates/NOTES.txt", NotesModel.Of(context.Profile, context.Earlier)),
                new("umbrella/README.md.scriban", "README.md", ReadmeModel.Of(context.Profile, context.Earlier)),
            ],
        };
}
