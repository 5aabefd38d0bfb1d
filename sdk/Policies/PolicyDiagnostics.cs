using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Policies;

/// <summary>What can be wrong with exceptions from policies.</summary>
internal static class PolicyDiagnostics
{
    /// <summary>CG7090: an exception of the site's that no finding matches.</summary>
    public static Diagnostic Unused(PolicyException exception, string? closest) =>
        Diagnostic.Warning(
            "CG7090",
            exception.Where,
            $"The exception of {exception.Rule} for '{exception.Object}' matches nothing that is found.",
            closest is null ? "Remove it." : $"{exception.Rule} is found at '{closest}': name that, or remove the exception."
        );

    /// <summary>CG7091: an exception of a rule that is no policy.</summary>
    public static Diagnostic NoPolicy(PolicyException exception, string? closest) =>
        Diagnostic.Error(
            "CG7091",
            exception.Where,
            $"{exception.Rule} is no policy, and from nothing else can an object be excepted.",
            closest is null ? "Policies have the codes CG7001 to CG7089: see docs/policies.md." : $"Did you mean '{closest}'?"
        );
}
