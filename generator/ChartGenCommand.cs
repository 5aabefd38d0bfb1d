using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using ChartGen.Commands;
using ChartGen.Profiles;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Reports;
using ChartGen.Templates;

namespace ChartGen;

/// <summary>The command line: which commands there are, and what a run prints and returns.</summary>
internal sealed class ChartGenCommand
{
    private readonly Surroundings _surroundings;
    private readonly CommonOptions _common = new();
    private readonly RootCommand _root;
    private readonly string _version;

    /// <param name="surroundings">What the run sees of the machine.</param>
    /// <param name="platform">What it generates, by default the ML platform.</param>
    public ChartGenCommand(Surroundings surroundings, PlatformDefinition? platform = null)
    {
        _surroundings = surroundings;
        platform ??= MlPlatform;
        _version = platform.Version;
        _root = new("Turns a typed description of an environment into a Helm chart that is proven to deploy.");
        _common.AddTo(_root);
        var names = platform.Profiles.Select(p => p.Name).ToArray();

        var profiles = Profiles("profiles", "Profiles to generate.", names, ArgumentArity.ZeroOrMore);
        var all = new Option<bool>("--all") { Description = "Every profile." };
        var check = new Option<bool>("--check")
        {
            Description = "Writes nothing; exits with 2 where a file differs from what would be written.",
        };
        var force = new Option<bool>("--force") { Description = "Replaces files of ChartGen's that were edited by hand." };
        var noValidate = new Option<bool>("--no-validate") { Description = "Writes without asking Helm." };
        var generate = new Command("generate", "Writes the charts of profiles, judged by Helm before they are put in place.")
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
        SetAction(
            generate,
            (parsed, settings, progress, token) =>
                new GenerateCommand(platform, _surroundings, progress).RunAsync(
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
        var validate = new Command(
            "validate",
            "Judges the chart that stands there: Helm lint and template, two renders compared, references."
        )
        {
            target,
            kubeVersion,
        };
        target.Validators.Add(RefuseOptions);
        kubeVersion.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not "all" and var version }] && !KubernetesVersion.TryParse(version, out _))
                result.AddError("--kube-version takes all, or a version such as 1.34.");
        });
        SetAction(
            validate,
            (parsed, settings, progress, token) =>
                new ValidateCommand(platform, _surroundings, progress).RunAsync(
                    settings,
                    parsed.GetValue(target)!,
                    parsed.GetValue(kubeVersion),
                    token
                )
        );

        var audited = new Argument<string>("profile") { Description = "The profile to audit.", HelpName = string.Join("|", names) };
        audited.CompletionSources.Add(names);
        audited.Validators.Add(RefuseOptions);
        var proof = new Option<string?>("--proof")
        {
            Description = "Writes what was found to <folder>/<profile>.json, to be kept with the sources.",
            HelpName = "folder",
        };
        var audit = new Command("audit", "Proves with the real subcharts that every value of a profile's charts has an effect.")
        {
            audited,
            proof,
        };
        SetAction(
            audit,
            (parsed, settings, progress, token) =>
                new AuditCommand(platform, _surroundings, progress).RunAsync(
                    settings,
                    parsed.GetValue(audited)!,
                    parsed.GetValue(proof),
                    token
                )
        );

        var list = new Command("list", "Shows the profiles with their choices and the charts with their versions.");
        SetAction(list, (_, settings, _, _) => Task.FromResult(new ListCommand(platform, _surroundings).Run(settings)));

        _common.RefuseReports(list);

        var codes = new Argument<string[]>("codes")
        {
            Description = "Codes of findings; without one, all are listed.",
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "code",
        };
        codes.CompletionSources.Add(_ => RuleBook.All.Select(r => new CompletionItem(r.Code)));
        codes.Validators.Add(RefuseOptions);
        var explain = new Command("explain", "Says what a code means: the rule, why it is there, an example and the fix.") { codes };
        SetAction(explain, (parsed, _, _, _) => Task.FromResult(ExplainCommand.Run(parsed.GetValue(codes)!)));
        _common.RefuseReports(explain);

        _root.Subcommands.Add(generate);
        _root.Subcommands.Add(validate);
        _root.Subcommands.Add(audit);
        _root.Subcommands.Add(list);
        _root.Subcommands.Add(explain);
        _root.Subcommands.Add(Scan(platform, names));
    }

    private Command Scan(PlatformDefinition platform, string[] names)
    {
        var (scan, read) = ScanCommand.Declare(names);
        SetAction(
            scan,
            (parsed, settings, progress, token) =>
                Task.Run(() => new ScanCommand(platform, _surroundings, progress).Run(settings, read(parsed), token), token)
        );
        return scan;
    }

    /// <summary>The platform with all its environments and components.</summary>
    public static PlatformDefinition MlPlatform { get; } =
        new()
        {
            Title = "ML platform",
            Profiles = EnvironmentProfiles.All,
            Components = PlatformComponents.All,
            Prerequisites = PlatformComponents.Prerequisites,
            Documents = PlatformComponents.Documents,
            Templates = PlatformComponents.Templates,
            Version = typeof(ChartGenCommand).Assembly.GetName().Version!.ToString(3),
        };

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        // Arguments that start with @ are texts here, never files to read.
        var parsed = _root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            var problems =
                parsed.CommandResult.Command == _root && parsed.UnmatchedTokens is [var word, ..]
                    ? [CommandDiagnostics.UnknownCommand(word, [.. _root.Subcommands.Select(c => c.Name)])]
                    : parsed.Errors.Select(e => CommandDiagnostics.WrongUsage(e.Message)).Distinct();
            return Print(
                parsed.CommandResult.Command.Name,
                new() { Set = [], Format = _common.FormatOf(parsed) },
                new() { WrongUsage = true, Diagnostics = [.. problems] }
            );
        }

        var invocation = new InvocationConfiguration
        {
            Output = _surroundings.Terminal.Out,
            Error = _surroundings.Terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
        };
        return await parsed.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
    }

    private static Argument<string[]> Profiles(string name, string description, string[] known, ArgumentArity arity)
    {
        var argument = new Argument<string[]>(name)
        {
            Description = description,
            Arity = arity,
            HelpName = string.Join("|", known),
        };
        argument.CompletionSources.Add(known);
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    // System.CommandLine takes a misspelt option for one more argument.
    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
            result.AddError($"There is no option '{token.Value}'.");
    }

    private void SetAction(
        Command command,
        Func<ParseResult, CommonSettings, IProgress<string>, CancellationToken, Task<CommandOutcome>> run
    ) =>
        command.SetAction(
            async (parsed, token) =>
            {
                var settings = _common.Read(parsed, _surroundings);
                CommandOutcome outcome;
                using (var progress = new ProgressDisplay(_surroundings.Terminal, settings.Quiet || settings.Format == OutputFormat.Json))
                {
                    try
                    {
                        outcome = await run(parsed, settings, progress, token).ConfigureAwait(false);
                    }
                    catch (OperationCanceledException) when (token.IsCancellationRequested)
                    {
                        outcome = new() { Cancelled = true };
                    }
                    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                    {
                        outcome = new() { Diagnostics = [CommandDiagnostics.CannotGoOn(problem.Message)] };
                    }
                    catch (Exception problem)
                    {
                        outcome = new() { Diagnostics = [CommandDiagnostics.Defect(problem)] };
                    }
                }

                return Print(command.Name, settings, outcome);
            }
        );

    private int Print(string command, CommonSettings settings, CommandOutcome outcome)
    {
        var terminal = _surroundings.Terminal;
        if (settings.Format == OutputFormat.Json)
        {
            terminal.Out.WriteLine(JsonReport.Write(ReportOf(command, settings, outcome), outcome.Json));
            return outcome.ExitCode;
        }

        var shown = settings.Verbose ? outcome.Diagnostics : outcome.Diagnostics.Where(d => d.Severity > Severity.Note || d.Where is null);
        // What stopped the run stands last, nearest to the prompt.
        new DiagnosticPrinter(terminal, _surroundings.Directory).Print(shown.OrderBy(d => d.Severity));
        switch (settings.Format)
        {
            // Nothing ran, so there is nothing to report.
            case OutputFormat.Sarif or OutputFormat.Markdown when outcome.WrongUsage:
                break;
            case OutputFormat.Sarif:
                terminal.Out.WriteLine(SarifReport.Write(ReportOf(command, settings, outcome)));
                break;
            case OutputFormat.Markdown:
                terminal.Out.Write(MarkdownReport.Write(ReportOf(command, settings, outcome)));
                break;
            default:
                outcome.Text?.Invoke(terminal.Out);
                break;
        }

        return outcome.ExitCode;
    }

    private Report ReportOf(string command, CommonSettings settings, CommandOutcome outcome)
    {
        using var summary = new StringWriter { NewLine = "\n" };
        outcome.Text?.Invoke(summary);
        var files = new RepositoryFiles(_surroundings.Directory);
        var site = Site.PathOf(_surroundings, settings.Config) ?? Site.FileName;
        return new()
        {
            Command = command,
            ExitCode = outcome.ExitCode,
            Findings = [.. outcome.Diagnostics, .. outcome.Findings],
            ToolVersion = _version,
            Summary = summary.ToString(),
            PathOf = files.PathOf,
            SiteFile = files.NameOf(site) ?? Site.FileName,
        };
    }
}
