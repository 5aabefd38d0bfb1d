using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison;

/// <summary>An object that is not the same before and after.</summary>
/// <param name="Identity">The object.</param>
/// <param name="Kind">What became of it.</param>
public sealed record ObjectChange(ObjectIdentity Identity, ChangeKind Kind)
{
    /// <summary>The chart file that it comes from after, or came from; empty where it is not known.</summary>
    public string Source { get; init; } = "";

    /// <summary>The fields that differ, of a changed object only; those of a Secret without their values.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>Why it is applied as it is, the weightiest first; none where nothing is to be said.</summary>
    public ImmutableArray<ApplyReason> Reasons { get; init; } = [];

    /// <summary>
    /// The object on the other side that takes its place: a claim of another class for the same volume, a workload of another kind with the
    /// same name, the ExternalSecret that writes a Secret from now on.
    /// </summary>
    public ObjectIdentity? Counterpart { get; init; }

    /// <summary>What it takes.</summary>
    public Apply Apply => Reasons is [var first, ..] ? first.Apply : Apply.InPlace;

    /// <summary>The weightiest reason; empty where nothing is to be said.</summary>
    public string Reason => Reasons is [var first, ..] ? first.Text : "";

    /// <summary>Whether an upgrade that brings this change is refused until something is done before.</summary>
    public bool IsRefused => Reasons.Any(r => r.Refusal is not null);
}
