using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>The two volumes that the platform has: models, and checkpoints of Spark.</summary>
internal sealed class FoundVolumes(ScannedRepository repository, SiteDraft draft)
{
    public void Add()
    {
        var uses = repository.ClaimUses.ToLookup(u => u.Claim, StringComparer.Ordinal);
        foreach (var claim in repository.Claims.Where(c => c.Owner is null && !IsOfServer(c)))
        {
            var mount = uses[claim.Name].Select(u => u.MountPath).FirstOrDefault(p => p is not null);
            if (VolumeOf($"{claim.Name} {mount}") is not { } volume || draft.Has($"volumes.{volume}"))
            {
                draft.LeaveOut(
                    claim.Where,
                    $"the claim '{claim.Name}'{(claim.Size is { } size ? $" of {size}" : "")}",
                    "The platform has the volumes models and spark-checkpoints; what else keeps data belongs to a component."
                );
                continue;
            }

            draft.Set($"volumes.{volume}.size", claim.Size, claim.Spec.At("resources", "requests", "storage")?.Where);
            draft.Set($"volumes.{volume}.mountPath", mount);
        }

        foreach (var value in repository.Named.Where(v => v.Path is [.., "volumeMounts" or "extraVolumeMounts", _, "mountPath"]))
        {
            if (VolumeOf(value.Text) is { } volume)
                draft.Set($"volumes.{volume}.mountPath", value.Text, value.Where);
        }
    }

    private bool IsOfServer(DeclaredClaim claim) =>
        repository.Workloads.Any(w => w.Role != ServerRole.None && w.Claims.Any(c => c.Name == claim.Name));

    private static string? VolumeOf(string text) =>
        text.Contains("checkpoint", StringComparison.OrdinalIgnoreCase) ? "spark-checkpoints"
        : text.Contains("model", StringComparison.OrdinalIgnoreCase) ? "models"
        : null;
}
