using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Images;

/// <summary>Every message about images.</summary>
internal static class ImagesDiagnostics
{
    public static Diagnostic OutOfReach(IEnumerable<string> charts) =>
        Diagnostic.Warning(
            "CG8301",
            null,
            $"Of {string.Join(", ", charts)} only the images are listed that ChartGen sets: nothing else is known of a chart that is out of reach.",
            "Name a folder with the charts: --chart-source; --require-charts makes this an error."
        );

    public static Diagnostic NoRegistry(string profile) =>
        Diagnostic.Error(
            "CG8302",
            null,
            $"There is nothing to mirror: {profile} pulls every image from where it is published.",
            "Set the registry: --set images.registry=<registry>."
        );

    public static Diagnostic TwoMakers(ImageReference target, IEnumerable<ImageReference> sources) =>
        Diagnostic.Error(
            "CG8303",
            null,
            $"{string.Join(" and ", sources)} would both be copied to {target}: one would be pulled for the other.",
            "Give one of them another path with 'images.map'."
        );
}
