using System.CommandLine;
using System.Text.Json;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Commands;

/// <summary><c>chartgen list</c>: profiles with their choices, components with their versions.</summary>
internal sealed class ListCommand(PlatformDefinition platform, Surroundings surroundings)
{
    private static readonly (string Name, string[] Path)[] Choices =
    [
        ("block storage", ["storage", "block", "kind"]),
        ("shared storage", ["storage", "shared", "kind"]),
        ("database", ["database", "kind"]),
        ("object store", ["objectStore", "kind"]),
        ("broker", ["broker", "kind"]),
        ("executor", ["airflow", "executor"]),
        ("ingress", ["ingress", "kind"]),
        ("secrets", ["secrets", "kind"]),
        ("identity", ["identity", "kind"]),
        ("inference", ["inference", "kind"]),
        ("observability", ["observability", "kind"]),
        ("backups", ["backups", "kind"]),
    ];

    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var list = new CommandWithExample(
            "list",
            "Shows the profiles with their choices and the charts with their versions.",
            "chartgen list --format json"
        );
        setAction(list, (_, settings, _, _) => Task.FromResult(new ListCommand(platform, surroundings).Run(settings)));
        return list;
    }

    public CommandOutcome Run(CommonSettings settings)
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        var names = platform.Profiles.Select(p => p.Name).ToArray();
        var reads = platform.Profiles.Select(p => (Profile: p, Read: site.Read(p, names, surroundings, settings.Set))).ToArray();
        var rows = reads.Select(r => (r.Profile.Name, r.Profile.Summary, r.Read.Settings)).ToArray();
        // What is missing, or breaks a rule, matters to who generates.
        diagnostics.AddRange(reads.SelectMany(r => r.Read.Misread).Distinct());
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = output => WriteText(output, rows),
            Json = json => WriteJson(json, rows),
        };
    }

    private static void WriteText(TextWriter output, IReadOnlyCollection<(string Name, string Summary, ValuesMap Settings)> rows)
    {
        output.WriteLine("Profiles");
        foreach (var row in rows)
            output.WriteLine($"  {row.Name, -18}{row.Summary}");

        output.WriteLine();
        output.WriteLine($"  {"", -18}{string.Concat(rows.Select(r => $"{r.Name, -34}"))}".TrimEnd());
        foreach (var (name, path) in Choices)
            output.WriteLine($"  {name, -18}{string.Concat(rows.Select(r => $"{Choice(r.Settings, path), -34}"))}".TrimEnd());

        output.WriteLine();
        output.WriteLine("Charts");
        foreach (var chart in Subcharts.All)
            output.WriteLine($"  {chart.Key, -30}{chart.Name} {chart.Version}, application {chart.AppVersion}");
    }

    private static void WriteJson(Utf8JsonWriter json, IEnumerable<(string Name, string Summary, ValuesMap Settings)> rows)
    {
        json.WriteStartObject();
        json.WriteStartArray("profiles");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            json.WriteString("summary", row.Summary);
            json.WriteStartObject("choices");
            foreach (var (_, path) in Choices)
                json.WriteString(string.Join('.', path), Choice(row.Settings, path));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("components");
        foreach (var chart in Subcharts.All)
        {
            json.WriteStartObject();
            json.WriteString("name", chart.Key);
            json.WriteString("chart", chart.Name);
            json.WriteString("version", chart.Version);
            json.WriteString("appVersion", chart.AppVersion);
            json.WriteString("notice", chart.Notice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Choice(ValuesMap settings, string[] path) => (settings.At(path) as ValuesScalar)?.Text ?? "-";
}
