using System.Text.Json;

namespace ChartGen.Cli.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_schema_is_printed_as_a_file_and_as_a_result()
    {
        using var bench = new Workbench();

        var text = await bench.RunAsync("schema");
        var json = await bench.RunAsync("schema", "--format", "json");

        Assert.Equal((0, "", 0), (text.ExitCode, text.Error, json.ExitCode));
        var schema = JsonDocument.Parse(text.Out).RootElement;
        Assert.Equal("http://json-schema.org/draft-07/schema#", schema.GetProperty("$schema").GetString());
        Assert.True(JsonElement.DeepEquals(schema, json.Json().GetProperty("result")));
        Assert.EndsWith("}\n", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editors_read_what_a_key_sets_its_words_its_rule_and_its_default()
    {
        using var bench = new Workbench();

        var properties = JsonDocument.Parse((await bench.RunAsync("schema")).Out).RootElement.GetProperty("properties");

        var database = properties.GetProperty("database").GetProperty("properties");
        Assert.Equal(
            ["in-cluster", "rds", null],
            database.GetProperty("kind").GetProperty("enum").EnumerateArray().Select(w => w.GetString())
        );
        Assert.Equal(
            "The endpoint, without port. It must be a host name without scheme, port or path, such as db.example.com. Only for kind rds.",
            database.GetProperty("host").GetProperty("description").GetString()
        );
        Assert.Equal(5432, database.GetProperty("port").GetProperty("default").GetInt32());
        Assert.Equal(
            ["local-hostpath", "eks-single", "eks-multi"],
            properties.GetProperty("profiles").GetProperty("properties").EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(
            "By itself: efs_file_system_id, efs_id, efs_filesystem_id, efs_file_system_arn.",
            properties
                .GetProperty("terraform")
                .GetProperty("properties")
                .GetProperty("storage.shared.fileSystemId")
                .GetProperty("description")
                .GetString()
        );
    }
}
