using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7003: a class of ours is what its name says, keeps volumes when claims go, and is there for the claims that name it.</summary>
internal sealed class StorageClassesKeepTheirPromise : Policy
{
    public override string Code => "CG7003";

    public override string Title => "The StorageClasses of the profile are there, with their driver, and retain volumes.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var classes = input.OfKind("StorageClass").ToLookup(c => c.Name, StringComparer.Ordinal);
        foreach (var choice in new[] { input.Profile.Storage.Block, input.Profile.Storage.Shared }.DistinctBy(c => c.ClassName))
        {
            if (Wanted(choice) is not { } wanted)
                continue;
            foreach (var @class in classes[choice.ClassName])
            {
                foreach (var (path, value) in wanted.Where(w => @class.Tree.TextAt(w.Path.Split(':')) != w.Value))
                    yield return Wrong(@class, path, value);
            }

            var claim = input.Claims.FirstOrDefault(c => c.ClassName == choice.ClassName);
            if (claim is not null && !classes[choice.ClassName].Any() && IsOurs(input))
            {
                yield return new(
                    claim.Owner,
                    $"{claim.Owner}: the claim '{claim.Name}' names the StorageClass '{choice.ClassName}', which no chart makes.",
                    "Have the prerequisites chart make it, or set prerequisites.storageClasses.kind to who does."
                );
            }
        }
    }

    private static bool IsOurs(PolicyInput input) => input.Profile.Prerequisites.StorageClasses.Source == PrerequisiteSource.Chart;

    private static Violation Wrong(RenderedObject @class, string path, string value) =>
        new(
            @class,
            $"{@class}: '{path.Replace(':', '.')}' is not '{value}'.",
            $"Set it to '{value}'; a class cannot be changed in place, so delete the old one first."
        );

    // A parameter's name may hold dots.
    private static (string Path, string Value)[]? Wanted(StorageChoice choice) =>
        choice switch
        {
            StorageChoice.Ebs =>
            [
                ("provisioner", "ebs.csi.aws.com"),
                ("parameters:type", "gp3"),
                ("parameters:encrypted", "true"),
                ("reclaimPolicy", "Retain"),
                ("volumeBindingMode", "WaitForFirstConsumer"),
            ],
            StorageChoice.Efs efs =>
            [
                ("provisioner", "efs.csi.aws.com"),
                ("parameters:provisioningMode", "efs-ap"),
                ("parameters:fileSystemId", efs.FileSystemId.Text),
                ("parameters:uid", "50000"),
                ("parameters:gid", "0"),
                ("reclaimPolicy", "Retain"),
            ],
            _ => null,
        };
}
