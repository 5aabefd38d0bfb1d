using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Reports;

namespace ChartGen.Sdk.Images;

/// <summary>What a mirror has to copy.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Copies">From where to where, sorted; each target once.</param>
public sealed record MirrorPlan(string Profile, ImmutableArray<MirrorCopy> Copies)
{
    /// <summary>The copies of a profile's images.</summary>
    public static MirrorPlan Of(string profile, IEnumerable<NeededImage> images) =>
        new(
            profile,
            [
                .. images
                    .Where(i => i.Upstream is not null)
                    .Select(i => new MirrorCopy(i.Upstream!, i.Image))
                    .OrderBy(c => c.To.ToString(), StringComparer.Ordinal),
            ]
        );

    /// <summary>The ECR repositories that the copies need, sorted; none for other registries.</summary>
    public ImmutableArray<EcrRepository> Repositories { get; } =
    [.. Copies.Select(c => EcrRepository.Of(c.To)).OfType<EcrRepository>().Distinct().OrderBy(r => r.ToString(), StringComparer.Ordinal)];

    /// <summary>The mapping for other programs: <c>images</c> with <c>source</c> and <c>target</c>, and the names of the ECR <c>repositories</c>.</summary>
    public string Mapping() =>
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("profile", Profile);
            json.WriteStartArray("images");
            foreach (var copy in Copies)
            {
                json.WriteStartObject();
                json.WriteString("source", copy.From.ToString());
                json.WriteString("target", copy.To.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("repositories");
            foreach (var repository in Repositories)
                json.WriteStringValue(repository.Name);
            json.WriteEndArray();
            json.WriteEndObject();
        }) + "\n";
}

/// <summary>One image that a mirror copies.</summary>
/// <param name="From">The upstream image.</param>
/// <param name="To">The image as pods name it.</param>
public sealed record MirrorCopy(ImageReference From, ImageReference To)
{
    /// <summary>What is read: by its digest where it has one, since not every tool takes a tag beside it.</summary>
    public string Source => (From.Digest.Length > 0 ? From with { Tag = "" } : From).ToString();

    /// <summary>The name that the copy gets. A tool cannot push to a digest: without a tag the digest is the tag.</summary>
    public string Target
    {
        get
        {
            var tag = To switch
            {
                { Tag.Length: > 0 } => To.Tag,
                { Digest.Length: > 0 } => To.Digest.Replace(':', '-'),
                _ => "latest",
            };
            return (To with { Tag = tag, Digest = "" }).ToString();
        }
    }

    /// <summary>What pods will ask the registry for.</summary>
    public string Asked => To.Digest.Length > 0 ? (To with { Tag = "" }).ToString() : Target;
}
