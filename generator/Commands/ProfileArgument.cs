using System.CommandLine;
using System.CommandLine.Parsing;
using ChartGen.Sdk;

namespace ChartGen.Commands;

/// <summary>Arguments that name profiles.</summary>
internal static class ProfileArgument
{
    /// <summary>Exactly one profile.</summary>
    public static Argument<string> One(PlatformDefinition platform) =>
        WithNames(new Argument<string>("profile") { Description = "The profile." }, platform);

    /// <summary>Any number of profiles, none too.</summary>
    public static Argument<string[]> Many(PlatformDefinition platform, string description) =>
        WithNames(new Argument<string[]>("profiles") { Description = description, Arity = ArgumentArity.ZeroOrMore }, platform);

    /// <summary>Refuses a misspelt option, which System.CommandLine takes for one more argument.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
            result.AddError($"There is no option '{token.Value}'.");
    }

    private static Argument<T> WithNames<T>(Argument<T> argument, PlatformDefinition platform)
    {
        var names = platform.Profiles.Select(p => p.Name).ToArray();
        argument.HelpName = string.Join("|", names);
        argument.CompletionSources.Add(names);
        argument.Validators.Add(RefuseOptions);
        return argument;
    }
}
