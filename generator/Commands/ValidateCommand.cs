using System.Collections.Immutable;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen validate</c>: judges the chart that stands there.</summary>
internal sealed class ValidateCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    /// <summary>The Kubernetes versions behind the word <c>all</c>.</summary>
    private static readonly ImmutableArray<string> KubernetesVersions = ["1.33", "1.34", "1.35", "1.36"];

    public async Task<CommandOutcome> RunAsync(
        CommonSettings settings,
        string target,
        string? kubeVersion,
        CancellationToken cancellationToken
    )
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings.Config, diagnostics);
        var output = Path.GetFullPath(settings.Output ?? Path.Combine(site.Root, "out"), surroundings.Directory);
        var loader = new ProfileLoader(platform, surroundings, settings);
        var isProfile = platform.Find(target) is not null;
        var folder = isProfile ? Path.Combine(output, target) : Path.GetFullPath(target, surroundings.Directory);
        if (!isProfile && !Directory.Exists(folder))
            return new() { WrongUsage = true, Diagnostics = [.. loader.Unknown([target])] };
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };

        var chart = new[] { Path.Combine(folder, ChartGenerator.ChartFolder), folder }.FirstOrDefault(f =>
            File.Exists(Path.Combine(f, "Chart.yaml"))
        );
        if (chart is null)
            return new() { Diagnostics = [CommandDiagnostics.NoChart(surroundings.Shown(folder))] };

        // A folder of ours is named after its profile; what the profile promises about the cluster counts then.
        var profile = isProfile
            ? target
            : new[] { chart, Path.GetDirectoryName(chart)! }.Select(Path.GetFileName).FirstOrDefault(n => platform.Find(n!) is not null);
        var generated = profile is null ? null : loader.Load(profile, site, diagnostics);
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };

        using var tools = await HelmTools
            .FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };

        var versions = kubeVersion == "all" ? KubernetesVersions.Select(v => (string?)v) : [kubeVersion];
        var shown = surroundings.Shown(chart);
        var objects = 0;
        ImmutableArray<string> standIns = [];
        foreach (var version in versions)
        {
            progress.Report($"{shown}: helm lint and helm template{(version is null ? "" : $" for Kubernetes {version}")}");
            var judgement = generated is null
                ? await tools.Judge.JudgeAsync(chart, shown, version, cancellationToken).ConfigureAwait(false)
                : await tools.Judge.JudgeAsync(generated, chart, shown, version, cancellationToken).ConfigureAwait(false);
            diagnostics.AddRange(judgement.Diagnostics.Select(loader.Escalated).Except(diagnostics));
            objects = judgement.Objects.Length;
            standIns = judgement.StandIns;
        }

        var verdict = diagnostics.HasErrors ? "is refused" : "lints and renders";
        var note = standIns.IsEmpty ? "" : $", with stand-ins for {string.Join(", ", standIns)}";
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = writer => writer.WriteLine($"{shown}: {objects} objects; Helm {tools.Version}: {verdict}{note}"),
            Json = json =>
            {
                json.WriteStartObject();
                json.WriteString("profile", profile);
                json.WriteNumber("objects", objects);
                json.WriteStartArray("unchecked");
                json.WriteEndArray();
                json.WriteEndObject();
            },
        };
    }
}
