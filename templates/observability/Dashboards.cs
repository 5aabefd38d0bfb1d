using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Observability;

/// <summary>
/// The dashboards of a profile, each in a ConfigMap that Grafana's sidecar picks up in any namespace. Helm reads the JSON as a file, so the
/// braces of a legend stay as they are.
/// </summary>
internal static class Dashboards
{
    public static IEnumerable<ManifestTemplate> Of(EnvironmentProfile profile)
    {
        var dashboards = All(profile).ToImmutableArray();
        foreach (var dashboard in dashboards)
            yield return new(
                "observability/dashboard.json.scriban",
                $"files/dashboards/{dashboard.Id}.json",
                ValuesMap.Of(("dashboard", ValuesJson.Write(dashboard.Model())))
            );
        yield return new(
            "observability/dashboards.yaml.scriban",
            "templates/observability/dashboards.yaml",
            ValuesMap.Of(("dashboards", ValuesList.OfStrings(dashboards.Select(d => d.Id))))
        );
    }

    /// <summary>The dashboards of what a profile has.</summary>
    public static IEnumerable<Dashboard> All(EnvironmentProfile profile)
    {
        yield return AirflowDashboard.Of(profile);
        yield return MlflowDashboard.Of(profile);
        if (profile.Inference is InferenceChoice.Running inference)
            yield return InferenceDashboard.Of(inference);
    }
}
