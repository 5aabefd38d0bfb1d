using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Prerequisites;

/// <summary>What belongs to the prerequisites chart as a whole: its README, the notes that Helm prints, the labels of its own objects.</summary>
internal sealed class PrerequisitesPages : IComponent
{
    /// <inheritdoc/>
    public string Name => "pages";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        // Without anything to install or to allow there is no chart.
        if (context.Earlier.IsEmpty)
            return null;
        return new()
        {
            Component = Name,
            Files =
            [
                new("umbrella/_helpers.tpl", "templates/_helpers.tpl", ValuesMap.Empty),
                new("prerequisites/NOTES.txt.scriban", "templates/NOTES.txt", PagesModel.Of(context.Profile, context.Earlier)),
                new("prerequisites/README.md.scriban", "README.md", PagesModel.Of(context.Profile, context.Earlier)),
            ],
        };
    }
}
