using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7002: a claim that asks its class for more than it gives stays pending; a shared one that asks for less keeps pods on one node.</summary>
internal sealed class ClaimsAskForWhatTheirClassGives : Policy
{
    private static readonly string[] OfOneNode = ["ReadWriteOnce", "ReadWriteOncePod"];

    public override string Code => "CG7002";

    public override string Title => "Every claim has an access mode that its class gives, and a shared volume the widest.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var storage = input.Profile.Storage;
        foreach (var claim in input.Claims)
        {
            var choice = new[] { storage.Shared, storage.Block }.FirstOrDefault(c => c.ClassName == claim.ClassName);
            if (choice is null)
                continue;
            var modes = claim.AccessModes.ToArray();
            if (modes.Length == 0)
                yield return Wrong(claim, "asks for no access mode", choice.AccessMode);
            else if (choice.AccessMode == AccessMode.ReadWriteOnce && modes.FirstOrDefault(m => !OfOneNode.Contains(m)) is { } wide)
                yield return Wrong(claim, $"asks for {wide}, which '{choice.ClassName}' does not give", choice.AccessMode);
            else if (IsShared(claim, input) && !modes.Contains(storage.Shared.AccessMode.ToString()))
                yield return Wrong(claim, $"is shared by pods, and asks for {modes[0]} only", choice.AccessMode);
        }
    }

    private static bool IsShared(RenderedClaim claim, PolicyInput input) =>
        claim.Owner.Kind == "PersistentVolumeClaim"
        && input.Profile.Volumes.Keys.Any(volume => claim.Name == $"{volume}-{input.Profile.Storage.Shared.ClassName}");

    private static Violation Wrong(RenderedClaim claim, string fact, AccessMode mode) =>
        new(claim.Owner, $"{claim.Owner}: the claim '{claim.Name}' {fact}.", $"Ask for {mode}.");
}
