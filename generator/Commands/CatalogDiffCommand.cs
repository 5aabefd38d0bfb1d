using System.CommandLine;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen catalog diff</c>: what another version of a chart changes, and which of our values it kills.</summary>
internal sealed class CatalogDiffCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var chart = CatalogCommand.Chart();
        var from = CatalogCommand.Version("from", "The version before, pinned or not.");
        var to = CatalogCommand.Version("to", "The version after, pinned or not.");
        var exitCode = new Option<bool>("--exit-code") { Description = "Exits with 2 where anything but the version differs." };
        var diff = new CommandWithExample(
            "diff",
            "Compares two versions of a chart: defaults, keys, values of ours that die, images, and the objects of every profile that uses it.",
            "chartgen catalog diff minio 5.3.0 5.4.0 --chart-source ~/charts"
        )
        {
            chart,
            from,
            to,
            exitCode,
        };
        setAction(
            diff,
            (parsed, settings, progress, token) =>
            {
                var pinned = CatalogCommand.Find(parsed.GetValue(chart)!)!;
                return new CatalogDiffCommand(platform, surroundings, progress).RunAsync(
                    settings,
                    pinned.At(parsed.GetValue(from)!),
                    pinned.At(parsed.GetValue(to)!),
                    parsed.GetValue(exitCode),
                    token
                );
            }
        );
        return diff;
    }

    public async Task<CommandOutcome> RunAsync(
        CommonSettings settings,
        Subchart from,
        Subchart to,
        bool exitCode,
        CancellationToken cancellationToken
    )
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };
        var loader = new ProfileLoader(platform, surroundings, settings);
        var users = new CatalogUsers(platform, loader, site);
        using var tools = await HelmTools
            .FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };

        progress.Report($"{from.Name} {from.Version} and {to.Version}: their archives, contracts and objects");
        using var subcharts = new SubchartResolver(tools.Sources with { RepositoryTime = settings.Timeout }, tools.Helm);
        var found = new DiagnosticBag();
        var diff = await new SubchartComparer(subcharts, new(tools.Helm, subcharts))
            .CompareAsync(from, to, users.Generated, found, cancellationToken)
            .ConfigureAwait(false);
        diagnostics.AddRange(found.Select(loader.Escalated));
        if (diff is null)
            return new() { Diagnostics = [.. diagnostics] };
        var report = new SubchartDiffText(diff, users.NotGenerated, settings.Verbose);
        return new()
        {
            Diagnostics = [.. diagnostics],
            HasDifferences = exitCode && diff.HasDifferences,
            Text = report.Write,
            Json = json => SubchartDiffJson.Write(json, diff, users.NotGenerated),
        };
    }
}
