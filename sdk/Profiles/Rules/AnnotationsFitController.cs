using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1205: an Ingress controller ignores the annotations of another one without a word.</summary>
internal sealed class AnnotationsFitController : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        profile.Ingress switch
        {
            IngressChoice.Alb alb => Foreign(alb.Annotations, "nginx.ingress.kubernetes.io/", alb.Kind, sources),
            IngressChoice.Nginx nginx => Foreign(nginx.Annotations, "alb.ingress.kubernetes.io/", nginx.Kind, sources),
            _ => [],
        };

    private static IEnumerable<Diagnostic> Foreign(
        ImmutableSortedDictionary<string, string> annotations,
        string prefix,
        string kind,
        SourceMap sources
    ) =>
        annotations
            .Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name =>
                Diagnostic.Error(
                    "CG1205",
                    sources.At(SettingPath.Parse("ingress.annotations").Below(name).ToString()),
                    $"The annotation '{name}' means nothing to ingress.kind '{kind}'.",
                    $"Remove it, or write its counterpart for '{kind}'."
                )
            );
}
