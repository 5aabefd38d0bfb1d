using System.Collections.Immutable;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>What stands above the sections: what this is and what the commands need.</summary>
internal static class Introduction
{
    public static string Of(RunbookFacts facts, ImmutableArray<RunbookSection> sections)
    {
        var profile = facts.Profile;
        var charts = facts.HasPrerequisites ? "the charts are `./prerequisites` and `./platform`" : "the chart is `./platform`";
        return $"""
            {Markdown.Plain(profile.Summary)} Release {Markdown.Code(facts.Release)} in namespace {Markdown.Code(facts.Namespace)}.

            Run the commands with bash in the folder of this file; {charts}. They need {string.Join(", ", Tools(sections))}.
            What stands as `<LIKE-THIS>` is yours to fill in; everything else is meant as it is. ChartGen wrote this page: change the settings and generate again.

            Something is broken right now? Look at {Link(sections, ChecksSection.Name)}, then {Link(sections, RollbackSection.Name)}.
            """;
    }

    private static readonly ImmutableArray<(string Program, string Name)> Programs =
    [
        ("kubectl", "`kubectl`"),
        ("helm", "`helm` 3.19 or later, or 4"),
        ("aws", "`aws` 2"),
        ("git", "`git`"),
        ("flux", "`flux`"),
        ("jq", "`jq`"),
        ("openssl", "`openssl`"),
        ("crane", "`crane`"),
        ("rclone", "`rclone`"),
        ("psql", "`psql`"),
        ("pg_dump", "`pg_dump`"),
        ("pg_restore", "`pg_restore`"),
    ];

    // What the commands call on this machine; what stands after "--" runs in a pod.
    private static IEnumerable<string> Tools(ImmutableArray<RunbookSection> sections)
    {
        var called = sections
            .SelectMany(s => s.Parts)
            .OfType<RunbookPart.Shell>()
            .SelectMany(s => s.Commands)
            .SelectMany(c => c.Line.Split('\n'))
            .Select(line => line.Split(" -- ")[0])
            .SelectMany(line => line.Split(["|", "&&", ";", "$(", "<(", "\" "], StringSplitOptions.TrimEntries))
            .Select(call => call.Split(' ')[0])
            .ToHashSet(StringComparer.Ordinal);
        return Programs.Where(p => called.Contains(p.Program)).Select(p => p.Name);
    }

    private static string Link(ImmutableArray<RunbookSection> sections, string name)
    {
        var number = sections.ToList().FindIndex(s => s.Name == name) + 1;
        return $"[{number}. {name}](#{RunbookSection.Anchor(number, name)})";
    }
}
