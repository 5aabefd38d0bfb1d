using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8062: the annotation that named an Ingress's class before Kubernetes 1.18.</summary>
internal sealed class OldIngressAnnotation : IScanRule
{
    private const string Annotation = "kubernetes.io/ingress.class";

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from entry in Annotations.In(repository)
        where entry.Key == Annotation
        select ScanFinding.Warning(
            "CG8062",
            entry.KeyWhere!.Value,
            $"The annotation {Annotation} is deprecated since Kubernetes 1.18, and refused beside spec.ingressClassName.",
            "Set spec.ingressClassName, or the chart's ingressClassName or className.",
            $"ingress.kind {target.Ingress}: every Ingress names its class in its spec",
            "ingressClassName instead of the annotation"
        );
}
