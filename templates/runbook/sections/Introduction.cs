using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>What stands above the sections: what this is and what the commands need.</summary>
internal static class Introduction
{
    public static string Of(RunbookFacts facts, ImmutableArray<RunbookSection> sections)
    {
        var profile = facts.Profile;
        var tools = new List<string> { "`kubectl`", "`helm` 3.19 or later, or 4" };
        if (profile.Aws is not null)
            tools.Add("`aws` 2");
        if (profile.Secrets is not SecretsChoice.InCluster)
            tools.AddRange(["`jq`", "`openssl`"]);
        if (profile.Images.Registry is not null)
            tools.Add("`crane`");
        var charts = facts.HasPrerequisites ? "the charts are `./prerequisites` and `./platform`" : "the chart is `./platform`";
        return $"""
            {Markdown.Plain(profile.Summary)} Release {Markdown.Code(facts.Release)} in namespace {Markdown.Code(facts.Namespace)}.

            Run the commands with bash in the folder of this file; {charts}. They need {string.Join(", ", tools)}.
            What stands as `<LIKE-THIS>` is yours to fill in; everything else is meant as it is. ChartGen wrote this page: change the settings and generate again.

            Something is broken right now? Look at {Link(sections, ChecksSection.Name)}, then {Link(sections, RollbackSection.Name)}.
            """;
    }

    private static string Link(ImmutableArray<RunbookSection> sections, string name)
    {
        var number = sections.ToList().FindIndex(s => s.Name == name) + 1;
        return $"[{number}. {name}](#{RunbookSection.Anchor(number, name)})";
    }
}
