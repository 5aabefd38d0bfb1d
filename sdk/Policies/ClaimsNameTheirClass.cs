namespace ChartGen.Sdk.Policies;

/// <summary>CG7001: a claim without a class waits for a default class, which a new EKS cluster lacks, and another class is another promise.</summary>
internal sealed class ClaimsNameTheirClass : Policy
{
    public override string Code => "CG7001";

    public override string Title => "Every claim names a StorageClass that the profile promises.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var promised = new[] { input.Profile.Storage.Block.ClassName, input.Profile.Storage.Shared.ClassName }.Distinct().ToArray();
        return from claim in input.Claims
            where !promised.Contains(claim.ClassName)
            select new Violation(
                claim.Owner,
                claim.ClassName.Length == 0
                    ? $"{claim.Owner}: the claim '{claim.Name}' names no StorageClass."
                    : $"{claim.Owner}: the claim '{claim.Name}' names the StorageClass '{claim.ClassName}', which is not the profile's.",
                $"Name {Words.Either(promised)}."
            );
    }
}
