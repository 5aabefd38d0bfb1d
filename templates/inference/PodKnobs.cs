using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Inference;

/// <summary>What stays open at install time: the image's tag, its user, and how many copies run where there may be several.</summary>
internal static class PodKnobs
{
    // The user of Spark's own images. Any other user that is not root will do, since the group is root's as on the volumes.
    public const int SparkUser = 185;

    public static ValuesMap Values(InferenceChoice.Running running, int? replicas = null)
    {
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>();
        entries.Add(new("image", ValuesMap.Of(("tag", running.Image.Tag.Text))));
        if (replicas is { } copies)
            entries.Add(
                new(
                    "replicas",
                    copies,
                    running is InferenceChoice.Spark ? "Executors beside the driver." : "Copies; the fewest where load adds more."
                )
            );
        entries.Add(new("runAsUser", SparkUser, "The user id of the container; not root's."));
        return new(entries.ToImmutable());
    }

    public static ValuesMap Schema(int? mostReplicas, bool hasReplicas = true) =>
        ValuesMap.Of(
            (
                "image",
                ValuesMap.Of(
                    ("type", "object"),
                    ("properties", ValuesMap.Of(("tag", ValuesMap.Of(("type", "string"), ("minLength", 1))))),
                    ("required", ValuesList.OfStrings(["tag"])),
                    ("additionalProperties", false)
                )
            ),
            ("replicas", hasReplicas ? Count(1, mostReplicas) : null),
            ("runAsUser", Count(1, null))
        );

    public static ValuesMap Schema() => Schema(null, hasReplicas: false);

    private static ValuesMap Count(int least, int? most) =>
        ValuesMap.Of(("type", "integer"), ("minimum", least), ("maximum", most is { } limit ? limit : null));
}
