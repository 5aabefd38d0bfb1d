using System.Collections.Immutable;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>What must be there before anything is installed, who brings it, and how to see it.</summary>
internal static class SurroundingsSection
{
    public static RunbookSection Of(RunbookFacts facts)
    {
        var things = Surrounding.Of(facts).ToImmutableArray();
        var made = things.Where(t => !t.Make.IsEmpty).ToImmutableArray();
        return new SectionBuilder("What must be there before")
            .Grid(["what", "who brings it", "what it must be"], things.Select(t => ImmutableArray.Create(t.Name, t.By, t.Must)))
            .Prose("See that it is there; each command prints what stands in its comment:")
            .Shell(things.SelectMany(t => t.See))
            .When(!made.IsEmpty, s => s.Prose("Bring what is missing, in this order:").Shell(made.SelectMany(t => t.Make)))
            .Build();
    }
}
