using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>The install of the platform.</summary>
internal static class PlatformSection
{
    public static RunbookSection Of(RunbookFacts facts)
    {
        var section = new SectionBuilder("Install the platform")
            .Shell(RunbookFacts.Dependencies(facts.Parts.Platform, "./platform"))
            .Prose("Ask the cluster first. What it would refuse shows here, before anything is changed:")
            .Shell(new Command(Rehearsal(facts)))
            .Shell(new Command(facts.InstallPlatform(waits: facts.WaitFor is null)));
        if (facts.WaitFor is { } path)
            section.Prose(
                $"The first install does not wait: inference starts once {Markdown.Code(path)} exists, and nobody can have written it yet. Later ones wait."
            );
        Addresses(section, facts);
        return section.Build();
    }

    /// <summary>The command that has the API server and its webhooks judge every object, and changes none.</summary>
    public static string Rehearsal(RunbookFacts facts) =>
        $"""
            helm template {facts.Release} ./platform --namespace {facts.Namespace} --kube-version {facts.Profile.Platform.Kubernetes.Text} --no-hooks |
              kubectl apply --server-side --dry-run=server --force-conflicts --namespace {facts.Namespace} --filename - > /dev/null
            """;

    /// <summary>Where the pages are and who may log in.</summary>
    public static void Addresses(SectionBuilder section, RunbookFacts facts)
    {
        if (Address.Of(facts.Profile, facts.Namespace) is { } address)
            section.Prose(address.Introduction).Shell(new Command(address.Command));
        section.Grid(
            ["page", "address"],
            Page.Of(facts.Profile).Select(p => Row(p.Title, p.Url ?? $"{Markdown.Code(p.Forward(facts.Namespace))}, then {Page.Local}"))
        );
        foreach (var login in Login.Of(facts.Secrets))
            section
                .Prose($"The administrator of {login.Title}:")
                .Shell(login.Show(login.UserKey, facts.Namespace), login.Show(login.PasswordKey, facts.Namespace));
    }

    private static System.Collections.Immutable.ImmutableArray<string> Row(params ReadOnlySpan<string> cells) => [.. cells];
}
