using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Components;

/// <summary>Files that stand beside a profile's charts: policies, a runbook.</summary>
/// <remarks>Like a component, it uses no files, processes, clock or randomness.</remarks>
public interface IDocument
{
    /// <summary>The folder of its templates, a DNS label.</summary>
    string Name { get; }

    /// <summary>Builds the files; their targets are paths below the profile's folder, such as <c>RUNBOOK.md</c>.</summary>
    ImmutableArray<ManifestTemplate> Build(DocumentContext context);
}

/// <summary>What a document may know.</summary>
/// <param name="Parts">The profile and what its components brought.</param>
/// <param name="Before">The same of the profile from which one moves to this one; <see langword="null"/> where there is none, or it has errors.</param>
/// <param name="Diagnostics">Takes findings, CG20xx.</param>
public sealed record DocumentContext(PlatformParts Parts, PlatformParts? Before, DiagnosticBag Diagnostics);

/// <summary>A profile and what the components of its charts brought.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Platform">The platform chart's.</param>
/// <param name="Prerequisites">The prerequisites chart's; empty where the profile needs none.</param>
public sealed record PlatformParts(
    EnvironmentProfile Profile,
    ImmutableArray<ComponentOutput> Platform,
    ImmutableArray<ComponentOutput> Prerequisites
);
