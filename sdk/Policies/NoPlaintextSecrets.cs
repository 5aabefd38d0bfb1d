namespace ChartGen.Sdk.Policies;

/// <summary>CG7011: a secret in a chart is in Git, in the release and before everybody who may read objects.</summary>
internal sealed class NoPlaintextSecrets : Policy
{
    public override string Code => "CG7011";

    public override string Title => "No secret stands in a variable, an argument, a ConfigMap, a Secret or an annotation.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        from place in input.Plaintext
        where !place.IsDefault
        select new Violation(
            place.Object,
            $"{place.Object}: {place.Where} holds {place.What}.",
            "Read it from a Secret that exists, by its name; and replace the secret, since it was written down."
        );
}
