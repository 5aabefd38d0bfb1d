using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Charts;

/// <summary>Writes values.schema.json: closed for the keys that are the chart's own, open for the subcharts', which bring their own schemas.</summary>
internal static class ValuesSchema
{
    public static string Write(string chart, IReadOnlyCollection<ComponentOutput> components)
    {
        var switches = components
            .Where(c => c.Subchart is not null)
            .Select(c => new ValuesEntry(c.Subchart!.Key, ValuesMap.Of(("type", "boolean"))));
        var knobs = components.Where(c => c.KnobSchema.Count > 0).Select(c => new ValuesEntry(c.Component, Closed(c.KnobSchema))).ToArray();
        var properties = ValuesMap.Of(
            (ChartYaml.Switches, Closed(new([.. switches]))),
            (chart, knobs.Length == 0 ? null : Closed(new([.. knobs])))
        );
        return ValuesJson.Write(
            ValuesMap.Of(("$schema", "http://json-schema.org/draft-07/schema#"), ("type", "object"), ("properties", properties))
        );
    }

    private static ValuesMap Closed(ValuesMap properties) =>
        ValuesMap.Of(("type", "object"), ("properties", properties), ("additionalProperties", false));
}
