using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8031: a key that encrypts or signs, such as Airflow's Fernet key, in plain text.</summary>
internal sealed class SessionKeyInPlainText : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from value in repository.Named
        where SecretNames.IsSessionKey(value.Name) && SecretNames.IsLiteral(value) && !value.IsIn("Secret")
        let isFernet = value.Name.Contains("fernet", StringComparison.OrdinalIgnoreCase)
        select ScanFinding.Error(
            "CG8031",
            value.Where,
            $"'{PlainSecret.Shown(value)}' holds {(isFernet ? "the Fernet key, which opens every connection that Airflow keeps" : "a key that signs sessions or tokens")}, where anyone can read it.",
            isFernet
                ? "Move it into a Secret with the same value, or no connection can be read afterwards; then rotate it."
                : "Make a new one, in a Secret.",
            $"{target.SecretsInWords}; the chart only names it{(isFernet ? ", as airflow-fernet-key" : "")}",
            "the key into a Secret, with the same value"
        );
}
