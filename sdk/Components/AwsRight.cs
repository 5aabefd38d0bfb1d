using System.Collections.Immutable;

namespace ChartGen.Sdk.Components;

/// <summary>Something that an account may do in AWS.</summary>
/// <param name="Summary">What it may do, as Markdown: <c>read the entries `ml/prod/*` of AWS Secrets Manager</c>.</param>
/// <param name="Statements">The least statements of an IAM policy that allow it.</param>
public sealed record AwsRight(string Summary, ImmutableArray<PolicyStatement> Statements)
{
    /// <inheritdoc/>
    public bool Equals(AwsRight? other) => other is not null && Summary == other.Summary && Statements.SequenceEqual(other.Statements);

    /// <inheritdoc/>
    public override int GetHashCode() => Summary.GetHashCode(StringComparison.Ordinal);
}

/// <summary>An allowing statement of an IAM policy.</summary>
public sealed record PolicyStatement
{
    /// <summary>Its name: letters and digits, once in a policy.</summary>
    public required string Sid { get; init; }

    /// <summary>Actions, such as <c>s3:GetObject</c>.</summary>
    public required ImmutableArray<string> Actions { get; init; }

    /// <summary>ARNs, or <c>*</c>.</summary>
    public required ImmutableArray<string> Resources { get; init; }

    /// <summary>What must hold beside, all of it.</summary>
    public ImmutableArray<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>Why an action or a resource holds a wildcard: AWS offers nothing narrower. <see langword="null"/> where none does.</summary>
    public string? WildcardReason { get; init; }

    /// <inheritdoc/>
    public bool Equals(PolicyStatement? other) =>
        other is not null
        && Sid == other.Sid
        && WildcardReason == other.WildcardReason
        && Actions.SequenceEqual(other.Actions)
        && Resources.SequenceEqual(other.Resources)
        && Conditions.SequenceEqual(other.Conditions);

    /// <inheritdoc/>
    public override int GetHashCode() => Sid.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A condition of an IAM policy.</summary>
/// <param name="Operator">Such as <c>StringEquals</c>.</param>
/// <param name="Key">Such as <c>s3:prefix</c>.</param>
/// <param name="Values">The values, any of which will do.</param>
public sealed record PolicyCondition(string Operator, string Key, ImmutableArray<string> Values)
{
    /// <inheritdoc/>
    public bool Equals(PolicyCondition? other) =>
        other is not null && Operator == other.Operator && Key == other.Key && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Operator, Key);
}
