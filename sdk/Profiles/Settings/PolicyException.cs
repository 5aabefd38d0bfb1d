namespace ChartGen.Sdk.Profiles;

/// <summary>A finding that the user accepts.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Object">The object, <c>Kind/name</c>.</param>
/// <param name="Reason">Why it is accepted.</param>
public sealed record PolicyException(string Rule, string Object, string Reason);
