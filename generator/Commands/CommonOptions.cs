using System.CommandLine;

namespace ChartGen.Commands;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    Text,
    Json,
    Sarif,
    Markdown,
}

/// <summary>The options that every command takes, as the user gave them.</summary>
internal sealed record CommonSettings
{
    public string? Config { get; init; }

    public string? TerraformOutputs { get; init; }

    public required IReadOnlyCollection<string> Set { get; init; }

    public string? Output { get; init; }

    public OutputFormat Format { get; init; }

    public string? Helm { get; init; }

    public string? ChartSource { get; init; }

    public bool RequireCharts { get; init; }

    public bool Offline { get; init; }

    public bool Strict { get; init; }

    public TimeSpan Timeout { get; init; }

    public bool Quiet { get; init; }

    public bool Verbose { get; init; }
}

/// <summary>Declares the options that every command takes.</summary>
internal sealed class CommonOptions
{
    private static readonly Dictionary<string, OutputFormat> Formats = new(StringComparer.Ordinal)
    {
        ["text"] = OutputFormat.Text,
        ["json"] = OutputFormat.Json,
        ["sarif"] = OutputFormat.Sarif,
        ["markdown"] = OutputFormat.Markdown,
    };

    private const int Day = 24 * 60 * 60;

    private readonly Option<string?> _config = new("--config")
    {
        Description = "The site's configuration file. Default: the nearest chartgen.yaml upward. [CHARTGEN_CONFIG]",
        HelpName = "file",
        Recursive = true,
    };

    private readonly Option<string?> _terraformOutputs = new("--terraform-outputs")
    {
        Description = "A file that terraform output -json wrote: region, ids, endpoints and ARNs come from there.",
        HelpName = "file",
        Recursive = true,
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets one key, e.g. --set database.kind=rds. Repeat it for more; the last wins.",
        HelpName = "key=value",
        Recursive = true,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _gitops = new("--gitops")
    {
        Description = "What installs the charts, by the files in gitops/: equals --set gitops.kind=…; gitops.repo says from where.",
        HelpName = "argocd|flux",
        Recursive = true,
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The folder that holds one folder for each profile. Default: out beside the configuration file.",
        HelpName = "folder",
        Recursive = true,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "text; json, which is exactly one object; where findings are the result, sarif or markdown too.",
        HelpName = "text|json|sarif|markdown",
        Recursive = true,
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<string?> _helm = new("--helm")
    {
        Description = "The Helm executable, 3.19 or later. Default: the PATH, then the cache, then npm. [CHARTGEN_HELM]",
        HelpName = "path",
        Recursive = true,
    };

    private readonly Option<string?> _chartSource = new("--chart-source")
    {
        Description = "A folder of <name>-<version>.tgz or unpacked <name>/ to take subcharts from. [CHARTGEN_CHART_SOURCE]",
        HelpName = "folder",
        Recursive = true,
    };

    private readonly Option<bool> _requireCharts = new("--require-charts")
    {
        Description = "Fails where a real subchart cannot be reached or is not the pinned one.",
        Recursive = true,
    };

    private readonly Option<bool> _offline = new("--offline")
    {
        Description = "Asks no chart repository and fetches no Helm. [CHARTGEN_OFFLINE]",
        Recursive = true,
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "Treats warnings as errors.", Recursive = true };

    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = "Seconds that one run of Helm may take.",
        HelpName = "seconds",
        Recursive = true,
        DefaultValueFactory = _ => 120,
    };

    private readonly Option<bool> _quiet = new("--quiet") { Description = "Prints results and problems only.", Recursive = true };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Prints notes too.", Recursive = true };

    public CommonOptions()
    {
        _format.CompletionSources.Add([.. Formats.Keys]);
        _format.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !Formats.ContainsKey(word))
                result.AddError($"--format takes text, json, sarif or markdown, not '{word}'.");
        });
        _gitops.CompletionSources.Add("argocd", "flux");
        _gitops.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("argocd" or "flux") and var word }])
                result.AddError($"--gitops takes argocd or flux, not '{word}'.");
        });
        _timeout.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var seconds) && seconds is > 0 and <= Day))
                result.AddError($"--timeout takes a whole number of seconds from 1 to {Day}.");
        });
        foreach (var option in new Option[] { _config, _terraformOutputs, _set, _output, _helm, _chartSource })
            NeedsValue(option);
    }

    /// <summary>Refuses an empty value, and the next option as the value that was forgotten, for which System.CommandLine takes it.</summary>
    public static void NeedsValue(Option option) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith("--", StringComparison.Ordinal)) is { } token)
                result.AddError($"{option.Name} needs a value, but '{token.Value}' follows.");
            else if (result.Tokens.Any(t => t.Value.Length == 0))
                result.AddError($"{option.Name} needs a value, but it is empty.");
        });

    public void AddTo(RootCommand root)
    {
        foreach (
            var option in new Option[]
            {
                _config,
                _terraformOutputs,
                _set,
                _gitops,
                _output,
                _format,
                _helm,
                _chartSource,
                _requireCharts,
                _offline,
                _strict,
                _timeout,
                _quiet,
                _verbose,
            }
        )
            root.Options.Add(option);
    }

    public CommonSettings Read(ParseResult parsed, Surroundings surroundings) =>
        new()
        {
            Config = parsed.GetValue(_config) ?? surroundings.Variable("CHARTGEN_CONFIG"),
            TerraformOutputs = parsed.GetValue(_terraformOutputs),
            Set = parsed.GetValue(_gitops) is { } kind
                ? [.. parsed.GetValue(_set) ?? [], $"gitops.kind={kind}"]
                : parsed.GetValue(_set) ?? [],
            Output = parsed.GetValue(_output),
            Format = FormatOf(parsed),
            Helm = parsed.GetValue(_helm),
            ChartSource = parsed.GetValue(_chartSource) ?? surroundings.Variable("CHARTGEN_CHART_SOURCE"),
            RequireCharts = parsed.GetValue(_requireCharts),
            Offline =
                parsed.GetValue(_offline) || surroundings.Variable("CHARTGEN_OFFLINE") is { } offline && offline is not ("0" or "false"),
            Strict = parsed.GetValue(_strict),
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
            Quiet = parsed.GetValue(_quiet),
            Verbose = parsed.GetValue(_verbose),
        };

    /// <summary>The format even of a command line that is wrong elsewhere.</summary>
    public OutputFormat FormatOf(ParseResult parsed) =>
        parsed.GetResult(_format)?.Tokens is [{ Value: var word }] ? Formats.GetValueOrDefault(word) : OutputFormat.Text;

    /// <summary>Refuses the formats of findings for a command whose result is something else.</summary>
    public void RefuseReports(Command command) =>
        command.Validators.Add(result =>
        {
            if (result.GetResult(_format)?.Tokens is [{ Value: var word }] && word is ("sarif" or "markdown"))
                result.AddError($"'{command.Name}' has no findings to report as {word}; --format takes text or json here.");
        });
}
