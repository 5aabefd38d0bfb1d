using System.Collections.Immutable;
using CliWrap;

namespace ChartGen.Sdk.Helm;

/// <summary>
/// Runs the Helm executable: without a shell, without plugins, without the user's Helm settings and without a cluster. Immutable: derive a
/// changed copy with <see langword="with"/>.
/// </summary>
/// <example>
/// <code>
/// var helm = new HelmCli { Executable = "/usr/local/bin/helm", KubeVersion = "1.34" };
/// HelmRun run = await helm.TemplateAsync("mlplatform", "ml-platform", "out/eks-multi/platform");
/// </code>
/// </example>
public sealed record HelmCli
{
    /// <summary>How many bytes of each stream are kept: 32 MiB, many times the largest release that Kubernetes can store.</summary>
    public const int OutputLimit = 32 * 1024 * 1024;

    // What a user's shell may carry and would change the answer. An unset variable is the same on every machine.
    private static readonly ImmutableArray<string> ForeignVariables =
    [
        "HELM_DEBUG",
        "HELM_DRIVER",
        "HELM_KUBEAPISERVER",
        "HELM_KUBECONTEXT",
        "HELM_KUBETOKEN",
        "HELM_NAMESPACE",
        "HELM_PLUGINS",
        "HELM_REGISTRY_CONFIG",
        "HELM_REPOSITORY_CACHE",
        "HELM_REPOSITORY_CONFIG",
    ];

    /// <summary>Path or name of the executable.</summary>
    /// <value>The default is <c>helm</c>, looked up on the PATH.</value>
    public string Executable { get; init; } = "helm";

    /// <summary>How long one run may take before it is interrupted, and killed 2 seconds later.</summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The Kubernetes version that charts are rendered for, or <see langword="null"/> for Helm's own default, which differs between its versions.</summary>
    public string? KubeVersion { get; init; }

    /// <summary>API groups and kinds that the cluster has beyond Kubernetes' own: <c>monitoring.coreos.com/v1</c>.</summary>
    public ImmutableArray<string> ApiVersions { get; init; } = [];

    /// <summary>Asks for Helm's version, <c>v4.2.3</c> on standard output.</summary>
    public Task<HelmRun> VersionAsync(CancellationToken cancellationToken = default) =>
        RunAsync(["version", "--template", "{{.Version}}"], cancellationToken);

    /// <summary>Runs <c>helm lint --strict</c> with the chart's own values.</summary>
    public Task<HelmRun> LintAsync(string @namespace, string chartDirectory, CancellationToken cancellationToken = default) =>
        RunAsync(["lint", chartDirectory, "--strict", "--namespace", @namespace, .. KubeVersionFlag], cancellationToken);

    /// <summary>Runs <c>helm template</c> with the chart's own values; hooks are part of the output, the <c>crds/</c> folders too.</summary>
    public Task<HelmRun> TemplateAsync(
        string release,
        string @namespace,
        string chartDirectory,
        CancellationToken cancellationToken = default
    ) =>
        RunAsync(
            [
                "template",
                release,
                chartDirectory,
                "--namespace",
                @namespace,
                "--include-crds",
                .. KubeVersionFlag,
                .. ApiVersions.SelectMany(v => new[] { "--api-versions", v }),
            ],
            cancellationToken
        );

    /// <summary>Packs a chart's folder as <c>&lt;name&gt;-&lt;version&gt;.tgz</c>; what its <c>.helmignore</c> names stays out.</summary>
    public Task<HelmRun> PackageAsync(string chartDirectory, string destination, CancellationToken cancellationToken = default) =>
        RunAsync(["package", chartDirectory, "--destination", destination], cancellationToken);

    /// <summary>Downloads a chart's archive from its repository.</summary>
    public Task<HelmRun> PullAsync(
        string repository,
        string name,
        string version,
        string destination,
        CancellationToken cancellationToken = default
    ) => RunAsync(["pull", name, "--repo", repository, "--version", version, "--destination", destination], cancellationToken);

    /// <summary>Prints the Chart.yaml of the newest release that a repository has of a chart.</summary>
    public Task<HelmRun> ShowChartAsync(string repository, string name, CancellationToken cancellationToken = default) =>
        RunAsync(["show", "chart", name, "--repo", repository], cancellationToken);

    /// <summary>Fills the chart's <c>charts/</c> folder as its Chart.lock says.</summary>
    public Task<HelmRun> BuildDependenciesAsync(string chartDirectory, CancellationToken cancellationToken = default) =>
        RunAsync(["dependency", "build", chartDirectory], cancellationToken);

    private ImmutableArray<string> KubeVersionFlag => KubeVersion is null ? [] : ["--kube-version", KubeVersion];

    private async Task<HelmRun> RunAsync(ImmutableArray<string> arguments, CancellationToken cancellationToken)
    {
        using var home = new ScratchDirectory();
        using var output = new BoundedCapture(OutputLimit);
        using var error = new BoundedCapture(OutputLimit);
        var command = Cli.Wrap(Executable)
            .WithArguments(arguments)
            .WithEnvironmentVariables(variables =>
            {
                foreach (var name in ForeignVariables)
                    variables.Set(name, null);
                variables
                    .Set("HELM_CACHE_HOME", home.Path)
                    .Set("HELM_CONFIG_HOME", home.Path)
                    .Set("HELM_DATA_HOME", home.Path)
                    .Set("KUBECONFIG", Path.Combine(home.Path, "no-cluster"))
                    .Set("HELM_NO_PLUGINS", "1")
                    .Set("NO_COLOR", "1");
            })
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(output.Target)
            .WithStandardErrorPipe(error.Target);

        var (end, exitCode) = await TimedCommand.ExecuteAsync(command, TimeLimit, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Executable = Executable,
            Arguments = arguments,
            End = end,
            ExitCode = exitCode,
            StandardOutput = output.Text,
            StandardError = error.Text,
            Truncated = output.Truncated || error.Truncated,
            TimeLimit = TimeLimit,
        };
    }
}
