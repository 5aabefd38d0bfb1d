using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Prerequisites;

/// <summary>Pods that serve the node itself, and so need more of it than the Pod Security Standard <c>baseline</c> gives.</summary>
internal static class NodeAgents
{
    /// <summary>The policies that such a pod cannot keep: no folders of the node, and <c>baseline</c>.</summary>
    /// <param name="name">The object, <c>Kind/name</c>.</param>
    /// <param name="reason">What it does on the node.</param>
    public static ImmutableArray<PolicyException> Exceptions(string name, string reason) =>
        [new("CG7006", name, reason), new("CG7010", name, reason)];
}
