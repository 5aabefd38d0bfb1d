using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8070: a text that waits for a real one.</summary>
internal sealed class UnreplacedPlaceholder : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from value in repository.Named
        where value.Origin != ValueOrigin.Shell && !value.IsReference && Placeholders.Is(value.Text)
        select ScanFinding.Error(
            "CG8070",
            value.Where,
            $"'{PlainSecret.Shown(value)}' is a placeholder that nobody replaced.",
            "Write what is meant, or remove it.",
            "facts of the site are typed keys of chartgen.yaml: one that is missing is an error, and a sample's is a warning",
            "the real value instead of the placeholder"
        );
}
