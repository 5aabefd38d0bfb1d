using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen catalog vendor</c>: the archives of the pinned charts beside the site's file, each checked.</summary>
internal sealed class CatalogVendorCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var profiles = ProfileArgument.Many(platform, "Only the charts of these profiles. Default: all of the catalog.");
        var vendor = new CommandWithExample(
            "vendor",
            "Writes the archives of the pinned charts to charts/ beside the configuration file, their digests checked, for work without a network.",
            "chartgen catalog vendor eks-multi --chart-source ~/charts"
        )
        {
            profiles,
        };
        setAction(
            vendor,
            (parsed, settings, progress, token) =>
                new CatalogVendorCommand(platform, surroundings, progress).RunAsync(settings, parsed.GetValue(profiles)!, token)
        );
        return vendor;
    }

    public async Task<CommandOutcome> RunAsync(CommonSettings settings, string[] profiles, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        var loader = new ProfileLoader(platform, surroundings, settings);
        if (loader.Unknown(profiles).ToArray() is { Length: > 0 } unknown)
            return new() { WrongUsage = true, Diagnostics = [.. unknown] };
        var wanted = diagnostics.HasErrors ? [] : Wanted(profiles, loader, site, diagnostics);
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };

        using var tools = await HelmTools
            .FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };

        var folder = tools.Sources.ProjectCharts!;
        progress.Report($"{wanted.Length} {(wanted.Length == 1 ? "chart" : "charts")} to {surroundings.Shown(folder)}");
        // Somebody asks for downloads and nothing else: they may take as long as a run of Helm.
        var sources = tools.Sources with
        {
            RepositoryTime = settings.Timeout,
        };
        var result = await new SubchartVendor(sources, tools.Helm).RunAsync(wanted, folder, cancellationToken).ConfigureAwait(false);
        diagnostics.AddRange(result.Diagnostics.Select(loader.Escalated));
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = output => WriteText(output, result.Charts),
            Json = json => WriteJson(json, result.Charts),
        };
    }

    private static ImmutableArray<Subchart> Wanted(string[] profiles, ProfileLoader loader, Site site, DiagnosticBag diagnostics)
    {
        if (profiles.Length == 0)
            return Subcharts.All;
        var used = profiles
            .Distinct(StringComparer.Ordinal)
            .SelectMany(p => loader.Load(p, site, diagnostics)?.Charts ?? [])
            .SelectMany(c => c.Chart.Dependencies);
        return [.. used.DistinctBy(d => (d.Name, d.Version)).OrderBy(d => d.Key, StringComparer.Ordinal)];
    }

    private void WriteText(TextWriter output, ImmutableArray<VendoredSubchart> charts)
    {
        foreach (var chart in charts)
            output.WriteLine($"{surroundings.Shown(chart.Path)}: {Said(chart)}");
        output.WriteLine(
            $"{charts.Length} {(charts.Length == 1 ? "chart" : "charts")}: {Count(VendorOutcome.Written)} written, {Count(VendorOutcome.Standing)} there already, {Count(VendorOutcome.Refused)} refused"
        );

        int Count(VendorOutcome outcome) => charts.Count(c => c.Outcome == outcome);
    }

    private static string Said(VendoredSubchart chart) =>
        chart.Outcome switch
        {
            VendorOutcome.Written => $"written, {Checked(chart)} digest checked",
            VendorOutcome.Standing => $"there already, {Checked(chart)} digest checked",
            _ => "refused",
        };

    private static string Checked(VendoredSubchart chart) => chart.ByArchive ? "archive" : "content";

    private void WriteJson(Utf8JsonWriter json, ImmutableArray<VendoredSubchart> charts)
    {
        json.WriteStartObject();
        json.WriteStartArray("charts");
        foreach (var chart in charts)
        {
            json.WriteStartObject();
            json.WriteString("chart", chart.Subchart.Name);
            json.WriteString("version", chart.Subchart.Version);
            json.WriteString("file", surroundings.Shown(chart.Path));
            json.WriteString(
                "outcome",
                chart.Outcome switch
                {
                    VendorOutcome.Written => "written",
                    VendorOutcome.Standing => "standing",
                    _ => "refused",
                }
            );
            json.WriteString("checked", chart.Outcome == VendorOutcome.Refused ? null : Checked(chart));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
