using System.Collections.Immutable;
using System.CommandLine;
using ChartGen.Commands;
using ChartGen.Profiles;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
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
        AddReporting(GenerateCommand.Declare(platform, surroundings, SetAction));
        AddReporting(ValidateCommand.Declare(platform, surroundings, SetAction));
        AddReporting(AuditCommand.Declare(platform, surroundings, SetAction));
        AddReporting(DoctorCommand.Declare(platform, surroundings, SetAction));
        AddReporting(ScanCommand.Declare(platform, surroundings, SetAction));
        Add(ListCommand.Declare(platform, surroundings, SetAction));
        Add(ShowCommand.Declare(platform, surroundings, SetAction));
        Add(DiffCommand.Declare(platform, surroundings, SetAction));
        Add(ImagesCommand.Declare(platform, surroundings, SetAction));
        Add(SecretsCommand.Declare(platform, surroundings, SetAction));
        Add(CatalogCommand.Declare(platform, surroundings, SetAction));
        Add(InitCommand.Declare(platform, surroundings, SetAction));
        Add(SchemaCommand.Declare(platform, SetAction));
        Add(ExplainCommand.Declare(SetAction));
        Add(CompletionCommand.Declare(SetAction));
        Add(CompleteCommand.Declare(new(_root, platform), surroundings));
        CommandWithExample.ShowExamples(_root);
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
                parsed.CommandResult.Command is { Subcommands.Count: > 0 } above && parsed.UnmatchedTokens is [var word, ..]
                    ? [CommandDiagnostics.UnknownCommand(word, [.. above.Subcommands.Select(c => c.Name)])]
                    : parsed.Errors.Select(e => CommandDiagnostics.WrongUsage(e.Message)).Distinct();
            return Print(
                NameOf(parsed.CommandResult.Command),
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

    // Findings are its result, so it takes their formats too.
    private void AddReporting(Command command) => _root.Subcommands.Add(command);

    private void Add(Command command)
    {
        foreach (var each in command.Subcommands.Prepend(command))
            _common.RefuseReports(each);
        _root.Subcommands.Add(command);
    }

    // As it is typed: a command of a command with the one above it.
    private static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above and not RootCommand
            ? $"{NameOf(above)} {command.Name}"
            : command.Name;

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

                return Print(NameOf(command), settings, outcome);
            }
        );

    private int Print(string command, CommonSettings settings, CommandOutcome outcome)
    {
        var terminal = _surroundings.Terminal;
        if (settings.Format == OutputFormat.Json)
        {
            // The result holds its findings itself, and says more of them.
            terminal.Out.WriteLine(JsonReport.Write(ReportOf(command, settings, outcome, outcome.Diagnostics), outcome.Json));
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
                terminal.Out.WriteLine(
                    SarifReport.Write(ReportOf(command, settings, outcome, [.. outcome.Diagnostics, .. outcome.Findings]))
                );
                break;
            case OutputFormat.Markdown:
                terminal.Out.Write(
                    MarkdownReport.Write(ReportOf(command, settings, outcome, [.. outcome.Diagnostics, .. outcome.Findings]))
                );
                break;
            default:
                outcome.Text?.Invoke(terminal.Out);
                break;
        }

        return outcome.ExitCode;
    }

    private Report ReportOf(string command, CommonSettings settings, CommandOutcome outcome, ImmutableArray<Diagnostic> findings)
    {
        using var summary = new StringWriter { NewLine = "\n" };
        outcome.Text?.Invoke(summary);
        var files = new RepositoryFiles(_surroundings.Directory);
        var site = Site.PathOf(_surroundings, settings.Config) ?? Site.FileName;
        return new()
        {
            Command = command,
            ExitCode = outcome.ExitCode,
            Findings = findings,
            ToolVersion = _version,
            Summary = summary.ToString(),
            PathOf = files.PathOf,
            SiteFile = files.NameOf(site) ?? Site.FileName,
        };
    }
}
