using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles;

/// <summary>A finding of a policy that somebody accepts: the site, or a component whose chart leaves no other way.</summary>
/// <param name="Rule">The policy's code.</param>
/// <param name="Object">The object, <c>Kind/name</c>.</param>
/// <param name="Reason">Why it is accepted, as a sentence.</param>
public sealed record PolicyException(string Rule, string Object, string Reason)
{
    /// <summary>Where the site says so, or <see langword="null"/>.</summary>
    public SourceSpan? Where { get; init; }
}
