using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Catalog;

/// <summary>What can be wrong with values that a subchart is given. Codes are never reused.</summary>
internal static class ContractDiagnostics
{
    private const int MaxListed = 8;

    /// <summary>CG4501: a key that the chart does not read.</summary>
    public static Diagnostic Unknown(
        SourceSpan? where,
        string path,
        Subchart subchart,
        string? nearest,
        IReadOnlyCollection<string> siblings
    ) =>
        Diagnostic.Error(
            "CG4501",
            where,
            $"{Chart(subchart)} reads no value '{path}'; Helm would let it pass without effect.",
            nearest is not null ? $"Did you mean '{nearest}'?"
                : siblings.Count is > 0 and <= MaxListed ? $"There are {string.Join(", ", siblings)}."
                : "Leave it out."
        );

    /// <summary>CG4502: a key whose right place the catalog knows.</summary>
    public static Diagnostic Misplaced(SourceSpan? where, string path, Subchart subchart, string reason, ImmutableArray<string> places) =>
        Diagnostic.Error(
            "CG4502",
            where,
            $"'{path}' has no effect in {Chart(subchart)}: {reason}",
            places.IsEmpty ? "Leave it out." : $"Write {Either(places)} instead."
        );

    /// <summary>CG4503: a key that its chart calls deprecated.</summary>
    public static Diagnostic Deprecated(SourceSpan? where, string path, Subchart subchart, ImmutableArray<string> places) =>
        Diagnostic.Warning(
            "CG4503",
            where,
            $"'{path}' is deprecated in {Chart(subchart)}.",
            places.IsEmpty ? "The chart names nothing in its place." : $"Write {Either(places)} instead."
        );

    /// <summary>CG4504: a value of a kind that the chart cannot take there.</summary>
    public static Diagnostic WrongType(SourceSpan? where, string path, Subchart subchart, string given, string taken) =>
        Diagnostic.Error("CG4504", where, $"'{path}' is {given}; {Chart(subchart)} takes {taken} there.");

    /// <summary>CG4505: a <c>null</c>, which not every Helm heeds. Tried with Helm 3.17.2, 4.1.4 and 4.2.3.</summary>
    public static Diagnostic Null(SourceSpan? where, string path, Subchart subchart) =>
        Diagnostic.Warning(
            "CG4505",
            where,
            $"'{path}: null' takes away the default of {Chart(subchart)} with Helm up to 4.1; Helm 4.2 keeps the default.",
            "Write the value that is wanted."
        );

    /// <summary>CG4506: a key that stands in the chart's defaults or schema only.</summary>
    public static Diagnostic Unread(SourceSpan? where, string path, Subchart subchart) =>
        Diagnostic.Warning(
            "CG4506",
            where,
            $"'{path}' stands in the default values of {Chart(subchart)}, but none of its templates reads it.",
            "Leave it out."
        );

    /// <summary>CG4507: a key of the umbrella that names none of its subcharts.</summary>
    public static Diagnostic UnknownChart(SourceSpan? where, string key, string chart, string? nearest, IEnumerable<string> known) =>
        Diagnostic.Error(
            "CG4507",
            where,
            $"'{key}' is neither a subchart of {chart} nor a key of its own; Helm would let it pass without effect.",
            nearest is not null ? $"Did you mean '{nearest}'?" : $"There are {string.Join(", ", known)}."
        );

    private static string Chart(Subchart subchart) => $"{subchart.Name} {subchart.Version}";

    private static string Either(ImmutableArray<string> places) => string.Join(" or ", places.Select(p => $"'{p}'"));
}
