using System.Collections.Immutable;

namespace ChartGen.Sdk.Components;

/// <summary>A ServiceAccount of a chart's namespace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maker">Who makes it.</param>
/// <param name="Rights">The AWS rights it needs; empty for none, and then it has no role.</param>
/// <param name="MountsToken">Whether its pods talk to the Kubernetes API. A role needs no such token.</param>
public sealed record AccountSpec(string Name, AccountMaker Maker, ImmutableArray<AwsRight> Rights, bool MountsToken = false);

/// <summary>Who makes a ServiceAccount.</summary>
public enum AccountMaker
{
    /// <summary>The subchart, from values.</summary>
    Subchart,

    /// <summary>The identity component, or a template of the component's own.</summary>
    Platform,

    /// <summary>Nobody here: an EKS add-on, for instance. Only its policy is written.</summary>
    Outside,
}
