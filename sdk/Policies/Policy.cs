using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>A promise of the profile that rendered objects keep or break.</summary>
internal abstract class Policy
{
    /// <summary>Its code, <c>CG70</c> and two digits.</summary>
    public abstract string Code { get; }

    /// <summary>The promise, in one sentence.</summary>
    public abstract string Title { get; }

    /// <summary>Whether it holds objects against others that may be in any chart of the profile, and so says nothing until all are there.</summary>
    public virtual bool NeedsEverything => false;

    /// <summary>What breaks the promise.</summary>
    public abstract IEnumerable<Violation> Check(PolicyInput input);
}

/// <summary>An object that breaks a policy.</summary>
/// <param name="Object">The object.</param>
/// <param name="Message">The fact, without a secret's value.</param>
/// <param name="Suggestion">A next step.</param>
/// <param name="Severity">Whether it stops the run.</param>
internal sealed record Violation(RenderedObject Object, string Message, string Suggestion, Severity Severity = Severity.Error);
