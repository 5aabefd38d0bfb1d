using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>A rule between values of a profile, each legal by itself. Facts that are still missing have an empty text here.</summary>
internal interface IProfileRule
{
    /// <summary>What breaks the rule.</summary>
    IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources);
}
