using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests;

/// <summary>What can be wrong with rendered objects as a whole. Codes are never reused.</summary>
internal static class ManifestDiagnostics
{
    /// <summary>CG6020: a rendered document is no YAML, or gives a key twice.</summary>
    public static Diagnostic Unreadable(string source, int line, string message) =>
        Diagnostic.Error(
            "CG6020",
            new SourceSpan(source),
            $"Line {line} of the rendered text: {message}",
            "Correct the template, or the value that it prints there."
        );

    /// <summary>CG6021: a rendered document is no Kubernetes object.</summary>
    public static Diagnostic NoObject(string source, string missing) =>
        Diagnostic.Error(
            "CG6021",
            new SourceSpan(source),
            $"A rendered document has no '{missing}'.",
            "A template may print Kubernetes objects only."
        );

    /// <summary>CG6022: the same object is rendered twice, and the cluster would keep one of them.</summary>
    public static Diagnostic Duplicate(RenderedObject one, RenderedObject other)
    {
        // Helm's order differs between its versions. The chart's own templates sort after its subcharts, and are easier to change.
        var (first, second) =
            string.CompareOrdinal(one.Source, other.Source) <= 0 ? (one.Source, other.Source) : (other.Source, one.Source);
        return Diagnostic.Error(
            "CG6022",
            new SourceSpan(second),
            first == second ? $"{one} is rendered twice by '{first}'." : $"{one} is rendered twice: by '{first}' and by '{second}'.",
            "Rename one of them, for a subchart by its fullnameOverride."
        );
    }

    /// <summary>CG6023: two renders of the same chart differ.</summary>
    /// <param name="rendered">The object.</param>
    /// <param name="path">The field.</param>
    /// <param name="known">What is known about the field, or <see langword="null"/>.</param>
    public static Diagnostic Differs(RenderedObject rendered, string path, RandomValue? known) =>
        Diagnostic.Error(
            "CG6023",
            new SourceSpan(rendered.Source),
            $"Two renders of {rendered} differ in '{path}'.",
            known is not null ? $"The chart '{known.Chart}' makes it at random: set '{known.Chart}.{known.Key}' {known.Setting}."
                : path.Contains(".annotations.checksum/", StringComparison.Ordinal)
                    ? "It is a checksum of another object: what differs there has to be set."
                : "The template makes the value at random or from the clock: set the value that it asks for, best by naming a Secret that exists."
        );

    /// <summary>CG6023: an object is there in one of two renders of the same chart.</summary>
    public static Diagnostic Appears(RenderedObject rendered) =>
        Diagnostic.Error(
            "CG6023",
            new SourceSpan(rendered.Source),
            $"{rendered} is in one of two renders only.",
            "The template makes its name at random or from the clock: set the name."
        );

    /// <summary>CG6024: an object refers to one that nobody makes.</summary>
    public static Diagnostic Missing(RenderedObject from, string path, string kind, string name, string? closest) =>
        Diagnostic.Error(
            "CG6024",
            new SourceSpan(from.Source),
            $"{from} refers to {kind} '{name}' in '{path}', which is neither in the chart nor expected from outside.",
            closest is null ? null : $"Did you mean '{closest}'?"
        );

    /// <summary>CG6025: two charts of a profile hold the same object.</summary>
    public static Diagnostic InTwoCharts(RenderedObject one, RenderedObject other) =>
        Diagnostic.Error(
            "CG6025",
            new SourceSpan(other.Source),
            $"{other} is in two charts: by '{one.Source}' and by '{other.Source}'.",
            "Helm refuses the second release: leave the object to one of them."
        );

    /// <summary>CG6026: a chart that is installed once in a namespace holds objects of the whole cluster.</summary>
    public static Diagnostic ClusterWide(string chart, IEnumerable<RenderedObject> objects) =>
        new(
            "CG6026",
            Severity.Note,
            null,
            $"One cluster can hold the chart '{chart}' once: {string.Join(", ", objects.Select(o => o.ToString()).Order(StringComparer.Ordinal))} "
                + "belong to the whole cluster."
        )
        {
            Suggestion = "For a second one, choose what leaves these objects to the prerequisites chart or to the cluster.",
        };
}
