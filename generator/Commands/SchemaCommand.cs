using System.CommandLine;
using ChartGen.Sdk;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Commands;

/// <summary><c>chartgen schema</c>: the JSON Schema of chartgen.yaml.</summary>
internal static class SchemaCommand
{
    public static Command Declare(PlatformDefinition platform, CommandAction setAction)
    {
        var schema = new CommandWithExample(
            "schema",
            "Prints the JSON Schema of chartgen.yaml, by which editors complete and check it.",
            "chartgen schema > chartgen.schema.json"
        );
        setAction(schema, (_, _, _, _) => Task.FromResult(Run(platform)));
        return schema;
    }

    /// <summary>The schema as a file.</summary>
    public static string Text(PlatformDefinition platform) => ValuesJson.Write(ProfileReader.JsonSchema(platform.Profiles));

    private static CommandOutcome Run(PlatformDefinition platform) =>
        new()
        {
            Text = output => output.Write(Text(platform)),
            Json = json => ValuesJson.Write(json, ProfileReader.JsonSchema(platform.Profiles)),
        };
}
