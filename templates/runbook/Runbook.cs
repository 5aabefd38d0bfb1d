using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Runbook;

/// <summary>A command of the runbook.</summary>
/// <param name="Line">The command, one shell word after another; a long one goes on after a backslash.</param>
/// <param name="Note">Why, or what to expect; printed as a comment above it.</param>
internal sealed record Command(string Line, string? Note = null);

/// <summary>A piece of a section.</summary>
internal abstract record RunbookPart
{
    private RunbookPart() { }

    /// <summary>Paragraphs of Markdown.</summary>
    public sealed record Prose(string Text) : RunbookPart;

    /// <summary>Points of Markdown, one line each.</summary>
    public sealed record Points(ImmutableArray<string> Items) : RunbookPart;

    /// <summary>A table of Markdown.</summary>
    public sealed record Grid(ImmutableArray<string> Titles, ImmutableArray<ImmutableArray<string>> Rows) : RunbookPart;

    /// <summary>Commands to run one after another in one shell.</summary>
    public sealed record Shell(ImmutableArray<Command> Commands) : RunbookPart;

    /// <summary>A picture in Mermaid's words.</summary>
    public sealed record Picture(string Mermaid) : RunbookPart;

    /// <summary>A title within the section.</summary>
    public sealed record Title(string Text) : RunbookPart;
}

/// <summary>A section of the runbook.</summary>
/// <param name="Name">Its title.</param>
/// <param name="Parts">What it says.</param>
internal sealed record RunbookSection(string Name, ImmutableArray<RunbookPart> Parts)
{
    /// <summary>What the template prints.</summary>
    public ValuesMap Model(int number) =>
        ValuesMap.Of(("number", number), ("name", Name), ("anchor", Anchor(number, Name)), ("parts", ValuesList.Of(Parts.Select(Model))));

    /// <summary>The id of a section's heading, as GitHub makes it.</summary>
    public static string Anchor(int number, string name) =>
        string.Concat(
            $"{number}. {name}"
                .ToLowerInvariant()
                .Select(c =>
                    c == ' ' ? "-"
                    : char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c.ToString()
                    : ""
                )
        );

    private static ValuesNode Model(RunbookPart part) =>
        part switch
        {
            RunbookPart.Prose prose => Text(prose.Text),
            RunbookPart.Points points => Text(string.Join('\n', points.Items.Select(i => $"- {i}"))),
            RunbookPart.Title title => Text($"### {title.Text}"),
            RunbookPart.Grid grid => Text(Table(grid)),
            RunbookPart.Shell shell => Fenced("shell", string.Join('\n', shell.Commands.Select(Line))),
            RunbookPart.Picture picture => Fenced("mermaid", picture.Mermaid.TrimEnd('\n')),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    private static string Line(Command command) => command.Note is { } note ? $"# {note}\n{command.Line}" : command.Line;

    private static string Table(RunbookPart.Grid grid) =>
        string.Join('\n', new[] { Row(grid.Titles), $"|{string.Concat(grid.Titles.Select(_ => "---|"))}" }.Concat(grid.Rows.Select(Row)));

    private static string Row(ImmutableArray<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static ValuesMap Text(string text) => ValuesMap.Of(("isFenced", false), ("language", ""), ("text", text));

    private static ValuesMap Fenced(string language, string text) =>
        ValuesMap.Of(("isFenced", true), ("language", language), ("text", text));
}

/// <summary>Puts the parts of a section together in the order in which they are read.</summary>
internal sealed class SectionBuilder(string name)
{
    private readonly ImmutableArray<RunbookPart>.Builder _parts = ImmutableArray.CreateBuilder<RunbookPart>();

    public SectionBuilder Prose(string text) => Add(new RunbookPart.Prose(text));

    public SectionBuilder Title(string text) => Add(new RunbookPart.Title(text));

    public SectionBuilder Points(params IEnumerable<string> items)
    {
        var points = items.ToImmutableArray();
        return points.IsEmpty ? this : Add(new RunbookPart.Points(points));
    }

    public SectionBuilder Grid(ImmutableArray<string> titles, IEnumerable<ImmutableArray<string>> rows)
    {
        var all = rows.ToImmutableArray();
        return all.IsEmpty ? this : Add(new RunbookPart.Grid(titles, all));
    }

    public SectionBuilder Shell(params IEnumerable<Command> commands)
    {
        var all = commands.ToImmutableArray();
        return all.IsEmpty ? this : Add(new RunbookPart.Shell(all));
    }

    public SectionBuilder Shell(params IEnumerable<string> lines) => Shell(lines.Select(l => new Command(l)));

    public SectionBuilder Picture(string mermaid) => Add(new RunbookPart.Picture(mermaid));

    /// <summary>More parts where a condition holds.</summary>
    public SectionBuilder When(bool condition, Action<SectionBuilder> more)
    {
        if (condition)
            more(this);
        return this;
    }

    public RunbookSection Build() => new(name, _parts.ToImmutable());

    private SectionBuilder Add(RunbookPart part)
    {
        _parts.Add(part);
        return this;
    }
}
