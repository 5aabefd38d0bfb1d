namespace ChartGen.Sdk.Policies;

/// <summary>CG7012: a chart's own password is everybody's.</summary>
internal sealed class NoDefaultCredentials : Policy
{
    public override string Code => "CG7012";

    public override string Title => "No default credentials such as `minioadmin` or `prom-operator`.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        from place in input.Plaintext
        where place.IsDefault
        select new Violation(
            place.Object,
            $"{place.Object}: {place.Where} holds a password that everybody knows.",
            "Name a Secret that exists instead; charts call the key existingSecret, or alike."
        );
}
