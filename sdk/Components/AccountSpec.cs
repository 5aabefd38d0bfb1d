using System.Collections.Immutable;

namespace ChartGen.Sdk.Components;

/// <summary>A ServiceAccount.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maker">Whether the subchart makes it, from values, or the identity component.</param>
/// <param name="Rights">The AWS rights it needs; empty for none, and then it has no role.</param>
/// <param name="MountsToken">Whether its pods talk to the Kubernetes API. A role needs no such token.</param>
public sealed record AccountSpec(string Name, AccountMaker Maker, ImmutableArray<AwsRight> Rights, bool MountsToken = false);

/// <summary>Who makes a ServiceAccount.</summary>
public enum AccountMaker
{
    /// <summary>The subchart, from values.</summary>
    Subchart,

    /// <summary>The identity component.</summary>
    Platform,
}

/// <summary>What an account may do in AWS.</summary>
public abstract record AwsRight
{
    private AwsRight() { }

    /// <summary>Read and write objects of the bucket.</summary>
    /// <param name="Prefix">Below this prefix; empty for all.</param>
    public sealed record Bucket(string Prefix) : AwsRight;

    /// <summary>Read the platform's entries in AWS Secrets Manager.</summary>
    public sealed record ReadSecrets : AwsRight;
}
