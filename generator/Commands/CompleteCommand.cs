using System.CommandLine;
using ChartGen.Completion;

namespace ChartGen.Commands;

/// <summary><c>chartgen complete -- &lt;words&gt;</c>: what the scripts of <c>chartgen completion</c> ask; one candidate a line, its description after a tab.</summary>
internal static class CompleteCommand
{
    public static Command Declare(CommandLineCompletion completion, Surroundings surroundings)
    {
        var words = new Argument<string[]>("words") { Arity = ArgumentArity.ZeroOrMore };
        var complete = new Command("complete", "Answers the scripts of chartgen completion.") { words };
        complete.Hidden = true;
        complete.SetAction(parsed =>
        {
            foreach (var candidate in completion.Of(parsed.GetValue(words) ?? []))
                surroundings.Terminal.Out.WriteLine(
                    candidate.Description.Length == 0 ? candidate.Text : $"{candidate.Text}\t{candidate.Description}"
                );
            return ExitCodes.Good;
        });
        return complete;
    }
}
