namespace ChartGen.Templates.Runbook.Sections;

/// <summary>The platform at one look.</summary>
internal static class PictureSection
{
    public static RunbookSection Of(RunbookFacts facts) =>
        new SectionBuilder("The picture")
            .Picture(Topology.Of(facts))
            .Prose(
                "Blue keeps data, yellow is a volume, violet serves the cluster. A dashed arrow is a call to AWS, under the role that it names."
            )
            .Build();
}
