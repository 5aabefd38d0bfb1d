using System.CommandLine;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Audit;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen audit</c>: proves that every value of a profile's charts does something.</summary>
internal sealed class AuditCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var profile = ProfileArgument.One(platform);
        var proof = new Option<string?>("--proof")
        {
            Description = "Writes what was found to <folder>/<profile>.json, to be kept with the sources.",
            HelpName = "folder",
        };
        var audit = new CommandWithExample(
            "audit",
            "Proves with the real subcharts that every value of a profile's charts has an effect.",
            "chartgen audit eks-multi --chart-source ~/charts"
        )
        {
            profile,
            proof,
        };
        setAction(
            audit,
            (parsed, settings, progress, token) =>
                new AuditCommand(platform, surroundings, progress).RunAsync(
                    settings,
                    parsed.GetValue(profile)!,
                    parsed.GetValue(proof),
                    token
                )
        );
        return audit;
    }

    public async Task<CommandOutcome> RunAsync(CommonSettings settings, string profile, string? proof, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        var loader = new ProfileLoader(platform, surroundings, settings);
        if (loader.Unknown([profile]).ToArray() is { Length: > 0 } unknown)
            return new() { WrongUsage = true, Diagnostics = [.. unknown] };
        var generated = diagnostics.HasErrors ? null : loader.Load(profile, site, diagnostics);
        if (generated is null)
            return new() { Diagnostics = [.. diagnostics] };

        using var tools = await HelmTools
            .FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };

        var folder = Path.Combine(Path.GetFullPath(settings.Output ?? Path.Combine(site.Root, "out"), surroundings.Directory), profile);
        progress.Report($"{profile}: helm template with each value and without it");
        var result = await tools.Audit.RunAsync(generated, surroundings.Shown(folder), progress, cancellationToken).ConfigureAwait(false);
        diagnostics.AddRange(
            result.Diagnostics.Select(loader.Escalated).Select(d => GeneratedLines.Quoted(d, generated, surroundings.Shown(folder)))
        );
        if (result.Report is not { } report)
            return new() { Diagnostics = [.. diagnostics] };
        if (proof is not null)
            await WriteAsync(proof, new(tools.Version.ToString(), report), cancellationToken).ConfigureAwait(false);
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = writer => Write(writer, report, settings.Verbose),
            Json = json =>
            {
                json.WriteStartObject();
                json.WriteString("profile", report.Profile);
                json.WriteStartObject("summary");
                foreach (var verdict in Enum.GetValues<Verdict>())
                    json.WriteNumber(verdict.Word(), report.Count(verdict));
                json.WriteEndObject();
                json.WriteStartArray("values");
                foreach (var value in report.Values)
                {
                    json.WriteStartObject();
                    json.WriteString("path", value.Path);
                    json.WriteString("verdict", value.Verdict.Word());
                    json.WriteStrings("changes", value.Changes);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            },
        };
    }

    private async Task WriteAsync(string folder, AuditProof proof, CancellationToken cancellationToken)
    {
        var full = Directory.CreateDirectory(Path.GetFullPath(folder, surroundings.Directory)).FullName;
        await File.WriteAllTextAsync(Path.Combine(full, $"{proof.Report.Profile}.json"), proof.ToJson(), cancellationToken)
            .ConfigureAwait(false);
    }

    private static void Write(TextWriter writer, AuditReport report, bool verbose)
    {
        writer.WriteLine(
            $"{report.Profile}: {report.Values.Length} values: {report.Count(Verdict.Live)} live, {report.Count(Verdict.Default)} default, {report.Count(Verdict.Inert)} inert; helm template {report.Renders} times"
        );
        foreach (var value in report.Values.Where(v => verbose || v.Verdict != Verdict.Live || v.Reason is not null))
        {
            writer.WriteLine($"  {value.Verdict.Word(), -7}  {value.Path}{(value.Reason is null ? "" : $": {value.Reason}")}");
            foreach (var change in verbose ? value.Changes : [])
                writer.WriteLine($"             {change}");
        }
    }
}
