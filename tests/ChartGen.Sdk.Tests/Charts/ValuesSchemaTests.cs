using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Charts;

public sealed class ValuesSchemaTests
{
    [Fact]
    public void Own_keys_are_closed_and_those_of_subcharts_are_left_to_their_schemas()
    {
        var chart = Parts.Good(
            [
                Parts.Component("web", Parts.Subchart("nginx", alias: "web")),
                Parts.Component("model") with
                {
                    Knobs = ValuesMap.Of(("replicas", 2)),
                    KnobSchema = ValuesMap.Of(("replicas", ValuesMap.Of(("type", "integer"), ("minimum", 1)))),
                },
            ],
            ("web/values.yaml.scriban", "a: 1\n")
        );

        Assert.Equal(
            """
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "type": "object",
              "properties": {
                "components": {
                  "type": "object",
                  "properties": {
                    "web": {
                      "type": "boolean"
                    }
                  },
                  "additionalProperties": false
                },
                "platform": {
                  "type": "object",
                  "properties": {
                    "model": {
                      "type": "object",
                      "properties": {
                        "replicas": {
                          "type": "integer",
                          "minimum": 1
                        }
                      },
                      "additionalProperties": false
                    }
                  },
                  "additionalProperties": false
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            Parts.Text(chart, "values.schema.json")
        );
    }
}
