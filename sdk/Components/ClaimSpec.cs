using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Components;

/// <summary>A claim that the storage component makes; its name is <c>&lt;volume&gt;-&lt;class&gt;</c>, so that a class never changes in place.</summary>
/// <param name="Volume">The volume.</param>
/// <param name="Storage">What backs it.</param>
/// <param name="Size">How large it is.</param>
/// <param name="Consumer">Who mounts it, for people.</param>
public sealed record ClaimSpec(string Volume, StorageChoice Storage, Quantity Size, string Consumer)
{
    /// <summary>Whether pods of one component mount it on several nodes; where several components do, it is known.</summary>
    public bool IsShared { get; init; }

    /// <summary>The name of the claim.</summary>
    public string Name => NameOf(Volume, Storage);

    /// <summary>The name of a volume's claim.</summary>
    public static string NameOf(string volume, StorageChoice storage) => $"{volume}-{storage.ClassName}";
}
