using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Policies;

/// <summary>Holds rendered objects against every policy, and findings against the exceptions of components and of the site.</summary>
public static class PolicyRunner
{
    /// <summary>What breaks a policy; what is excepted is a note that tells the reason.</summary>
    public static ImmutableArray<Diagnostic> Check(PolicyInput input)
    {
        var found = Policies
            .All.Where(p => input.IsWhole || !p.NeedsEverything)
            .SelectMany(p => p.Check(input).Select(violation => (Policy: p, Violation: violation)))
            .ToArray();
        var exceptions = input
            .Profile.Exceptions.Concat(input.Charts.SelectMany(c => c.Components).SelectMany(c => c.Exceptions))
            .ToLookup(e => (e.Rule, e.Object));
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var finding in found.GroupBy(f => (f.Policy.Code, f.Violation.Object.Identity)))
        {
            var reason = exceptions[(finding.Key.Code, finding.Key.Identity.ToString())].FirstOrDefault()?.Reason;
            if (reason is null)
                diagnostics.AddRange(finding.Select(f => Finding(f.Policy, f.Violation)));
            else
                diagnostics.Add(Excepted(finding.Key.Code, [.. finding.Select(f => f.Violation)], reason));
        }

        return
        [
            .. diagnostics,
            .. input.IsWhole ? Unused(input.Profile, [.. found.Select(f => (f.Policy.Code, f.Violation.Object.ToString()))]) : [],
        ];
    }

    /// <summary>CG7091: exceptions of the site's from rules that are no policies.</summary>
    public static IEnumerable<Diagnostic> CheckExceptions(EnvironmentProfile profile)
    {
        var codes = Policies.All.Select(p => p.Code).ToArray();
        return profile
            .Exceptions.Where(e => !codes.Contains(e.Rule))
            .Select(e =>
                PolicyDiagnostics.NoPolicy(e, e.Rule.StartsWith("CG70", StringComparison.Ordinal) ? ClosestName.Of(e.Rule, codes) : null)
            );
    }

    private static Diagnostic Finding(Policy policy, Violation violation) =>
        new(policy.Code, violation.Severity, new SourceSpan(violation.Object.Source), violation.Message)
        {
            Suggestion = violation.Suggestion,
        };

    private static Diagnostic Excepted(string code, ImmutableArray<Violation> violations, string reason) =>
        new(
            code,
            Severity.Note,
            new SourceSpan(violations[0].Object.Source),
            $"{string.Join(' ', violations.Select(v => v.Message))} Excepted: {reason}"
        )
        {
            Excepted = reason,
        };

    private static IEnumerable<Diagnostic> Unused(EnvironmentProfile profile, ImmutableArray<(string Rule, string Object)> found) =>
        from exception in profile.Exceptions
        where !found.Contains((exception.Rule, exception.Object)) && Policies.All.Any(p => p.Code == exception.Rule)
        let closest = ClosestName.Of(exception.Object, found.Where(f => f.Rule == exception.Rule).Select(f => f.Object))
        select PolicyDiagnostics.Unused(exception, closest);
}
