using System.Text.RegularExpressions;
using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Images;

/// <summary>A repository of Amazon ECR, which must exist before an image is pushed to it.</summary>
/// <param name="Account">The AWS account.</param>
/// <param name="Region">The region.</param>
/// <param name="Name">Its name: the image's path.</param>
public sealed partial record EcrRepository(string Account, string Region, string Name)
{
    /// <summary>The registry's host.</summary>
    public required string Host { get; init; }

    /// <summary>The repository of an image; <see langword="null"/> for an image elsewhere.</summary>
    public static EcrRepository? Of(ImageReference image)
    {
        var slash = image.Repository.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Ecr.Match(image.Repository[..slash]) is { Success: true } host
            ? new(host.Groups["account"].Value, host.Groups["region"].Value, image.Repository[(slash + 1)..]) { Host = host.Value }
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Host}/{Name}";

    [GeneratedRegex(
        @"\A(?<account>[0-9]{12})\.dkr\.ecr(-fips)?\.(?<region>[a-z0-9-]+)\.amazonaws\.(com|com\.cn|eu)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Ecr { get; }
}
