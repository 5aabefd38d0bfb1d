using System.Collections.Immutable;
using ChartGen.Sdk.Charts;

namespace ChartGen.Sdk.Output;

/// <summary>What a profile's folder shall hold.</summary>
public sealed record OutputPlan
{
    /// <summary>The full path of <c>&lt;output&gt;/&lt;profile&gt;</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>The same folder as the user named it, for messages; <see langword="null"/> shows the full path.</summary>
    public string? ShownAs { get; init; }

    /// <summary>The files, each path once, without <c>.chartgen.json</c>, which the writer adds.</summary>
    public required ImmutableArray<ChartFile> Files { get; init; }

    /// <summary>The plain version of the tool, without a revision.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>SHA-256 of the resolved profile in its canonical form, in hexadecimal digits.</summary>
    public required string ProfileHash { get; init; }

    /// <summary>Whether files of ours that someone edited are replaced. Files that are not ours never are.</summary>
    public bool Force { get; init; }
}
