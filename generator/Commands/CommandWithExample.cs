using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ChartGen.Commands;

/// <summary>A command whose help page ends with a call that works.</summary>
internal sealed class CommandWithExample(string name, string description, string example) : Command(name, description)
{
    public string Example { get; } = example;

    /// <summary>Makes the help pages of a root's commands show their examples.</summary>
    public static void ShowExamples(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new HelpPage((HelpAction)option.Action!);
    }

    private sealed class HelpPage(HelpAction page) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => page.ClearsParseErrors;

        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = page.Invoke(parseResult);
            if (parseResult.CommandResult.Command is CommandWithExample command)
                parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {command.Example}\n");
            return exitCode;
        }
    }
}
