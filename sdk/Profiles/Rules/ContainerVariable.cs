using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>A variable that the configuration gives to some container.</summary>
/// <param name="Path">Where it is set.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsText">Whether its value stands in the configuration, rather than in a Secret.</param>
internal sealed record ContainerVariable(string Path, string Name, bool IsText)
{
    /// <summary>All variables of a profile, those in raw values included.</summary>
    public static ImmutableArray<ContainerVariable> Of(EnvironmentProfile profile) =>
        [
            .. In("airflow.env", profile.Airflow.Env),
            .. AirflowParts.Of(profile.Airflow).SelectMany(p => In($"{p.Path}.env", p.Part.Env)),
            .. profile.Mlflow.Env.Keys.Select(name => new ContainerVariable(Below("mlflow.env", name), name, true)),
            .. profile.Inference is InferenceChoice.Running running ? In("inference.env", running.Env) : [],
            .. InRaw(SettingPath.Parse("airflow.values"), profile.Airflow.Values),
            .. InRaw(SettingPath.Parse("mlflow.values"), profile.Mlflow.Values),
            .. Reading.ProfileSettings.RawSections.SelectMany(r =>
                InRaw(SettingPath.Parse($"{r.Section}.values"), profile.RawValues.GetValueOrDefault(r.Chart))
            ),
        ];

    private static IEnumerable<ContainerVariable> In(string path, ImmutableSortedDictionary<string, EnvironmentValue> env) =>
        env.Select(e => new ContainerVariable(Below(path, e.Key), e.Key, e.Value is EnvironmentValue.Text));

    // In a chart's values a variable is a key of a map (extraEnvVars) or an item {name, value} of a list (env).
    private static IEnumerable<ContainerVariable> InRaw(SettingPath path, ValuesNode? node) =>
        node switch
        {
            ValuesMap map => map.Entries.SelectMany(e =>
                InRaw(path.Below(e.Key), e.Value)
                    .Prepend(new ContainerVariable(path.Below(e.Key).ToString(), e.Key, e.Value is ValuesScalar))
            ),
            ValuesList list => list.Items.SelectMany(item => InItem(path, item)),
            _ => [],
        };

    private static IEnumerable<ContainerVariable> InItem(SettingPath path, ValuesNode item)
    {
        if (item is ValuesMap map && map["name"] is ValuesScalar name)
            yield return new(path.ToString(), name.Text, map["value"] is ValuesScalar);
    }

    private static string Below(string path, string key) => SettingPath.Parse(path).Below(key).ToString();
}
