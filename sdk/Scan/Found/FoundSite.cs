using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>The configuration that makes the found platform on the target profile.</summary>
/// <param name="Text">The text of a chartgen.yaml.</param>
/// <param name="LeftOut">What it does not carry over.</param>
internal sealed record FoundSite(string Text, ImmutableArray<Diagnostic> LeftOut)
{
    public static FoundSite Of(ScannedRepository repository, ScanTarget target)
    {
        var draft = new SiteDraft(target);
        var names = new FoundNames(repository, target, draft);
        names.AddNames();
        new FoundStores(repository, target, draft).Add();
        new FoundVolumes(repository, draft).Add();
        names.AddHosts();
        new FoundAirflow(repository, target, draft).Add();
        new FoundMlflow(repository, target, draft).Add();
        new FoundInference(repository, target, draft).Add();
        names.AddFactsOfTheSite();
        new FoundRest(repository, draft).Add();
        return new(draft.Write(), [.. draft.LeftOut]);
    }
}
