using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Images;

namespace ChartGen.Sdk;

/// <summary>The images of a profile.</summary>
/// <param name="Images">Every image, sorted.</param>
/// <param name="Diagnostics">Of which charts not all is known, CG8301, and images that would be copied over each other, CG8303.</param>
public sealed record ProfileImages(ImmutableArray<NeededImage> Images, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Finds the images of a profile in what Helm renders and in what stands beside its charts.</summary>
    /// <param name="profile">The profile with its render.</param>
    /// <param name="upstream">
    /// The same profile without <c>images.registry</c> and <c>images.map</c>: its images are what a mirror copies. <see langword="null"/>
    /// where the profile has neither.
    /// </param>
    public static ProfileImages Of(
        (GeneratedProfile Generated, ProfileRender Render) profile,
        (GeneratedProfile Generated, ProfileRender Render)? upstream
    )
    {
        var settings = profile.Generated.Profile.Images;
        var plain = upstream is { } other ? Uses(other.Generated, other.Render) : [];
        var uses = Uses(profile.Generated, profile.Render);
        var images = NeededImage.Of(uses, plain, settings);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (!profile.Render.StandIns.IsEmpty)
            diagnostics.Add(ImagesDiagnostics.OutOfReach(profile.Render.StandIns.Select(s => $"{s.Name} {s.Version}")));
        diagnostics.AddRange(Overwritten(images, plain, new(settings)));
        return new(images, diagnostics.ToImmutable());
    }

    /// <summary>What a mirror copies; CG8302 where that is nothing.</summary>
    public MirrorPlan? Mirror(string profile, DiagnosticBag diagnostics)
    {
        var plan = MirrorPlan.Of(profile, Images);
        if (!plan.Copies.IsEmpty)
            return plan;
        diagnostics.Add(ImagesDiagnostics.NoRegistry(profile));
        return null;
    }

    private static IReadOnlyCollection<ImageUse> Uses(GeneratedProfile generated, ProfileRender render) =>
        [
            .. render.Objects.Concat(ProfileObjects.Beside(generated)).SelectMany(ImageFinder.Of),
            .. generated.Charts.SelectMany(c => c.Chart.Components).SelectMany(c => Unseen(c, generated, render)),
        ];

    // The objects of a stand-in are not those of its chart.
    private static IEnumerable<ImageUse> Unseen(ComponentOutput component, GeneratedProfile generated, ProfileRender render)
    {
        if (component.Subchart is not { } chart || !render.StandIns.Contains(chart))
            return [];
        var resolver = new ImageResolver(generated.Profile.Images);
        return component.Images.Select(image => new ImageUse(
            ImageReference.Parse(resolver.Resolve(image).ToString()),
            $"chart {chart.Name} {chart.Version}",
            "",
            "set by ChartGen",
            ""
        ));
    }

    private static IEnumerable<Diagnostic> Overwritten(
        IEnumerable<NeededImage> images,
        IEnumerable<ImageUse> upstream,
        ImageResolver resolver
    )
    {
        var makers = upstream
            .Select(u => u.Image)
            .DistinctBy(i => i.ToString())
            .ToLookup(i => resolver.Resolve(i.ToString()).ToString(), StringComparer.Ordinal);
        return from image in images
            let sources = makers[image.Image.ToString()].OrderBy(i => i.ToString(), StringComparer.Ordinal).ToArray()
            where sources.Length > 1
            select ImagesDiagnostics.TwoMakers(image.Image, sources);
    }
}
