using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Reports;

/// <summary>What one run of a command found, for those who were not there: code scanning, a pull request, another program.</summary>
public sealed record Report
{
    /// <summary>The command's name.</summary>
    public required string Command { get; init; }

    /// <summary>How the run ended.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Every finding, in the order in which they were made.</summary>
    public required ImmutableArray<Diagnostic> Findings { get; init; }

    /// <summary>The version of the tool, such as <c>0.1.0</c>.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>What the command says of its result, line by line.</summary>
    /// <value>The default is none.</value>
    public string Summary { get; init; } = "";

    /// <summary>The path from the repository's root, with <c>/</c>, of what a finding names as its file, or <see langword="null"/> where no such file is there.</summary>
    /// <value>The default takes every name for such a path.</value>
    public Func<string, string?> PathOf { get; init; } = static name => name;

    /// <summary>The site's configuration file from the repository's root; the place of what has none.</summary>
    /// <value>The default is <c>chartgen.yaml</c>.</value>
    public string SiteFile { get; init; } = "chartgen.yaml";
}
