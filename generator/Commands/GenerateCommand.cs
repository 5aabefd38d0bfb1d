using System.CommandLine;
using System.Text.Json;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Output;

namespace ChartGen.Commands;

/// <summary>What <c>chartgen generate</c> was asked for.</summary>
internal sealed record GenerateSettings
{
    public required IReadOnlyCollection<string> Profiles { get; init; }

    public bool Check { get; init; }

    public bool Force { get; init; }

    public bool Validate { get; init; }
}

/// <summary><c>chartgen generate</c>: writes the charts of profiles, judged by Helm before they are put in place.</summary>
internal sealed class GenerateCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var names = platform.Profiles.Select(p => p.Name).ToArray();
        var profiles = ProfileArgument.Many(platform, "Profiles to generate.");
        var all = new Option<bool>("--all") { Description = "Every profile." };
        var check = new Option<bool>("--check")
        {
            Description = "Writes nothing; exits with 2 where a file differs from what would be written.",
        };
        var force = new Option<bool>("--force") { Description = "Replaces files of ChartGen's that were edited by hand." };
        var noValidate = new Option<bool>("--no-validate") { Description = "Writes without asking Helm." };
        var generate = new CommandWithExample(
            "generate",
            "Writes the charts of profiles, judged by Helm before they are put in place.",
            "chartgen generate eks-multi --set database.host=db.internal"
        )
        {
            profiles,
            all,
            check,
            force,
            noValidate,
        };
        generate.Validators.Add(result =>
        {
            // Its own validator names a misspelt option.
            if (result.GetResult(profiles)?.Tokens.Any(t => t.Value.StartsWith('-')) == true)
                return;
            if (result.GetValue(all) == result.GetValue(profiles) is { Length: > 0 })
                result.AddError("Name the profiles to generate, or give --all.");
        });
        setAction(
            generate,
            (parsed, settings, progress, token) =>
                new GenerateCommand(platform, surroundings, progress).RunAsync(
                    settings,
                    new()
                    {
                        Profiles = parsed.GetValue(all) ? names : parsed.GetValue(profiles)!.Distinct(StringComparer.Ordinal).ToArray(),
                        Check = parsed.GetValue(check),
                        Force = parsed.GetValue(force),
                        Validate = !parsed.GetValue(noValidate),
                    },
                    token
                )
        );
        return generate;
    }

    public async Task<CommandOutcome> RunAsync(CommonSettings settings, GenerateSettings request, CancellationToken cancellationToken)
    {
        var loader = new ProfileLoader(platform, surroundings, settings);
        if (loader.Unknown(request.Profiles).ToArray() is [_, ..] unknown)
            return new() { WrongUsage = true, Diagnostics = [.. unknown] };

        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        var output = Path.GetFullPath(settings.Output ?? Path.Combine(site.Root, "out"), surroundings.Directory);
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };

        var generated = request.Profiles.Select(p => loader.Load(p, site, diagnostics)).OfType<GeneratedProfile>().ToArray();
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };
        var plans = generated.Select(g => (Generated: g, Plan: PlanOf(g, output, request.Force))).ToArray();
        return request.Check
            ? Check(plans, diagnostics)
            : await WriteAsync(plans, settings, request, site, loader, diagnostics, cancellationToken).ConfigureAwait(false);
    }

    private static CommandOutcome Check(IReadOnlyCollection<(GeneratedProfile Generated, OutputPlan Plan)> plans, DiagnosticBag diagnostics)
    {
        var reports = new List<ProfileReport>();
        foreach (var (generated, plan) in plans)
        {
            var check = new ChartWriter().Check(plan);
            diagnostics.AddRange(check.Problems);
            diagnostics.AddRange(check.Differences);
            reports.Add(
                new(
                    generated,
                    plan.ShownAs!,
                    check.Differences.Length,
                    null,
                    check.IsClean ? "is up to date" : "is not what would be written"
                )
            );
        }

        return Outcome(reports, diagnostics) with
        {
            HasDifferences = reports.Exists(r => r.Changed > 0),
        };
    }

    private async Task<CommandOutcome> WriteAsync(
        IReadOnlyCollection<(GeneratedProfile Generated, OutputPlan Plan)> plans,
        CommonSettings settings,
        GenerateSettings request,
        Site site,
        ProfileLoader loader,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken
    )
    {
        using var tools = request.Validate
            ? await HelmTools.FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken).ConfigureAwait(false)
            : null;
        if (request.Validate && tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };

        var runs = plans.Select(p => WriteAsync(p.Generated, p.Plan, tools, loader, cancellationToken)).ToArray();
        var reports = new List<ProfileReport>();
        foreach (var (report, found) in await Task.WhenAll(runs).ConfigureAwait(false))
        {
            diagnostics.AddRange(found.Except(diagnostics));
            if (report is not null)
                reports.Add(report);
        }

        return Outcome(reports, diagnostics);
    }

    private async Task<(ProfileReport? Report, IReadOnlyCollection<Diagnostic> Found)> WriteAsync(
        GeneratedProfile generated,
        OutputPlan plan,
        HelmTools? tools,
        ProfileLoader loader,
        CancellationToken cancellationToken
    )
    {
        ProfileJudgement? judgement = null;
        var found = new DiagnosticBag();
        var writer = new ChartWriter { Waiting = progress.Report };
        var written = await writer.WriteAsync(plan, tools is null ? null : AcceptsAsync, cancellationToken).ConfigureAwait(false);
        if (written.Outcome == WriteOutcome.Unchanged && tools is not null)
            await AcceptsAsync(plan.Folder, cancellationToken).ConfigureAwait(false);
        found.AddRange(written.Diagnostics.Select(loader.Escalated));
        if (found.HasErrors)
            return (null, found);
        var verdict = tools is null ? "not validated" : Verdict(tools, judgement!);
        return (new(generated, plan.ShownAs!, written.Changed.Length, judgement?.Objects.Length, verdict), found);

        async Task<bool> AcceptsAsync(string folder, CancellationToken token)
        {
            progress.Report($"{generated.Profile.Name}: helm lint and helm template");
            judgement = await tools!.Judge.JudgeAsync(generated, folder, plan.ShownAs!, cancellationToken: token).ConfigureAwait(false);
            found.AddRange(judgement.Diagnostics.Select(loader.Escalated).Select(d => GeneratedLines.Quoted(d, generated, plan.ShownAs!)));
            return !found.HasErrors;
        }
    }

    private static string Verdict(HelmTools tools, ProfileJudgement judgement) =>
        judgement.StandIns.IsEmpty
            ? $"Helm {tools.Version} lints and renders it"
            : $"Helm {tools.Version} lints and renders it with stand-ins for {string.Join(", ", judgement.StandIns)}";

    private OutputPlan PlanOf(GeneratedProfile generated, string output, bool force)
    {
        var folder = Path.Combine(output, generated.Profile.Name);
        return new()
        {
            Folder = folder,
            ShownAs = surroundings.Shown(folder),
            Files = generated.Files,
            ToolVersion = platform.Version,
            ProfileHash = generated.Hash,
            Force = force,
        };
    }

    private static CommandOutcome Outcome(List<ProfileReport> reports, DiagnosticBag diagnostics) =>
        new()
        {
            Diagnostics = [.. diagnostics],
            Text = output => reports.ForEach(report => output.WriteLine(report)),
            Json = json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("profiles");
                reports.ForEach(report => report.Write(json));
                json.WriteEndArray();
                json.WriteEndObject();
            },
        };

    private sealed record ProfileReport(GeneratedProfile Generated, string Folder, int Changed, int? Objects, string Verdict)
    {
        public override string ToString()
        {
            var objects = Objects is null ? "" : $", {Objects} objects";
            return $"{Folder}: {Generated.Files.Length} files, {(Changed == 0 ? "none" : Changed)} changed{objects}; {Verdict}";
        }

        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("profile", Generated.Profile.Name);
            json.WriteNumber("files", Generated.Files.Length);
            json.WriteNumber("changed", Changed);
            if (Objects is { } objects)
                json.WriteNumber("objects", objects);
            else
                json.WriteNull("objects");
            json.WriteEndObject();
        }
    }
}
