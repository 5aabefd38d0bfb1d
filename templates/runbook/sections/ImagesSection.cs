using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Templates.Runbook.Moves;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>Every image that both charts pull, and how the registry gets them.</summary>
internal static class ImagesSection
{
    public static RunbookSection Of(RunbookFacts facts, Move? move = null)
    {
        var resolver = new ImageResolver(facts.Profile.Images);
        var images = facts
            .Outputs.SelectMany(o => o.Images)
            .Concat(move?.Images ?? [])
            .Distinct(StringComparer.Ordinal)
            .Select(upstream => (From: ImageReference.Parse(upstream), To: resolver.Resolve(upstream)))
            .OrderBy(i => i.From.ToString(), StringComparer.Ordinal)
            .ToImmutableArray();
        var copied = images.Where(i => i.From != i.To).ToImmutableArray();
        var own = images.Where(i => i.From == i.To).ToImmutableArray();
        var section = new SectionBuilder("Images");
        if (copied.IsEmpty)
            return section
                .Prose("Nothing to copy: each image is pulled from where its makers publish it.")
                .Points(own.Select(i => Markdown.Code(i.To.ToString())))
                .Build();

        section.Prose(
            "The charts pull these, and what else this page starts; tags and digests are kept. Run it again after each generation: what is there already is not sent twice."
        );
        section.Shell(Copies(facts, copied));
        section.Prose(
            $"{Markdown.Code($"chartgen images {facts.Profile.Name}")} lists which objects need each of them; with {Markdown.Code("--mirror <folder>")} it writes the copies as a script for crane, skopeo or docker."
        );
        if (!own.IsEmpty)
            section.Prose("These are pulled from where they are:").Points(own.Select(i => Markdown.Code(i.To.ToString())));
        return section.Build();
    }

    private static IEnumerable<Command> Copies(RunbookFacts facts, ImmutableArray<(ImageReference From, ImageReference To)> images)
    {
        var registry = facts.Profile.Images.Registry?.Text ?? images[0].To.Registry;
        var isEcr = registry.Contains(".dkr.ecr.", StringComparison.Ordinal);
        if (isEcr)
            yield return new(
                $"aws ecr get-login-password --region {facts.Region} | crane auth login --username AWS --password-stdin {Host(registry)}"
            );
        var lines = images.Select(i => $"{i.From} {i.To with { Digest = "" }}");
        yield return new(
            $$"""
            while read -r upstream target; do
            {{(isEcr ? Repository(facts, Host(registry)) : "")}}  crane copy "$upstream" "$target"
            done <<'IMAGES'
            {{string.Join('\n', lines)}}
            IMAGES
            """
        );
    }

    private static string Repository(RunbookFacts facts, string host) =>
        $$"""
              repository="${target#{{host}}/}" && repository="${repository%:*}"
              aws ecr describe-repositories --region {{facts.Region}} --repository-names "$repository" > /dev/null 2>&1 ||
                aws ecr create-repository --region {{facts.Region}} --repository-name "$repository" --image-tag-mutability IMMUTABLE > /dev/null

            """;

    private static string Host(string registry) => registry.Split('/')[0];
}
