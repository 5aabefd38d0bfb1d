using System.CommandLine;
using System.Text.Json;
using ChartGen.Rendering;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen catalog update</c>: pins a chart at another version, in a checkout of ChartGen.</summary>
internal sealed class CatalogUpdateCommand(Surroundings surroundings, IProgress<string> progress)
{
    private const int DigestLength = 64;

    public static Command Declare(Surroundings surroundings, CommandAction setAction)
    {
        var chart = CatalogCommand.Chart();
        var version = CatalogCommand.Version("version", "The version to pin.");
        var digest = new Option<string?>("--digest")
        {
            Description = "SHA-256 of the published archive, as the repository's index.yaml says; the archive must have it.",
            HelpName = "sha256",
        };
        digest.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(text.Length == DigestLength && text.All(char.IsAsciiHexDigit)))
                result.AddError("--digest takes a SHA-256 in 64 hexadecimal digits.");
        });
        var update = new CommandWithExample(
            "update",
            "Pins a chart at another version: extracts its facts from the archive and writes them into sdk/Catalog of the checkout.",
            "chartgen catalog update minio 5.4.0 --chart-source ~/charts"
        )
        {
            chart,
            version,
            digest,
        };
        setAction(
            update,
            (parsed, settings, progress, token) =>
                new CatalogUpdateCommand(surroundings, progress).RunAsync(
                    settings,
                    CatalogCommand.Find(parsed.GetValue(chart)!)!,
                    parsed.GetValue(version)!,
                    parsed.GetValue(digest)?.ToLowerInvariant(),
                    token
                )
        );
        return update;
    }

    public async Task<CommandOutcome> RunAsync(
        CommonSettings settings,
        Subchart chart,
        string version,
        string? digest,
        CancellationToken cancellationToken
    )
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        if (diagnostics.HasErrors || CatalogCheckout.Find(site.Root, diagnostics) is not { } checkout)
            return new() { Diagnostics = [.. diagnostics] };
        using var tools = await HelmTools
            .FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };

        progress.Report($"{chart.Name} {version}: its archive");
        // What is pinned comes from a repository or from a folder that was named, never from what lies around.
        using var subcharts = new SubchartResolver(
            tools.Sources with
            {
                ProjectCharts = null,
                RequireCharts = true,
                RepositoryTime = settings.Timeout,
            },
            tools.Helm
        );
        var found = await subcharts.ResolveRealAsync([chart.At(version)], cancellationToken).ConfigureAwait(false);
        diagnostics.AddRange(found.Diagnostics);
        if (diagnostics.HasErrors || found.Charts is not [var archive])
            return new() { Diagnostics = [.. diagnostics] };
        var publisher = new Publisher(archive.Origin == SubchartOrigin.Repository, digest);
        progress.Report($"{chart.Name} {version}: its contract");
        if (checkout.Plan(chart, version, archive.Archive, publisher, diagnostics) is not { } revision)
            return new() { Diagnostics = [.. diagnostics] };
        cancellationToken.ThrowIfCancellationRequested();
        checkout.Write(revision);
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = output => WriteText(output, revision, publisher),
            Json = json => WriteJson(json, revision),
        };
    }

    private static void WriteText(TextWriter output, CatalogRevision revision, Publisher publisher)
    {
        var (before, after) = (revision.Before, revision.After);
        output.WriteLine(
            before.Version == after.Version
                ? $"{after.Name} {after.Version} is pinned already; its facts were written again"
                : $"{after.Name} {before.Version} -> {after.Version}, application {before.AppVersion} -> {after.AppVersion}"
        );
        output.WriteLine($"  archive  {ArchiveSaid(after, publisher)}");
        output.WriteLine($"  content  {after.ContentDigest}");
        foreach (var file in revision.Facts.Append(revision.Pins))
            output.WriteLine($"  written  {file.Path}");
        foreach (var path in revision.Removed)
            output.WriteLine($"  removed  {path}");
        output.WriteLine("Next:");
        foreach (var step in Steps(revision))
            output.WriteLine($"  {step}");
    }

    private static string ArchiveSaid(Subchart after, Publisher publisher) =>
        after.ArchiveDigest is not { } digest
            ? "not known: an archive in a folder may be packed anew; give the publisher's with --digest"
            : $"{digest}, {(
                publisher.Digest is not null ? "as --digest says"
                : publisher.IsRepository ? "as the repository gave it"
                : "as it was"
            )}";

    private static IEnumerable<string> Steps(CatalogRevision revision)
    {
        if (revision.Before.Version != revision.After.Version)
            yield return $"chartgen catalog diff {revision.After.Name} {revision.Before.Version} {revision.After.Version}";
        yield return "dotnet run --project generator -- generate --all, with the rebuilt program";
        yield return "chartgen audit of each profile that uses it; then the tests";
    }

    private static void WriteJson(Utf8JsonWriter json, CatalogRevision revision)
    {
        json.WriteStartObject();
        json.WriteString("chart", revision.After.Name);
        json.WriteString("from", revision.Before.Version);
        json.WriteString("to", revision.After.Version);
        json.WriteString("appVersion", revision.After.AppVersion);
        json.WriteString("archiveDigest", revision.After.ArchiveDigest);
        json.WriteString("contentDigest", revision.After.ContentDigest);
        json.WriteStrings("written", [.. revision.Facts.Append(revision.Pins).Select(f => f.Path)]);
        json.WriteStrings("removed", revision.Removed);
        json.WriteEndObject();
    }
}
