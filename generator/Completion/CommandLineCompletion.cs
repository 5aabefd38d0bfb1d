using System.CommandLine;
using System.CommandLine.Completions;
using ChartGen.Sdk;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Completion;

/// <summary>What a word of the command line may become.</summary>
/// <param name="Text">The whole word.</param>
/// <param name="Description">What it is, or an empty text.</param>
internal sealed record Candidate(string Text, string Description = "");

/// <summary>Says how the last word of a command line may go on, for the scripts of all shells.</summary>
internal sealed class CommandLineCompletion(RootCommand root, PlatformDefinition platform)
{
    /// <summary>Stands for names of files, which a shell knows best.</summary>
    public static Candidate Files { get; } = new(":files");

    /// <summary>Stands for names of folders.</summary>
    public static Candidate Folders { get; } = new(":folders");

    /// <summary>The candidates for the last of the words, which is what stands before the cursor.</summary>
    public IEnumerable<Candidate> Of(IReadOnlyList<string> words)
    {
        Command command = root;
        Option? open = null;
        var arguments = new List<string>();
        foreach (var word in words.SkipLast(1))
        {
            if (open is not null)
                open = null;
            else if (word.StartsWith('-'))
                open = word.Contains('=', StringComparison.Ordinal)
                    ? null
                    : Options(command).FirstOrDefault(o => o.Name == word && TakesValue(o));
            else if (arguments.Count == 0 && command.Subcommands.FirstOrDefault(c => c.Name == word) is { } below)
                command = below;
            else
                arguments.Add(word);
        }

        var start = words.Count == 0 ? "" : words[^1];
        if (open is not null)
            return Values(open, start);
        if (start.StartsWith('-'))
            return start.Split('=', 2) is [var name, var value] ? ValuesAfter(command, name, value) : OptionNames(command, start);
        return command.Subcommands.Any(c => !c.Hidden) && arguments.Count == 0
            ? Starting(command.Subcommands.Where(c => !c.Hidden).Select(c => new Candidate(c.Name, c.Description ?? "")), start)
            : Arguments(command, arguments, start);
    }

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options.Where(o => o.Recursive)));

    private static IEnumerable<Candidate> OptionNames(Command command, string start) =>
        Starting(
            Options(command)
                .Where(o => !o.Hidden)
                .OrderBy(o => o.Name, StringComparer.Ordinal)
                .Select(o => new Candidate(o.Name, o.Description ?? "")),
            start
        );

    private IEnumerable<Candidate> ValuesAfter(Command command, string name, string start) =>
        Options(command).FirstOrDefault(o => o.Name == name && TakesValue(o)) is { } option
            ? Values(option, start).Where(c => !c.Text.StartsWith(':')).Select(c => c with { Text = $"{name}={c.Text}" })
            : [];

    private IEnumerable<Candidate> Values(Option option, string start) =>
        (option.Name, option.HelpName) switch
        {
            ("--set", _) => Pairs(start),
            ("--path", _) => Paths(start),
            (_, "file") or ("--helm", _) => [Files],
            (_, "folder") => [Folders],
            _ => Starting(option.GetCompletions(CompletionContext.Empty).Select(c => new Candidate(c.Label)), start),
        };

    private static IEnumerable<Candidate> Arguments(Command command, List<string> given, string start)
    {
        if (command.Arguments.Count == 0)
            return [];
        var argument = command.Arguments[Math.Min(given.Count, command.Arguments.Count - 1)];
        if (given.Count >= command.Arguments.Sum(a => a.Arity.MaximumNumberOfValues))
            return [];
        var known = argument
            .GetCompletions(CompletionContext.Empty)
            .Select(c => new Candidate(c.Label))
            .Where(c => !given.Contains(c.Text));
        var candidates = Starting(known, start);
        return argument.HelpName?.Contains("folder", StringComparison.Ordinal) == true ? candidates.Append(Folders) : candidates;
    }

    // A section goes on behind its dot, a key behind its equals sign.
    private IEnumerable<Candidate> Pairs(string start) =>
        start.Split('=', 2) is [var path, var value]
            ? Starting(SettingPaths.Words(path).Select(w => new Candidate(w)), value).Select(c => new Candidate($"{path}={c.Text}"))
            : Paths(start).Select(p => p.Text.EndsWith('.') ? p : new Candidate($"{p.Text}="));

    private IEnumerable<Candidate> Paths(string start) =>
        SettingPaths.Complete(start, SettingPaths.Volumes(platform.Profiles)).Select(p => new Candidate(p));

    private static IEnumerable<Candidate> Starting(IEnumerable<Candidate> candidates, string start) =>
        candidates.Where(c => c.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static bool TakesValue(Option option) => option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
}
