using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>What is wrong with one object.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Severity">Whether it stops the run.</param>
/// <param name="Source">The chart file of the object; <see langword="null"/> for no object.</param>
/// <param name="Text">The fact, one sentence with its full stop.</param>
/// <param name="Suggestion">The next step, or <see langword="null"/>.</param>
/// <param name="Releases">The Kubernetes releases that it is about.</param>
internal sealed record KubernetesFinding(
    string Code,
    Severity Severity,
    string? Source,
    string Text,
    string? Suggestion,
    KubernetesReleases Releases
)
{
    /// <summary>Whether the releases are named even where they are all that were asked for.</summary>
    public bool NamesReleases { get; init; }

    /// <summary>The finding as people see it; it names releases where it is not about all that were asked for.</summary>
    public Diagnostic Shown(KubernetesReleases asked) =>
        new(
            Code,
            Severity,
            Source is null ? null : new SourceSpan(Source),
            Releases == asked && !NamesReleases ? Text : $"{Text[..^1]} in Kubernetes {Releases}."
        )
        {
            Suggestion = Suggestion,
        };

    /// <summary>The finding at another place, with the advice to that place.</summary>
    public KubernetesFinding Located(Func<Diagnostic, Diagnostic> locate)
    {
        var located = locate(Shown(Releases));
        return this with { Source = located.Where?.File, Suggestion = located.Suggestion };
    }
}
