using System.CommandLine;
using ChartGen.Completion;

namespace ChartGen.Commands;

/// <summary><c>chartgen completion</c>: the script by which a shell completes the command line.</summary>
internal static class CompletionCommand
{
    public static Command Declare(CommandAction setAction)
    {
        var shells = CompletionScripts.All.Keys.ToArray();
        var shell = new Argument<string>("shell") { Description = "The shell.", HelpName = string.Join("|", shells) };
        shell.CompletionSources.Add(shells);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !CompletionScripts.All.ContainsKey(word))
                result.AddError($"There is no completion for '{word}'; there is for {string.Join(", ", shells)}.");
        });
        var completion = new CommandWithExample(
            "completion",
            "Prints the script by which a shell completes commands, options, profiles, settings and codes.",
            "source <(chartgen completion bash)"
        )
        {
            shell,
        };
        setAction(completion, (parsed, _, _, _) => Task.FromResult(Run(parsed.GetValue(shell)!)));
        return completion;
    }

    private static CommandOutcome Run(string shell) =>
        new()
        {
            Text = output => output.Write(CompletionScripts.All[shell]),
            Json = json =>
            {
                json.WriteStartObject();
                json.WriteString("shell", shell);
                json.WriteString("script", CompletionScripts.All[shell]);
                json.WriteEndObject();
            },
        };
}
