using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Commands;
using ChartGen.Sdk.Comparison;

namespace ChartGen.Rendering;

/// <summary>A difference as the list of a migration: what is another, and what has to be done about it, the heaviest first.</summary>
/// <param name="before">The first side as the user named it.</param>
/// <param name="after">The second.</param>
/// <param name="difference">What differs.</param>
/// <param name="isVerbose">Whether every field and value is told.</param>
internal sealed class DifferenceText(string before, string after, Difference difference, bool isVerbose)
{
    private const int Width = 116;

    private const int MostNames = 8;

    private const int MostCosts = 12;

    private static readonly (Apply Apply, string Title, string Text)[] Steps =
    [
        (Apply.DataMove, "Data moves", "Data has to be brought over, or stays where nothing reads it."),
        (Apply.Recreate, "Made anew", "The object has to go before its new form can come."),
        (Apply.Restart, "Restarts", "The upgrade replaces pods."),
        (Apply.InPlace, "In place", "The upgrade does it, and nothing stops."),
    ];

    /// <summary>Whether the settings of both sides are known.</summary>
    public bool HasSettings { get; init; } = true;

    /// <summary>Whether the runbook of the second side writes the move from the first out.</summary>
    public bool HasRunbook { get; init; }

    public void Write(TextWriter writer)
    {
        if (difference.IsEmpty)
        {
            writer.WriteLine($"{before} → {after}: nothing differs");
            return;
        }

        var refused = difference.Objects.Count(o => o.IsRefused);
        writer.WriteLine(
            $"{before} → {after}: {(HasSettings ? $"{Count(difference.Settings.Length, "setting")}, " : "")}{Count(difference.Values.Length, "value")} and {Count(difference.Objects.Length, "object")} differ"
        );
        if (refused > 0)
            Wrapped(
                writer,
                $"As an upgrade of what runs, {(refused == 1 ? "one object is" : $"{refused} objects are")} refused until what is asked for below is done. In a new cluster nothing is refused: install there, and move the data.",
                ""
            );
        if (HasRunbook)
            writer.WriteLine($"The commands of the move are in the runbook of {after}.");
        WriteSettings(writer);
        foreach (var (apply, title, text) in Steps)
            WriteStep(writer, title, text, [.. difference.Objects.Where(o => o.Apply == apply)]);
        WriteImages(writer);
        WriteCosts(writer);
        WriteValues(writer);
    }

    private void WriteSettings(TextWriter writer)
    {
        if (difference.Settings.IsEmpty)
            return;
        Head(writer, "Settings", difference.Settings.Length);
        var rows = Together(difference.Settings).ToList();
        var width = rows.Max(r => r.Path.Length);
        foreach (var topic in rows.GroupBy(r => SettingTopics.Of(r.Path)).OrderBy(g => SettingTopics.Order(g.Key)))
        {
            writer.WriteLine($"  {topic.Key}");
            foreach (var (path, text, origin) in topic)
                writer.WriteLine($"    {path.PadRight(width)}  {text}{(origin.Length == 0 ? "" : $"  [{origin}]")}");
        }
    }

    // Requests and limits of one component are told on one line.
    private IEnumerable<(string Path, string Text, string Origin)> Together(IEnumerable<SettingChange> settings)
    {
        foreach (var group in settings.GroupBy(s => Stem(s.Path), StringComparer.Ordinal))
        {
            var changes = group.ToList();
            yield return changes is [var one]
                ? (one.Path, Arrow(one.Before, one.After), Origin(one))
                : (group.Key, string.Join(", ", changes.Select(c => $"{c.Path[(group.Key.Length + 1)..]} {Arrow(c.Before, c.After)}")), "");
        }

        static string Stem(string path) =>
            path.IndexOf(".resources.", StringComparison.Ordinal) is > 0 and var at ? path[..(at + 10)] : path;
    }

    // What C# sets is the profile's nature; what somebody wrote can be found there.
    private string Origin(SettingChange setting) =>
        setting.AfterSource is { Where: not null } now ? ShowCommand.Origin(now, after)
        : setting is { After: null, BeforeSource: { Where: not null } old } ? ShowCommand.Origin(old, before)
        : "";

    private void WriteStep(TextWriter writer, string title, string text, ImmutableArray<ObjectChange> changes)
    {
        if (changes.IsEmpty)
            return;
        Head(writer, title, changes.Length);
        writer.WriteLine($"  {text}");
        var told = changes.Where(c => c.Apply > Apply.InPlace || c.Reasons.Any(r => r.Remedy is not null)).ToList();
        foreach (
            var group in told.GroupBy(c =>
                c.Apply == Apply.InPlace ? c.Reasons.First(r => r.Remedy is not null).Remedy! : c.Identity.ToString()
            )
        )
            WriteGroup(writer, [.. group]);
        foreach (var part in changes.Except(told).GroupBy(c => ChartPart.NameOf(c.Source)).OrderBy(g => g.Key, StringComparer.Ordinal))
            WritePart(writer, part.Key, [.. part]);

        if (isVerbose)
            changes.Except(told).ToList().ForEach(c => WriteFields(writer, c, true));
    }

    private void WriteGroup(TextWriter writer, ImmutableArray<ObjectChange> group)
    {
        if (group is [var change])
        {
            Wrapped(writer, $"{change.Identity} {change.Kind.Word()}{(change.IsRefused ? ", refused" : "")}{Summary(change)}", "  ");
            foreach (var reason in change.Reasons)
            {
                Wrapped(writer, reason.Text, "      ");
                if (reason.Refusal is not null)
                    Wrapped(writer, $"refused: {reason.Refusal}", "      ");
                if (reason.Remedy is not null)
                    Wrapped(writer, $"do: {reason.Remedy}", "      ");
            }

            WriteFields(writer, change, false);
            return;
        }

        var first = group[0].Reasons.First(r => r.Remedy is not null);
        foreach (var kind in group.GroupBy(c => c.Identity.Kind))
            Listed(
                writer,
                $"{kind.Key} {kind.First().Kind.Word()}{(kind.Any(c => c.IsRefused) ? ", refused" : "")}",
                [.. kind.Select(c => c.Identity.Name)],
                "  "
            );
        Wrapped(writer, first.Text, "      ");
        Wrapped(writer, $"do: {first.Remedy}", "      ");
    }

    // What comes or goes as a whole is told as a whole.
    private void WritePart(TextWriter writer, string name, ImmutableArray<ObjectChange> changes)
    {
        var part = difference.Parts.First(p => p.Name == name);
        if (!isVerbose && (part.Before == 0 || part.After == 0))
        {
            writer.WriteLine($"  {name}: {(part.Before == 0 ? "new" : "gone")}, {Count(Math.Max(part.Before, part.After), "object")}");
            return;
        }

        writer.WriteLine($"  {name}");
        foreach (
            var group in changes
                .GroupBy(c => (c.Kind, c.Identity.Kind))
                .OrderBy(g => g.Key.Item1)
                .ThenBy(g => g.Key.Item2, StringComparer.Ordinal)
        )
            Listed(writer, $"{group.Key.Item1.Word()} {group.Key.Item2}", [.. group.Select(c => c.Identity.Name)], "    ");
    }

    private void WriteFields(TextWriter writer, ObjectChange change, bool named)
    {
        if (!isVerbose || change.Fields.IsEmpty)
            return;
        if (named)
            writer.WriteLine($"  {change.Identity}");
        foreach (var field in change.Fields)
            writer.WriteLine($"        {field.Path}: {Arrow(field.Before, field.After)}");
    }

    private static string Summary(ObjectChange change) =>
        change.Fields.IsEmpty ? "" : $": {string.Join(", ", FieldWords.Of(change.Fields))}";

    private void WriteImages(TextWriter writer)
    {
        if (difference.Images.IsEmpty)
            return;
        Head(writer, "Images", difference.Images.Length);
        foreach (var image in difference.Images)
            writer.WriteLine(
                $"  {Arrow(image.Before, image.After)}  ({(image.UsedBy is [var one] ? one : Count(image.UsedBy.Length, "object"))})"
            );
    }

    private void WriteCosts(TextWriter writer)
    {
        var demand = difference.Demand;
        if (demand.Changes.IsEmpty)
            return;
        Head(writer, "Cost drivers", demand.Changes.Length);
        writer.WriteLine("  in all, without Jobs and what runs on each node:");
        Total(writer, "pods", d => d.Pods.ToString(CultureInfo.InvariantCulture));
        Total(writer, "CPU requested", d => Amounts.Cpu(d.MilliCpu));
        Total(writer, "CPU limit", d => Amounts.Cpu(d.MilliCpuLimit));
        Total(writer, "memory requested", d => Amounts.Bytes(d.Memory));
        Total(writer, "memory limit", d => Amounts.Bytes(d.MemoryLimit));
        foreach (var (className, old, now) in demand.Storage)
            writer.WriteLine(Row($"storage {(className.Length == 0 ? "(default)" : className)}", Amounts.Bytes(old), Amounts.Bytes(now)));
        var rows = demand.Changes.OrderByDescending(Weight).ThenBy(c => c.Object, StringComparer.Ordinal).ToList();
        var shown = isVerbose ? rows : rows.Take(MostCosts).ToList();
        var width = shown.Max(c => c.Object.Length);
        foreach (var change in shown)
            writer.WriteLine(
                $"  {change.Object.PadRight(width)}  {Arrow(Amounts.Of(change.Before, change), Amounts.Of(change.After, change))}"
            );
        if (shown.Count < rows.Count)
            writer.WriteLine($"  and {Count(rows.Count - shown.Count, "object")} that weigh less: --verbose");

        void Total(TextWriter output, string name, Func<Demand, string> amount) =>
            output.WriteLine(Row(name, amount(demand.Before), amount(demand.After)));

        static string Row(string name, string old, string now) => $"    {name, -16}  {(old == now ? old : Arrow(old, now))}";

        static long Weight(DemandChange change) =>
            Math.Abs((change.After?.MilliCpu ?? 0) - (change.Before?.MilliCpu ?? 0)) * 1_000_000
            + Math.Abs((change.After?.Memory ?? 0) - (change.Before?.Memory ?? 0)) / 4
            + Math.Abs((change.After?.Storage ?? 0) - (change.Before?.Storage ?? 0)) / 64;
    }

    private void WriteValues(TextWriter writer)
    {
        if (difference.Values.IsEmpty)
            return;
        Head(writer, "Values", difference.Values.Length);
        foreach (var value in isVerbose ? difference.Values : [])
            writer.WriteLine($"  {value.Chart}: {value.Field.Path}: {Arrow(value.Field.Before, value.Field.After)}");
        if (isVerbose)
            return;
        foreach (var chart in difference.Values.GroupBy(v => v.Chart))
        {
            var keys = chart
                .GroupBy(v => v.Field.Path.Split('.', '[')[0])
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal);
            Wrapped(writer, $"{chart.Key}: {string.Join(", ", keys.Select(g => $"{g.Key} {g.Count()}"))}", "  ");
        }

        writer.WriteLine("  --verbose tells each.");
    }

    private static void Head(TextWriter writer, string title, int count) =>
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{title} ({count})"));

    private void Listed(TextWriter writer, string head, ImmutableArray<string> names, string indent)
    {
        var shown = isVerbose ? names : [.. names.Take(MostNames)];
        var more = names.Length > shown.Length ? $" and {names.Length - shown.Length} more" : "";
        Wrapped(writer, $"{head}{(names.Length == 1 ? "" : $" ({names.Length})")}: {string.Join(", ", shown)}{more}", indent);
    }

    private static void Wrapped(TextWriter writer, string text, string indent)
    {
        var line = indent;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > indent.Length + 2 && line.Length + word.Length > Width)
            {
                writer.WriteLine(line.TrimEnd());
                line = $"{indent}  ";
            }

            line += $"{word} ";
        }

        writer.WriteLine(line.TrimEnd());
    }

    private static string Arrow(string? old, string? now) => $"{old ?? "–"} → {now ?? "–"}";

    private static string Count(int count, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
