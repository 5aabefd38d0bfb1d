using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Airflow;

/// <summary>
/// Topology spread over zones and nodes. It stands beside the chart's own anti-affinity, which an <c>affinity</c> would switch off.
/// </summary>
internal static class AirflowSpread
{
    /// <summary>The constraints of the pods with a label.</summary>
    public static ValuesList Of(string label, string value) =>
        ValuesList.Of(Over("topology.kubernetes.io/zone", label, value), Over("kubernetes.io/hostname", label, value));

    private static ValuesMap Over(string key, string label, string value) =>
        ValuesMap.Of(
            ("maxSkew", 1),
            ("topologyKey", key),
            ("whenUnsatisfiable", "ScheduleAnyway"),
            ("labelSelector", ValuesMap.Of(("matchLabels", ValuesMap.Of((label, value)))))
        );
}
