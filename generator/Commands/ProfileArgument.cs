using System.CommandLine;
using System.CommandLine.Parsing;
using ChartGen.Sdk;

namespace ChartGen.Commands;

/// <summary>Arguments that name profiles.</summary>
internal static class ProfileArgument
{
    /// <summary>Exactly one profile.</summary>
    public static Argument<string> One(PlatformDefinition platform)
    {
        var names = platform.Profiles.Select(p => p.Name).ToArray();
        var argument = new Argument<string>("profile") { Description = "The profile.", HelpName = string.Join("|", names) };
        argument.CompletionSources.Add(names);
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    /// <summary>Refuses a misspelt option, which System.CommandLine takes for one more argument.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
            result.AddError($"There is no option '{token.Value}'.");
    }
}
