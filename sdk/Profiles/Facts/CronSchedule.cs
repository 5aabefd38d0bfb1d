using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1121: When a job runs, in cron's five fields.</summary>
public sealed partial record CronSchedule : ISiteFact<CronSchedule>
{
    private CronSchedule(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1121";

    /// <inheritdoc/>
    public static string Rule => "a cron schedule of five fields, in quotes";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "15 * * * *";

    /// <inheritdoc/>
    public static CronSchedule FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static CronSchedule Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out CronSchedule? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(
        @"\A(?:(@(hourly|daily|weekly|monthly|yearly))|([0-9*,/-]+ +){2}[0-9A-Za-z*,/?-]+ +[0-9A-Za-z*,/-]+ +[0-9A-Za-z*,/?-]+)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Legal { get; }
}
