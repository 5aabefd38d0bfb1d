using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Values;
using CliWrap;

namespace ChartGen.Sdk.Cluster;

/// <summary>
/// Asks a cluster through kubectl, which knows the user's contexts, login programs, certificates and proxies. It sends GET requests and
/// nothing else. Immutable: derive a changed copy with <see langword="with"/>.
/// </summary>
public sealed record KubectlCli
{
    private const int OutputLimit = 32 * 1024 * 1024;

    /// <summary>Path or name of the executable.</summary>
    /// <value>The default is <c>kubectl</c>, looked up on the PATH.</value>
    public string Executable { get; init; } = "kubectl";

    /// <summary>The kubeconfig file, or <see langword="null"/> for kubectl's own: <c>KUBECONFIG</c>, then <c>~/.kube/config</c>.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>The context, or <see langword="null"/> for the current one.</summary>
    public string? Context { get; init; }

    /// <summary>How long the server may take for one answer.</summary>
    /// <value>The default is 20 seconds.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one run may take, with the program that gives kubectl its token.</summary>
    /// <value>The default is 1 minute.</value>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Asks for one path of the API.</summary>
    internal Task<KubectlRun> GetAsync(string path, CancellationToken cancellationToken = default) =>
        RunAsync(
            [
                "get",
                "--raw",
                path,
                string.Create(CultureInfo.InvariantCulture, $"--request-timeout={Math.Max(1, Math.Ceiling(RequestTimeout.TotalSeconds))}s"),
                .. Target,
            ],
            cancellationToken
        );

    /// <summary>Asks kubectl where it would go; no server is asked.</summary>
    internal Task<KubectlRun> ViewAsync(CancellationToken cancellationToken = default) =>
        RunAsync(["config", "view", "--minify", "--output", "json", .. Target], cancellationToken);

    /// <summary>The answer in a run of <see cref="GetAsync"/>.</summary>
    internal static ClusterAnswer AnswerOf(KubectlRun run) =>
        run switch
        {
            { Succeeded: true } when AnswerReader.Read(run.Output) is { } tree => new ClusterAnswer.Found(tree),
            { Succeeded: true } => new ClusterAnswer.Unknown("the answer is no JSON object"),
            { Reason: "NotFound" } => ClusterAnswer.Absent.Instance,
            _ => new ClusterAnswer.Unknown(run.Complaint),
        };

    /// <summary>The context in a run of <see cref="ViewAsync"/>.</summary>
    internal static ClusterContext? ContextOf(KubectlRun run)
    {
        if (!run.Succeeded || AnswerReader.Read(run.Output) is not { } view)
            return null;
        var cluster = Manifests.TreeReading.MapsAt(view, "clusters").FirstOrDefault() ?? ValuesMap.Empty;
        return new(
            Manifests.TreeReading.TextAt(view, "current-context"),
            Manifests.TreeReading.TextAt(cluster, "name"),
            Manifests.TreeReading.TextAt(cluster, "cluster", "server")
        );
    }

    private ImmutableArray<string> Target =>
        [
            .. Kubeconfig is null ? [] : (IEnumerable<string>)["--kubeconfig", Kubeconfig],
            .. Context is null ? [] : (IEnumerable<string>)["--context", Context],
        ];

    private async Task<KubectlRun> RunAsync(ImmutableArray<string> arguments, CancellationToken cancellationToken)
    {
        using var output = new BoundedCapture(OutputLimit);
        using var error = new BoundedCapture(64 * 1024);
        var command = Cli.Wrap(Executable)
            .WithArguments(arguments)
            // A user's kuberc may give 'get' other flags.
            .WithEnvironmentVariables(variables => variables.Set("KUBECTL_KUBERC", "false"))
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(output.Target)
            .WithStandardErrorPipe(error.Target);
        var (end, exitCode) = await TimedCommand.ExecuteAsync(command, TimeLimit, cancellationToken).ConfigureAwait(false);
        return new(arguments, end, exitCode, output.Text, error.Text, output.Truncated);
    }
}
