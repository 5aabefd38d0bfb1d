using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ChartGen.Sdk;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Images;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The images of every profile, with the published charts and the real Helm.</summary>
public sealed partial class ImageTests
{
    private static readonly string[] NoRegistry = ["images.registry=null", "images.map=null"];

    // For local-hostpath, which has no registry of its own.
    private static readonly string[] Registry = ["images.registry=111122223333.dkr.ecr.eu-west-1.amazonaws.com"];

    private static readonly ConcurrentDictionary<string, Lazy<Task<(GeneratedProfile Generated, ProfileRender Render)>>> Renders = new(
        StringComparer.Ordinal
    );

    [FactWithCharts]
    public async Task No_text_of_a_render_that_looks_like_an_image_is_missed()
    {
        var missed = new List<string>();
        foreach (var profile in MlPlatform.Profiles)
        {
            foreach (var pairs in new[] { [], NoRegistry, Registry })
            {
                var (generated, text) = await TextAsync(profile, pairs);
                var known = (await FindAsync(profile, pairs)).Images.Select(i => i.Image.ToString()).ToHashSet(StringComparer.Ordinal);
                // Where an image is split in two, its parts are looked for.
                var whole = known.Concat(known.Select(i => ImageReference.Parse(i).Repository)).ToHashSet(StringComparer.Ordinal);
                var seen = Suspects(text).Distinct().ToArray();
                Assert.True(seen.Length >= 7, $"{generated.Profile.Name}: only {seen.Length} images are seen");
                missed.AddRange(
                    seen.Where(s => !whole.Contains(ImageReference.Parse(s).ToString()))
                        .Select(s => $"{profile} {string.Join(' ', pairs)}: {s}")
                );
            }
        }

        Expect.None(missed);
    }

    [FactWithCharts]
    public async Task A_render_with_a_registry_pulls_exactly_what_the_mapping_says()
    {
        foreach (var profile in MlPlatform.Profiles)
        {
            foreach (
                var pairs in new[]
                {
                    Registry,
                    ["images.registry=registry.acme.test:5000/mirror", "images.map.apache/airflow=own.acme.test/airflow"],
                }
            )
            {
                var found = await FindAsync(profile, pairs);
                var plan = MirrorPlan.Of(profile, found.Images);
                var mapping = plan.Copies.ToDictionary(c => c.From.ToString(), c => c.To.ToString(), StringComparer.Ordinal);
                var upstream = (await FindAsync(profile, NoRegistry)).Images.Select(i => i.Image.ToString()).ToArray();

                Assert.Empty(found.Diagnostics);
                // Thanos is an operator's default that nothing asks for.
                string[] stay = ["quay.io/thanos/thanos:v0.42.4"];
                Assert.Equal(
                    upstream.Select(i => mapping.GetValueOrDefault(i, i)).Order(StringComparer.Ordinal),
                    found.Images.Select(i => i.Image.ToString()).Where(i => !mapping.ContainsKey(i)).Order(StringComparer.Ordinal)
                );
                Assert.Empty(upstream.Where(i => !mapping.ContainsKey(i)).Except(stay));
                Assert.All(plan.Copies, c => Assert.Equal((c.From.Tag, c.From.Digest), (c.To.Tag, c.To.Digest)));
            }
        }
    }

    [FactWithCharts]
    public async Task What_the_runbook_copies_is_what_the_mirror_copies()
    {
        foreach (var profile in MlPlatform.Profiles)
        {
            var generated = MlPlatform.GenerateAfter(profile, MlPlatform.SampleSite, Registry);
            var runbook = generated.Files.Single(f => f.Path.Text == "RUNBOOK.md").Text;
            // The copy of the databases runs on the image of the database before, which the registry has since then.
            var images = (await FindAsync(profile, Registry)).Images.Where(i => i.UsedBy.Any(u => u.File != "move/copy-databases.yaml"));
            var copied = MirrorPlan.Of(profile, images).Copies.Select(c => $"\n{c.From} {c.To with { Digest = "" }}\n");

            Expect.None(
                copied.Where(line => !runbook.Contains(line, StringComparison.Ordinal)).Select(line => $"{profile}: {line.Trim()}")
            );
        }
    }

    private static async Task<ProfileImages> FindAsync(string profile, string[] pairs) =>
        ProfileImages.Of(await RenderAsync(profile, pairs), await RenderAsync(profile, NoRegistry));

    // Helm takes seconds, and the tests ask for the same renders.
    private static Task<(GeneratedProfile Generated, ProfileRender Render)> RenderAsync(string profile, string[] pairs) =>
        Renders
            .GetOrAdd(
                $"{profile} {string.Join(' ', pairs)}",
                _ =>
                    new(async () =>
                    {
                        var generated = MlPlatform.GenerateAfter(profile, MlPlatform.SampleSite, pairs);
                        var render = await MlPlatform.RenderAsync(generated);
                        Assert.Empty(render.StandIns);
                        return (generated, render);
                    })
            )
            .Value;

    // What Helm renders and what stands beside the charts, as text: this looks at characters, and knows no object.
    private static async Task<(GeneratedProfile Generated, string Text)> TextAsync(string profile, string[] pairs)
    {
        var (generated, render) = await RenderAsync(profile, pairs);
        var objects = render.Objects.Where(o => o.Kind != "CustomResourceDefinition").Select(o => Sdk.Values.ValuesWriter.Write(o.Tree));
        var beside = generated.Files.Where(f => f.Path.Text.Split('/')[0] is "move" or "gitops").Select(f => f.Text);
        return (generated, string.Join("\n---\n", objects.Concat(beside)).Replace("\\n", "\n", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Suspects(string text) =>
        AfterImageKey()
            .Matches(text)
            .Select(m => m.Groups[1].Value)
            .Concat(OfKnownHost().Matches(text).Select(m => m.Value))
            .Concat(WithDigest().Matches(text).Select(m => m.Value))
            .Select(s => s.TrimEnd('.'))
            .Where(s => !s.EndsWith('/'));

    [GeneratedRegex("(?im)^[ \\t-]*[a-z_.]*image\"?:[ \\t]+[\"']?([a-z0-9][^\\s\"',{}]*)")]
    private static partial Regex AfterImageKey();

    [GeneratedRegex(
        @"(?<![/.\w-])(?:docker\.io|quay\.io|ghcr\.io|gcr\.io|registry\.k8s\.io|public\.ecr\.aws|own\.acme\.test|registry\.acme\.test:5000|[0-9]+\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com)/[\w./-]+(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?"
    )]
    private static partial Regex OfKnownHost();

    [GeneratedRegex(@"[\w.:/-]+@sha256:[0-9a-f]{64}")]
    private static partial Regex WithDigest();
}
