using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen catalog list</c>: the pinned charts, who uses them, and what is newer.</summary>
internal sealed class CatalogListCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    // Helm is interrupted then, and killed two seconds later: 10 in all.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var list = new CommandWithExample(
            "list",
            "Lists the pinned charts with their digests, the profiles that use them, and newer versions where repositories can be reached.",
            "chartgen catalog list --offline"
        );
        setAction(
            list,
            (_, settings, progress, token) => new CatalogListCommand(platform, surroundings, progress).RunAsync(settings, token)
        );
        return list;
    }

    public async Task<CommandOutcome> RunAsync(CommonSettings settings, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };
        var users = new CatalogUsers(platform, new(platform, surroundings, settings), site);
        var news = settings.Offline ? [] : await NewsAsync(site, settings, diagnostics, cancellationToken).ConfigureAwait(false);
        var rows = Subcharts.All.Select(s => new Row(s, users.Of(s), news.FirstOrDefault(n => n.Subchart == s))).ToImmutableArray();
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = output => WriteText(output, rows, users.NotGenerated, settings.Offline),
            Json = json => WriteJson(json, rows, users.NotGenerated),
        };
    }

    // The list is good without Helm and without a network.
    private async Task<ImmutableArray<ChartNews>> NewsAsync(
        Site site,
        CommonSettings settings,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken
    )
    {
        var found = new DiagnosticBag();
        using var tools = await HelmTools.FindAsync(settings, surroundings, site, progress, found, cancellationToken).ConfigureAwait(false);
        diagnostics.AddRange(found.Select(d => d.Severity == Severity.Error ? d with { Severity = Severity.Warning } : d));
        if (tools is null)
            return [];
        progress.Report($"asking {Subcharts.All.Select(s => s.Repository).Distinct().Count()} repositories for newer versions");
        return await new RepositoryNews(tools.Helm).AskAsync(Subcharts.All, Patience, cancellationToken).ConfigureAwait(false);
    }

    private static void WriteText(TextWriter output, ImmutableArray<Row> rows, ImmutableArray<string> notGenerated, bool offline)
    {
        output.WriteLine("Charts");
        TextTable.Write(
            output,
            ["key", "chart", "application", "digests", "used by"],
            rows.Select(r =>
                new[]
                {
                    r.Chart.Key,
                    $"{r.Chart.Name} {r.Chart.Version}",
                    r.Chart.AppVersion,
                    r.Chart.ArchiveDigest is null ? "content" : "archive, content",
                    r.Profiles.IsEmpty ? "-" : string.Join(", ", r.Profiles),
                }
            )
        );
        if (!notGenerated.IsEmpty)
            output.WriteLine($"  not known of {string.Join(", ", notGenerated)}, which cannot be generated");
        output.WriteLine();
        output.WriteLine("Newer versions");
        if (offline)
            output.WriteLine("  not asked for: --offline");
        else if (rows.All(r => r.News?.Newest is null))
            output.WriteLine("  not known: no repository answered");
        else
        {
            foreach (var row in rows.Where(r => r.News?.IsNewer == true))
                output.WriteLine($"  {row.Chart.Name} {row.Chart.Version} -> {row.News!.Newest}, application {row.News.AppVersion}");
            var asked = rows.Count(r => r.News?.Newest is not null);
            var current = rows.Count(r => r.News is { Newest: not null, IsNewer: false });
            output.WriteLine($"  {current} of {asked} charts are at their newest version");
            if (asked < rows.Length)
                output.WriteLine($"  not known of {string.Join(", ", rows.Where(r => r.News?.Newest is null).Select(r => r.Chart.Name))}");
        }

        output.WriteLine();
        output.WriteLine("Notices");
        foreach (var row in rows.Where(r => r.Chart.Notice is not null))
            output.WriteLine($"  {row.Chart.Name}: {row.Chart.Notice}");
    }

    private static void WriteJson(Utf8JsonWriter json, ImmutableArray<Row> rows, ImmutableArray<string> notGenerated)
    {
        json.WriteStartObject();
        json.WriteStartArray("charts");
        foreach (var (chart, profiles, news) in rows)
        {
            json.WriteStartObject();
            json.WriteString("chart", chart.Name);
            json.WriteString("key", chart.Key);
            json.WriteString("version", chart.Version);
            json.WriteString("appVersion", chart.AppVersion);
            json.WriteString("repository", chart.Repository);
            json.WriteString("kubernetes", chart.Kubernetes);
            json.WriteString("minimumHelm", chart.MinimumHelm);
            json.WriteString("archiveDigest", chart.ArchiveDigest);
            json.WriteString("contentDigest", chart.ContentDigest);
            json.WriteStrings("profiles", profiles);
            json.WriteString("notice", chart.Notice);
            if (news is null)
                json.WriteNull("reached");
            else
                json.WriteBoolean("reached", news.Newest is not null);
            if (news is { Newest: { } newest })
            {
                json.WriteStartObject("newest");
                json.WriteString("version", newest.Text);
                json.WriteString("appVersion", news.AppVersion);
                json.WriteBoolean("isNewer", news.IsNewer);
                json.WriteEndObject();
            }
            else
                json.WriteNull("newest");

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("notGenerated", notGenerated);
        json.WriteEndObject();
    }

    private sealed record Row(Subchart Chart, ImmutableArray<string> Profiles, ChartNews? News);
}
