using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Sdk.Profiles;

/// <summary>Every message about a single value, CG11xx. The value itself is never repeated: it may be a secret in the wrong place.</summary>
internal static class ValueDiagnostics
{
    /// <summary>CG1101 to CG1121 and CG1126 to CG1136: a text that breaks its rule.</summary>
    public static Diagnostic Text(SourceSpan? where, string path, TextRule rule) =>
        Diagnostic.Error(rule.Code, where, $"'{path}' must be {rule.Rule}.", $"For example '{rule.Example}'.");

    /// <summary>A key of a free-form map that breaks the rule of its names.</summary>
    public static Diagnostic Key(SourceSpan? where, string path, string key, TextRule rule) =>
        Diagnostic.Error(rule.Code, where, $"The key '{key}' of '{path}' must be {rule.Rule}.", $"For example '{rule.Example}'.");

    /// <summary>CG1122: a number that is not whole, or too small or too large.</summary>
    public static Diagnostic Count(SourceSpan? where, string path, SettingShape.Count shape) =>
        Diagnostic.Error(
            "CG1122",
            where,
            $"'{path}' must be a whole number from {shape.Least} to {shape.Most}.",
            $"For example {shape.Least}."
        );

    /// <summary>CG1124: neither true nor false.</summary>
    public static Diagnostic Switch(SourceSpan? where, string path) =>
        Diagnostic.Error("CG1124", where, $"'{path}' must be true or false.", "For example true.");

    /// <summary>CG1125: none of the legal words.</summary>
    public static Diagnostic Word(SourceSpan? where, string path, string text, ImmutableArray<string> words) =>
        Diagnostic.Error(
            "CG1125",
            where,
            $"'{path}' must be one of {string.Join(" | ", words)}.",
            ClosestName.Of(text, words) is { } closest ? $"Did you mean '{closest}'?" : $"For example '{words[0]}'."
        );
}
