using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles;

/// <summary>Every message of the reader, CG1002 to CG1011; CG1001, YAML that cannot be read, is <see cref="ValuesReader"/>'s.</summary>
internal static class ReaderDiagnostics
{
    private const string MissingFactCode = "CG1007";

    /// <summary>CG1002: a key that nobody reads.</summary>
    public static Diagnostic UnknownKey(
        SourceSpan? where,
        string key,
        string parent,
        string? closest,
        ImmutableArray<string> known = default
    ) =>
        Diagnostic.Error(
            "CG1002",
            where,
            $"'{key}' is not a key of {(parent.Length == 0 ? "the configuration" : $"'{parent}'")}.",
            closest is not null ? $"Did you mean '{closest}'?"
                : known.IsDefaultOrEmpty ? null
                : $"Its keys are {string.Join(", ", known)}."
        );

    /// <summary>CG1003: a text where keys belong, or the other way round.</summary>
    public static Diagnostic WrongNode(ValuesNode found, string path, string expected, string? suggestion = null) =>
        Diagnostic.Error("CG1003", found.Where, $"'{path}' {expected}; here stands {Name(found)}.", suggestion);

    /// <summary>CG1004: a tree for a profile that does not exist.</summary>
    public static Diagnostic UnknownProfile(SourceSpan? where, string name, ImmutableArray<string> known) =>
        Diagnostic.Error(
            "CG1004",
            where,
            $"'{name}' is not a profile.",
            ClosestName.Of(name, known) is { } closest
                ? $"Did you mean '{closest}'?"
                : $"The profiles are {string.Join(", ", known.Distinct().Order(StringComparer.Ordinal))}."
        );

    /// <summary>CG1005: a pair of <c>--set</c> without <c>=</c>.</summary>
    public static Diagnostic PairWithoutValue(string key) =>
        Diagnostic.Error("CG1005", new($"--set {key}"), "The pair has no '='.", $"Write --set {key}=<value>; '{key}=null' deletes.");

    /// <summary>CG1005: a pair of <c>--set</c> with an empty key.</summary>
    public static Diagnostic PairWithEmptyKey(string key) =>
        Diagnostic.Error("CG1005", new($"--set {key}"), "A key between the dots is empty.", @"A dot inside a key is written '\.'.");

    /// <summary>CG1005: a pair of <c>--set</c> that means one profile only.</summary>
    public static Diagnostic PairForOneProfile(string key) =>
        Diagnostic.Error(
            "CG1005",
            new($"--set {key}"),
            "Options hold for every profile of the call; 'profiles' stands in chartgen.yaml only.",
            "Leave out 'profiles' and the profile's name."
        );

    /// <summary>CG1006: a variable for a map whose keys have a case that variables do not keep.</summary>
    public static Diagnostic FreeMapByVariable(SourceSpan where, string path) =>
        Diagnostic.Error(
            "CG1006",
            where,
            $"A variable cannot set what is below '{path}': variables do not keep the case of its keys.",
            $"Use --set {path}.<key>=<value>."
        );

    /// <summary>CG1006: a variable for one profile's tree.</summary>
    public static Diagnostic ProfilesByVariable(SourceSpan where) =>
        Diagnostic.Error(
            "CG1006",
            where,
            "A variable cannot set what is below 'profiles'.",
            "Use --set <key>=<value> in a call for that profile, or its tree in chartgen.yaml."
        );

    /// <summary>Whether a finding is that a fact is missing, and not that one is wrong.</summary>
    public static bool IsMissingFact(Diagnostic diagnostic) => diagnostic.Code == MissingFactCode;

    /// <summary>CG1007: a fact that only the site knows, and no layer sets.</summary>
    public static Diagnostic MissingFact(SourceSpan? where, string path, string needer, string? example) =>
        Diagnostic.Error(
            MissingFactCode,
            where,
            $"'{path}' is not set; {needer} needs it.",
            $"Set it in chartgen.yaml or with --set {path}={example ?? "<value>"}."
        );

    /// <summary>CG1008: a fact of a kind that the profile does not select, in the profile's own tree.</summary>
    public static Diagnostic FactOfAnotherKind(SourceSpan? where, string path, string reason) =>
        Diagnostic.Error(
            "CG1008",
            where,
            $"'{path}' has no effect: it {reason}.",
            "Move it to the common tree, or select what it belongs to."
        );

    /// <summary>CG1011: the same by an option or a variable, which hold for every profile of a call and so are right for another one.</summary>
    public static Diagnostic FactWithoutEffect(SourceSpan? where, string path, string reason) =>
        new("CG1011", Severity.Note, where, $"'{path}' has no effect on this profile: it {reason}.");

    /// <summary>CG1009: a site file whose root is not a map.</summary>
    public static Diagnostic NoSettings(SourceSpan? where) =>
        Diagnostic.Error(
            "CG1009",
            where,
            "The file must hold keys such as 'platform:' and 'aws:'.",
            "docs/configuration.md lists them all."
        );

    /// <summary>CG1010: a site file of several documents.</summary>
    public static Diagnostic SeveralDocuments(SourceSpan? where) =>
        Diagnostic.Error("CG1010", where, "The file holds a second YAML document, which nobody reads.", "Join both, without '---'.");

    /// <summary>What a node is, for people.</summary>
    public static string Name(ValuesNode node) =>
        node switch
        {
            ValuesMap => "a map of keys",
            ValuesList => "a list",
            _ => "a single value",
        };
}
