using System.Collections.Immutable;
using System.CommandLine;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen diff</c>: what changes between two profiles, two folders, or the chart that stands and a new one.</summary>
internal sealed class DiffCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var before = Side(
            platform,
            "before",
            "A profile, or a folder with charts. Alone: a profile, of which the chart that stands is compared."
        );
        var after = Side(platform, "after", "What it shall become: a profile, or a folder with charts.");
        after.Arity = ArgumentArity.ZeroOrOne;
        var exitCode = new Option<bool>("--exit-code") { Description = "Exits with 2 where anything differs." };
        var diff = new CommandWithExample(
            "diff",
            "Shows what changes between two profiles or charts, and what it takes: data moves, objects made anew, restarts.",
            "chartgen diff local-hostpath eks-multi"
        )
        {
            before,
            after,
            exitCode,
        };
        setAction(
            diff,
            (parsed, settings, progress, token) =>
                new DiffCommand(platform, surroundings, progress).RunAsync(
                    settings,
                    parsed.GetValue(before)!,
                    parsed.GetValue(after),
                    parsed.GetValue(exitCode),
                    token
                )
        );
        return diff;
    }

    public async Task<CommandOutcome> RunAsync(
        CommonSettings settings,
        string before,
        string? after,
        bool exitCode,
        CancellationToken cancellationToken
    )
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        var loader = new ProfileLoader(platform, surroundings, settings);
        string[] named = after is null ? [before] : [before, after];
        // A single name stands for a profile; a word that is neither a profile nor a path was meant as one.
        var unknown = loader.Unknown(named.Where(n => after is null || !IsPath(n))).ToArray();
        if (unknown.Length > 0)
            return new() { WrongUsage = true, Diagnostics = [.. unknown] };
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };

        var output = Path.GetFullPath(settings.Output ?? Path.Combine(site.Root, "out"), surroundings.Directory);
        var old = after is null ? Folder(Path.Combine(output, before)) : Named(before);
        var now = Named(after ?? before);
        if (old is null || now is null)
            return new() { Diagnostics = [.. diagnostics] };

        using var tools = await HelmTools
            .FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };
        progress.Report($"{old.Shown}, {now.Shown}: helm template");
        var installed = now.Generated ?? old.Generated;
        var first = await old.RenderAsync(tools.Renderer, surroundings, installed, diagnostics, cancellationToken).ConfigureAwait(false);
        var second = await now.RenderAsync(tools.Renderer, surroundings, installed, diagnostics, cancellationToken).ConfigureAwait(false);
        ImmutableArray<Diagnostic> found = [.. diagnostics.Select(loader.Escalated)];
        if (first is not { } a || second is not { } b)
            return new() { Diagnostics = found };

        var difference = Difference.Between(a.Side, b.Side, RandomFields.All);
        var standIns = a.StandIns.Union(b.StandIns).Order(StringComparer.Ordinal).ToImmutableArray();
        if (!standIns.IsEmpty)
            found = found.Add(DiffDiagnostics.StandIns(standIns));
        var text = new DifferenceText(old.Shown, now.Shown, difference, settings.Verbose)
        {
            HasSettings = old.Read is not null && now.Read is not null,
            HasRunbook = old.Read is not null && now.Read?.Profile?.ComesAfter == old.Shown,
        };
        return new()
        {
            Diagnostics = found,
            HasDifferences = exitCode && !difference.IsEmpty,
            Text = text.Write,
            Json = json => DifferenceJson.Write(json, old.Shown, now.Shown, difference, standIns),
        };

        DiffSide? Named(string name)
        {
            if (platform.Find(name) is not { } profile)
                return Folder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(name, surroundings.Directory)));
            return loader.Load(name, site, diagnostics) is { } generated ? new(name, loader.Read(profile, site), generated, []) : null;
        }

        DiffSide? Folder(string folder)
        {
            var shown = surroundings.Shown(folder);
            if (!Directory.Exists(folder))
            {
                diagnostics.Add(DiffDiagnostics.NoFolder(shown, platform.Find(Path.GetFileName(folder))?.Name));
                return null;
            }

            var charts = ValidateCommand.ChartsOf(folder);
            if (charts.IsEmpty)
            {
                diagnostics.Add(CommandDiagnostics.NoChart(shown));
                return null;
            }

            // A folder of ours is named after its profile; what the profile says of the cluster counts then.
            var profile = platform.Find(Path.GetFileName(charts[0] == folder ? Path.GetDirectoryName(folder)! : folder))?.Name;
            var generated = profile is null ? null : loader.Load(profile, site, diagnostics);
            return diagnostics.HasErrors ? null : new(shown, null, generated, charts);
        }
    }

    private static Argument<string> Side(PlatformDefinition platform, string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description, HelpName = "profile|folder" };
        argument.CompletionSources.Add([.. platform.Profiles.Select(p => p.Name)]);
        argument.Validators.Add(ProfileArgument.RefuseOptions);
        return argument;
    }

    private bool IsPath(string name) =>
        name.AsSpan().ContainsAny('/', '\\', '.') || Directory.Exists(Path.GetFullPath(name, surroundings.Directory));
}
