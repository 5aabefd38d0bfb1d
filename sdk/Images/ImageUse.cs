using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Images;

/// <summary>A place that names an image.</summary>
/// <param name="Image">The image, with Docker Hub's short names in full.</param>
/// <param name="Owner">Who needs it: <c>Deployment/mlflow</c>, or the chart of which nothing more is known.</param>
/// <param name="Namespace">The owner's namespace; empty where it has none.</param>
/// <param name="Place">Where the owner names it: <c>init container git-sync</c>, <c>container manager, --thanos-default-base-image</c>.</param>
/// <param name="File">The file that the owner comes from.</param>
public sealed record ImageUse(ImageReference Image, string Owner, string Namespace, string Place, string File);
