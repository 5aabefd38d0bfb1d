using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Manifests.Kubernetes;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Commands;

/// <summary><c>chartgen validate</c>: judges the chart that stands there.</summary>
internal sealed class ValidateCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var target = new Argument<string>("target")
        {
            Description = "A profile that was generated, or a chart's folder.",
            HelpName = "profile|folder",
        };
        var kubeVersion = new Option<string?>("--kube-version")
        {
            Description = "A Kubernetes version, or all for 1.33 to 1.36. Default: the profile's.",
            HelpName = "version|all",
        };
        var validate = new CommandWithExample(
            "validate",
            "Judges the chart that stands there: Helm lint and template, two renders compared, references.",
            "chartgen validate eks-multi --kube-version all"
        )
        {
            target,
            kubeVersion,
        };
        target.CompletionSources.Add([.. platform.Profiles.Select(p => p.Name)]);
        target.Validators.Add(ProfileArgument.RefuseOptions);
        kubeVersion.CompletionSources.Add(_ => KubernetesCheck.Versions.Prepend("all").Select(v => new CompletionItem(v)));
        kubeVersion.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not "all" and var version }] && !KubernetesVersion.TryParse(version, out _))
                result.AddError("--kube-version takes all, or a version such as 1.34.");
        });
        setAction(
            validate,
            (parsed, settings, progress, token) =>
                new ValidateCommand(platform, surroundings, progress).RunAsync(
                    settings,
                    parsed.GetValue(target)!,
                    parsed.GetValue(kubeVersion),
                    token
                )
        );
        return validate;
    }

    public async Task<CommandOutcome> RunAsync(
        CommonSettings settings,
        string target,
        string? kubeVersion,
        CancellationToken cancellationToken
    )
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        var output = Path.GetFullPath(settings.Output ?? Path.Combine(site.Root, "out"), surroundings.Directory);
        var loader = new ProfileLoader(platform, surroundings, settings);
        var isProfile = platform.Find(target) is not null;
        var folder = isProfile
            ? Path.Combine(output, target)
            : Path.TrimEndingDirectorySeparator(Path.GetFullPath(target, surroundings.Directory));
        if (!isProfile && !Directory.Exists(folder))
            return new() { WrongUsage = true, Diagnostics = [.. loader.Unknown([target])] };
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };

        var charts = ChartsOf(folder);
        if (charts.Length == 0)
            return new() { Diagnostics = [CommandDiagnostics.NoChart(surroundings.Shown(folder))] };

        // A folder of ours is named after its profile; what the profile promises about the cluster counts then.
        var isOneChart = charts is [var one] && one == folder;
        var profileFolder = isOneChart ? Path.GetDirectoryName(folder)! : folder;
        var profile = isProfile ? target : platform.Find(Path.GetFileName(profileFolder))?.Name;
        var generated = profile is null ? null : loader.Load(profile, site, diagnostics);
        diagnostics.AddRange(Missing(generated, isOneChart ? null : folder));
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };

        using var tools = await HelmTools
            .FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };

        var versions = kubeVersion == "all" ? KubernetesCheck.Versions.Select(v => (string?)v) : [kubeVersion];
        ImmutableArray<RenderedChart> rendered = [];
        ImmutableArray<string> standIns = [];
        var reports = new List<KubernetesReport>();
        foreach (var version in versions)
        {
            progress.Report(
                $"{surroundings.Shown(folder)}: helm lint and helm template{(version is null ? "" : $" for Kubernetes {version}")}"
            );
            var judgement = generated is null
                ? await JudgeAsync(tools, charts, version, cancellationToken).ConfigureAwait(false)
                : await tools
                    .Judge.JudgeAsync(
                        generated,
                        profileFolder,
                        surroundings.Shown(profileFolder),
                        version,
                        isOneChart ? Path.GetFileName(folder) : null,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            diagnostics.AddRange(
                judgement.Diagnostics.Except(judgement.Kubernetes.Diagnostics).Select(loader.Escalated).Except(diagnostics)
            );
            reports.Add(judgement.Kubernetes);
            (rendered, standIns) = (judgement.Charts, judgement.StandIns);
        }

        var kubernetes = KubernetesReport.Together(reports);
        diagnostics.AddRange(kubernetes.Diagnostics.Select(loader.Escalated));

        if (
            rendered.FirstOrDefault(c => c.Name == ChartGenerator.ChartFolder) is { } installed
            && ClusterWideObjects.Check(installed) is { } once
        )
            diagnostics.Add(once);
        var verdict = diagnostics.HasErrors ? "is refused" : "lints and renders";
        var note = standIns.IsEmpty ? "" : $", with stand-ins for {string.Join(", ", standIns)}";
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = writer =>
            {
                foreach (var chart in rendered)
                {
                    var shown = surroundings.Shown(isOneChart ? folder : Path.Combine(folder, chart.Name));
                    writer.WriteLine($"{shown}: {chart.Objects.Length} objects; Helm {tools.Version}: {verdict}{note}");
                }

                if (!kubernetes.Unchecked.IsEmpty)
                    writer.WriteLine(Unchecked(kubernetes.Unchecked));
            },
            Json = json =>
            {
                json.WriteStartObject();
                json.WriteString("profile", profile);
                json.WriteNumber("objects", rendered.Sum(c => c.Objects.Length));
                json.WriteStartArray("unchecked");
                foreach (var kind in kubernetes.Unchecked)
                {
                    json.WriteStartObject();
                    json.WriteString("apiVersion", kind.ApiVersion);
                    json.WriteString("kind", kind.Kind);
                    json.WriteStrings("names", kind.Names);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            },
        };
    }

    private static string Unchecked(ImmutableArray<UncheckedKind> kinds)
    {
        var count = kinds.Sum(k => k.Names.Length);
        var listed = kinds.SelectMany(k => k.Names.Select(name => $"{k.Kind}/{name} ({k.ApiVersion})"));
        var verdict =
            count == 1
                ? "object is of a kind whose schema is not known, and is not checked"
                : "objects are of kinds whose schema is not known, and are not checked";
        return $"{count} {verdict}: {string.Join(", ", listed)}";
    }

    /// <summary>The charts of a folder, in the order of their installation: itself, or those of a profile.</summary>
    internal static ImmutableArray<string> ChartsOf(string folder)
    {
        if (File.Exists(Path.Combine(folder, "Chart.yaml")))
            return [folder];
        return
        [
            .. new[] { ChartGenerator.PrerequisitesFolder, ChartGenerator.ChartFolder }
                .Select(name => Path.Combine(folder, name))
                .Where(chart => File.Exists(Path.Combine(chart, "Chart.yaml"))),
        ];
    }

    private IEnumerable<Diagnostic> Missing(GeneratedProfile? generated, string? folder) =>
        folder is null
            ? []
            : (generated?.Charts ?? [])
                .Select(c => Path.Combine(folder, c.Chart.Name))
                .Where(f => !File.Exists(Path.Combine(f, "Chart.yaml")))
                .Select(f => CommandDiagnostics.MissingChart(surroundings.Shown(f)));

    private async Task<ProfileJudgement> JudgeAsync(
        HelmTools tools,
        ImmutableArray<string> charts,
        string? kubeVersion,
        CancellationToken cancellationToken
    )
    {
        var all = new ProfileJudgement([], [], []);
        foreach (var chart in charts)
        {
            var one = await tools.Judge.JudgeAsync(chart, surroundings.Shown(chart), kubeVersion, cancellationToken).ConfigureAwait(false);
            all = new([.. all.Charts, .. one.Charts], [.. all.StandIns.Union(one.StandIns)], [.. all.Diagnostics, .. one.Diagnostics])
            {
                Kubernetes = KubernetesReport.Together(all.Kubernetes, one.Kubernetes),
            };
        }

        return all;
    }
}
