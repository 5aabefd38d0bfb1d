using System.CommandLine;
using System.Text.Json;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen doctor</c>: holds a cluster against a profile, and changes nothing in it.</summary>
internal sealed class DoctorCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    /// <summary>Where the user's kubectl and cluster are.</summary>
    /// <param name="Kubectl">The executable.</param>
    /// <param name="Kubeconfig">The kubeconfig file.</param>
    /// <param name="Context">The context in it.</param>
    public sealed record Target(string? Kubectl, string? Kubeconfig, string? Context);

    // What is good is told briefly; --verbose and JSON tell all of it.
    private const int FewFacts = 3;

    // Longer than a healthy server takes, shorter than a person waits.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(20);

    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var profile = ProfileArgument.One(platform);
        var kubectl = Text("--kubectl", "The kubectl executable. Default: the PATH. [CHARTGEN_KUBECTL]", "path");
        var kubeconfig = Text("--kubeconfig", "The kubeconfig file. Default: kubectl's own. [KUBECONFIG]", "file");
        var context = Text("--context", "The context in the kubeconfig. Default: the current one.", "name");
        var doctor = new CommandWithExample(
            "doctor",
            "Reads a cluster through kubectl, changes nothing, and says what a profile's charts would meet there.",
            "chartgen doctor eks-multi --context ml-prod"
        )
        {
            profile,
            kubectl,
            kubeconfig,
            context,
        };
        setAction(
            doctor,
            (parsed, settings, progress, token) =>
                new DoctorCommand(platform, surroundings, progress).RunAsync(
                    settings,
                    parsed.GetValue(profile)!,
                    new(parsed.GetValue(kubectl), parsed.GetValue(kubeconfig), parsed.GetValue(context)),
                    token
                )
        );
        return doctor;
    }

    public async Task<CommandOutcome> RunAsync(CommonSettings settings, string profile, Target target, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        var loader = new ProfileLoader(platform, surroundings, settings);
        if (loader.Unknown([profile]).ToArray() is { Length: > 0 } unknown)
            return new() { WrongUsage = true, Diagnostics = [.. unknown] };
        var generated = diagnostics.HasErrors ? null : loader.Load(profile, site, diagnostics);
        if (generated is null)
            return new() { Diagnostics = [.. diagnostics] };

        if (Kubectl(settings, target, diagnostics) is not { } kubectl)
            return new() { NoKubectl = true, Diagnostics = [.. diagnostics] };
        using var tools = await HelmTools
            .FindAsync(settings, surroundings, site, progress, diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
            return new() { NoHelm = true, Diagnostics = [.. diagnostics] };

        var folder = Path.Combine(Path.GetFullPath(settings.Output ?? Path.Combine(site.Root, "out"), surroundings.Directory), profile);
        var diagnosis = await new ClusterDoctor(tools.Renderer, kubectl)
            .ExamineAsync(
                generated,
                surroundings.Shown(folder),
                surroundings.Variable("KUBERNETES_SERVICE_HOST") is not null,
                progress,
                cancellationToken
            )
            .ConfigureAwait(false);
        diagnostics.AddRange(diagnosis.Diagnostics.Select(loader.Escalated));
        if (diagnosis.Report is not { } report)
            return new() { Diagnostics = [.. diagnostics] };
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = writer => Write(writer, profile, diagnosis.Context, report, settings.Verbose ? int.MaxValue : FewFacts),
            Json = json => Write(json, profile, diagnosis.Context, report),
        };
    }

    private KubectlCli? Kubectl(CommonSettings settings, Target target, DiagnosticBag diagnostics)
    {
        var (executable, problem) = new KubectlSearch
        {
            Option = target.Kubectl,
            Variable = surroundings.Variable("CHARTGEN_KUBECTL"),
            SearchPath = surroundings.Variable("PATH"),
            Directory = surroundings.Directory,
        }.Find();
        if (problem is not null)
            diagnostics.Add(problem);
        return executable is null
            ? null
            : new()
            {
                Executable = executable,
                Kubeconfig = target.Kubeconfig is null ? null : Path.GetFullPath(target.Kubeconfig, surroundings.Directory),
                Context = target.Context,
                RequestTimeout = settings.Timeout < LongestRequest ? settings.Timeout : LongestRequest,
                TimeLimit = settings.Timeout,
            };
    }

    private static Option<string?> Text(string name, string description, string help)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = help };
        CommonOptions.NeedsValue(option);
        return option;
    }

    private static void Write(TextWriter writer, string profile, ClusterContext? context, ClusterReport report, int facts)
    {
        var where = context is null ? "the cluster of this pod" : $"context {context.Name}, {context.Server}";
        writer.WriteLine($"{profile}: {where}, Kubernetes {report.Version}");
        foreach (var check in report.Checks)
        {
            var codes = check.Findings.Select(f => f.Code).Distinct(StringComparer.Ordinal);
            var more = check.Good.Length > facts ? (IEnumerable<string>)[$"{check.Good.Length - facts} more"] : [];
            var told = string.Join("; ", codes.Concat(check.Good.Take(facts)).Concat(more));
            writer.WriteLine($"  {Word(check.Verdict), -8} {check.Title}: {(told.Length == 0 ? "nothing is needed" : told)}");
        }

        writer.WriteLine(
            $"{report.Checks.Length} checks: {Count(CheckVerdict.Ok)} ok, {Count(CheckVerdict.Problem)} with problems, {Count(CheckVerdict.Unknown)} unknown"
        );

        int Count(CheckVerdict verdict) => report.Checks.Count(c => c.Verdict == verdict);
    }

    private static void Write(Utf8JsonWriter json, string profile, ClusterContext? context, ClusterReport report)
    {
        json.WriteStartObject();
        json.WriteString("profile", profile);
        json.WriteStartObject("server");
        json.WriteString("context", context?.Name);
        json.WriteString("address", context?.Server);
        json.WriteString("version", report.Version);
        json.WriteEndObject();
        json.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            json.WriteStartObject();
            json.WriteString("check", check.Id);
            json.WriteString("verdict", Word(check.Verdict));
            json.WriteStrings("good", check.Good);
            json.WriteStrings("codes", [.. check.Findings.Select(f => f.Code).Distinct(StringComparer.Ordinal)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Word(CheckVerdict verdict) =>
        verdict switch
        {
            CheckVerdict.Ok => "ok",
            CheckVerdict.Problem => "problem",
            _ => "unknown",
        };
}
