using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>A key of the configuration.</summary>
/// <param name="Key">The key.</param>
/// <param name="Shape">What may stand there.</param>
/// <param name="Summary">What it sets, in one sentence.</param>
internal sealed record Setting(string Key, SettingShape Shape, string Summary)
{
    /// <summary>The kinds of its section for which it counts; empty for all.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Whether a profile cannot be without it.</summary>
    public bool Needed { get; init; }

    /// <summary>The kinds that cannot be without it, where others can.</summary>
    public ImmutableArray<string> NeededBy { get; init; } = [];

    /// <summary>What holds where no layer sets it.</summary>
    public ValuesNode? Default { get; init; }

    /// <summary>The kinds for which <see cref="Default"/> holds; empty for all.</summary>
    public ImmutableArray<string> DefaultFor { get; init; } = [];

    /// <summary>The key of its section, declared before it, whose value it has where no layer sets it.</summary>
    public string? DefaultFrom { get; init; }

    /// <summary>The kinds for which it counts only in a profile on AWS.</summary>
    public ImmutableArray<string> OnAwsFor { get; init; } = [];

    /// <summary>Whether a profile's own value is meant for the profile's own kind alone.</summary>
    public bool GoesWithKind { get; init; }

    /// <summary>Whether the section may be left out as a whole.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether it counts for a kind.</summary>
    public bool CountsFor(string? kind) => Kinds.IsEmpty || (kind is not null && Kinds.Contains(kind));

    /// <summary>Whether a profile with this kind cannot be without it.</summary>
    public bool IsNeededBy(string? kind) => Needed || (kind is not null && NeededBy.Contains(kind));

    /// <summary>What holds for a kind where no layer sets it.</summary>
    public ValuesNode? DefaultOf(string? kind) => DefaultFor.IsEmpty || (kind is not null && DefaultFor.Contains(kind)) ? Default : null;
}
