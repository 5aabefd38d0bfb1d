using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8032: AWS keys that never change, in plain text or from a Secret, where pods have roles.</summary>
internal sealed class StaticAwsKeys : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        var written = repository
            .Named.Where(v =>
                (SecretNames.IsAwsKey(v.Name) && SecretNames.IsLiteral(v)) || (SecretNames.IsAccessKeyId(v.Text) && !v.IsReference)
            )
            .Select(v => (v.Where, Name: PlainSecret.Shown(v), Plain: true));
        var taken = target.IsAws
            ? repository.References.Where(r => SecretNames.IsAwsKey(r.Name)).Select(r => (r.Where, r.Name, Plain: false))
            : [];
        return written.Concat(taken).Select(f => Finding(f.Where, f.Name, f.Plain, target));
    }

    private static ScanFinding Finding(SourceSpan where, string name, bool plain, ScanTarget target) =>
        ScanFinding.Error(
            "CG8032",
            where,
            plain ? $"'{name}' gives a pod a key that never changes, in plain text." : $"'{name}' gives a pod a key that never changes.",
            target.IsAws
                ? "Remove it; a pod on EKS has a role. A key that stood in Git is known: delete it in IAM or in the store."
                : "Read it from a Secret, and change it.",
            target.IdentityInWords,
            "roles for pods instead of static keys"
        );
}
