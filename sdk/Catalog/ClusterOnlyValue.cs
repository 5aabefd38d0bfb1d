using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog;

/// <summary>A value that counts on a cluster only: the chart looks at what is there, and a render without a cluster sees nothing.</summary>
/// <param name="Chart">The chart's name.</param>
/// <param name="Version">The version in which this was read.</param>
/// <param name="Path">The value's path in the chart.</param>
/// <param name="Template">The template that asks for the value beside a <c>lookup</c>.</param>
/// <param name="Reason">What it does there.</param>
public sealed record ClusterOnlyValue(string Chart, string Version, string Path, string Template, string Reason)
{
    /// <summary>All that are known. The audit holds each against the text of the template, so that no entry outlives its chart.</summary>
    public static ImmutableArray<ClusterOnlyValue> All { get; } =
    [
        new(
            "aws-load-balancer-controller",
            "3.5.0",
            "keepTLSSecret",
            "templates/_helpers.tpl",
            "An upgrade keeps the certificate in Secret/aws-load-balancer-tls."
        ),
    ];
}
