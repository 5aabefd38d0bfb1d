namespace ChartGen.Sdk.Helm;

/// <summary>Where Helm is looked for, in this order: the option, the variable, the PATH, the tool's cache; at last it is fetched.</summary>
public sealed record HelmSearch
{
    /// <summary>What <c>--helm</c> named. If it is set, nothing else is looked at.</summary>
    public string? Option { get; init; }

    /// <summary>What the variable <c>CHARTGEN_HELM</c> named. If it is set, only the option goes before it.</summary>
    public string? Variable { get; init; }

    /// <summary>The folders of the PATH, joined as the system joins them.</summary>
    public string? SearchPath { get; init; }

    /// <summary>The tool's cache.</summary>
    public required ToolCache Cache { get; init; }

    /// <summary>Whether nothing may be fetched.</summary>
    public bool Offline { get; init; }

    /// <summary>Told in a few words before something that takes long.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>The search that the environment of this process asks for.</summary>
    public static HelmSearch FromEnvironment(string? option = null, bool offline = false) =>
        new()
        {
            Option = option,
            Variable = Environment.GetEnvironmentVariable("CHARTGEN_HELM") is { Length: > 0 } path ? path : null,
            SearchPath = Environment.GetEnvironmentVariable("PATH"),
            Cache = ToolCache.FromEnvironment(),
            Offline = offline,
        };
}
