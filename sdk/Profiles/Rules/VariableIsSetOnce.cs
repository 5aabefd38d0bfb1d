using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1215: a name in <c>airflow.env</c> and in a part's env is twice in one container, which Helm 4's server-side apply refuses.</summary>
internal sealed class VariableIsSetOnce : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        from part in AirflowParts.Of(profile.Airflow)
        from name in part.Part.Env.Keys
        where profile.Airflow.Env.ContainsKey(name)
        select Diagnostic.Error(
            "CG1215",
            sources.At(SettingPath.Parse($"{part.Path}.env").Below(name).ToString()),
            $"'{name}' is set in {part.Path}.env and in airflow.env, so the container would have it twice.",
            "Keep one of the two; to give parts different values, set it in each part's env only."
        );
}
