using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Components;

/// <summary>What a component brings to the chart, and what it needs from the components after it.</summary>
public sealed record ComponentOutput
{
    /// <summary>The component's name.</summary>
    public required string Component { get; init; }

    /// <summary>The chart it configures, or <see langword="null"/> when it has only objects of its own.</summary>
    public Subchart? Subchart { get; init; }

    /// <summary>The template of the subchart's values.</summary>
    public TemplateUse? Values { get; init; }

    /// <summary>Raw values of the user's, merged over <see cref="Values"/>.</summary>
    public ValuesMap RawValues { get; init; } = ValuesMap.Empty;

    /// <summary>Values that stay open at install time, below <c>platform.&lt;component&gt;</c>.</summary>
    public ValuesMap Knobs { get; init; } = ValuesMap.Empty;

    /// <summary>The JSON Schema (draft-07) of <see cref="Knobs"/>: properties by key.</summary>
    public ValuesMap KnobSchema { get; init; } = ValuesMap.Empty;

    /// <summary>Files of the chart.</summary>
    public ImmutableArray<ManifestTemplate> Files { get; init; } = [];

    /// <summary>Secrets that must exist; ChartGen knows how each is made.</summary>
    public ImmutableArray<SecretSpec> Secrets { get; init; } = [];

    /// <summary>Secrets of the user's that must exist; only the user knows what is in them.</summary>
    public ImmutableArray<ForeignSecret> ForeignSecrets { get; init; } = [];

    /// <summary>Claims that the storage component makes.</summary>
    public ImmutableArray<ClaimSpec> Claims { get; init; } = [];

    /// <summary>ServiceAccounts and the AWS rights they need.</summary>
    public ImmutableArray<AccountSpec> Accounts { get; init; } = [];

    /// <summary>Workloads that the availability component protects because their chart does not.</summary>
    public ImmutableArray<WorkloadSpec> Workloads { get; init; } = [];

    /// <summary>Its pods, as network rules name them.</summary>
    public ImmutableArray<PodGroup> PodGroups { get; init; } = [];

    /// <summary>Whom its pods talk to, and who talks to them from outside the platform.</summary>
    public ImmutableArray<Connection> Connections { get; init; } = [];

    /// <summary>Ports that answer with metrics.</summary>
    public ImmutableArray<MetricsSpec> Metrics { get; init; } = [];

    /// <summary>Findings of policies about its objects that its chart leaves no way around.</summary>
    public ImmutableArray<PolicyException> Exceptions { get; init; } = [];

    /// <summary>Every image it pulls, upstream.</summary>
    public ImmutableArray<string> Images { get; init; } = [];
}

/// <summary>A template and what it may print.</summary>
/// <param name="Path">The template's path, <c>&lt;component&gt;/….scriban</c>.</param>
/// <param name="Model">Its variables.</param>
public sealed record TemplateUse(string Path, ValuesMap Model);

/// <summary>A file of the chart.</summary>
/// <param name="Template">The template's path; without the suffix <c>.scriban</c> the file is copied.</param>
/// <param name="Target">The file's path in the chart.</param>
/// <param name="Model">Its variables.</param>
public sealed record ManifestTemplate(string Template, string Target, ValuesMap Model);
