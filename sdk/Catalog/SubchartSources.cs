using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Catalog;

/// <summary>Where the archives of subcharts may come from, in this order.</summary>
public sealed record SubchartSources
{
    /// <summary>What <c>--chart-source</c> named: a folder of <c>&lt;name&gt;-&lt;version&gt;.tgz</c> or unpacked <c>&lt;name&gt;/</c>. If it is set, every chart must be there.</summary>
    public string? ChartSource { get; init; }

    /// <summary>The project's folder <c>charts</c>, or <see langword="null"/>. It need not exist.</summary>
    public string? ProjectCharts { get; init; }

    /// <summary>The tool's cache; what repositories gave is kept there.</summary>
    public required ToolCache Cache { get; init; }

    /// <summary>Whether no repository may be asked.</summary>
    public bool Offline { get; init; }

    /// <summary>Whether stand-ins and changed charts are errors.</summary>
    public bool RequireCharts { get; init; }

    /// <summary>How long the repositories may take, all together in one run of the tool.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan RepositoryTime { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>Where the archive of a subchart came from.</summary>
public enum SubchartOrigin
{
    /// <summary>The folder of <c>--chart-source</c>.</summary>
    ChartSource,

    /// <summary>The project's folder <c>charts</c>.</summary>
    Project,

    /// <summary>The tool's cache.</summary>
    Cache,

    /// <summary>The chart's repository.</summary>
    Repository,

    /// <summary>Made from the kept contract.</summary>
    StandIn,
}

/// <summary>The archive of a subchart on the disk.</summary>
/// <param name="Subchart">The subchart.</param>
/// <param name="Archive">The archive's path.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record ResolvedSubchart(Subchart Subchart, string Archive, SubchartOrigin Origin);

/// <summary>The archives of a chart's subcharts.</summary>
/// <param name="Charts">Those that there are, in the order in which they were asked for.</param>
/// <param name="Diagnostics">What was wrong with sources. Without an error every chart is there.</param>
public sealed record SubchartSet(ImmutableArray<ResolvedSubchart> Charts, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether all of them are real charts.</summary>
    public bool IsReal => Charts.All(c => c.Origin != SubchartOrigin.StandIn);
}

/// <summary>What was found of one chart.</summary>
/// <param name="Subchart">The chart.</param>
/// <param name="Chart">Its real archive, or <see langword="null"/> where there is none that may be used.</param>
/// <param name="Problems">Why there is none, or what is to be said of it.</param>
internal sealed record LocatedSubchart(Subchart Subchart, ResolvedSubchart? Chart, ImmutableArray<Diagnostic> Problems);
