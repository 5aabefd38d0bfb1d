using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8003: a ReadWriteOnce claim that several pods mount, on a target with several nodes.</summary>
internal sealed class ClaimUsedFromSeveralPlaces : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        if (!target.HasSeveralNodes)
            return [];
        var uses = repository.ClaimUses.ToLookup(u => u.Claim, StringComparer.Ordinal);
        var claims = repository.Claims.Where(c => c.Owner is null).ToArray();
        return from claim in claims
            where claim.SingleNodeMode is not null
            // Where a name is declared twice, as in two overlays, each belongs to its own folder.
            let isOne = claims.Count(c => c.Name == claim.Name) == 1
            let users = uses[claim.Name]
                .Where(u =>
                    (isOne || FolderOf(u.Where.File) == claim.Manifest.File.Folder)
                    && (u.Namespace is null || claim.Manifest.Namespace is null || u.Namespace == claim.Manifest.Namespace)
                )
                .DistinctBy(u => u.By)
                .ToArray()
            where users.Sum(u => u.Pods) > 1
            select ScanFinding.Error(
                "CG8003",
                claim.SingleNodeMode!.Where!.Value,
                $"The claim '{claim.Name}' is ReadWriteOnce, but {Users(users)}: on several nodes only one of them starts.",
                $"Make it ReadWriteMany on class {target.SharedClass}.",
                $"volumes: a shared volume of {target.Name} is a claim of class {target.SharedClass}"
                    + (target.SharesAmongNodes ? ", ReadWriteMany, with one uid and gid for all who mount it" : ""),
                $"ReadWriteMany on {target.SharedClass} for the claim that several pods mount"
            );
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    private static string Users(ClaimUse[] users) =>
        users.Length == 1
            ? $"{users[0].By} mounts it in {users[0].Pods} pods"
            : $"{string.Join(" and ", users.Select(u => u.By).Distinct())} mount it";
}
