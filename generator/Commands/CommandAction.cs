using System.CommandLine;

namespace ChartGen.Commands;

/// <summary>Says what a command does; how a run ends and what it prints is the same for all.</summary>
internal delegate void CommandAction(
    Command command,
    Func<ParseResult, CommonSettings, IProgress<string>, CancellationToken, Task<CommandOutcome>> run
);
