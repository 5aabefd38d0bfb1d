using System.Globalization;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6044: a CronJob's schedule is one that its controller can read: five fields within their ranges, or a word such as <c>@daily</c>.</summary>
internal static class ScheduleIsCron
{
    private static readonly (int Least, int Most, string[] Words)[] Fields =
    [
        (0, 59, []),
        (0, 23, []),
        (1, 31, []),
        (1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        (0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ];

    public static void Check(CheckedDocument document, FindingSink sink)
    {
        if (
            document is { ApiVersion: "batch/v1", Kind: "CronJob" }
            && PodParts.Text(document.Tree.At("spec", "schedule")) is { } schedule
            && !IsLegal(schedule)
        )
            sink.Add(
                "CG6044",
                "spec.schedule",
                $"is '{schedule}', which is no schedule.",
                "Write minute, hour, day of month, month and day of week (0 is Sunday), as in '15 3 * * *'; the time zone belongs in 'timeZone'."
            );
    }

    private static bool IsLegal(string schedule)
    {
        if (schedule is "@yearly" or "@annually" or "@monthly" or "@weekly" or "@daily" or "@midnight" or "@hourly")
            return true;
        if (schedule.StartsWith("@every ", StringComparison.Ordinal))
            return schedule.Length > 7 && char.IsAsciiDigit(schedule[7]);
        var fields = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == Fields.Length && fields.Zip(Fields).All(f => f.First.Split(',').All(part => IsLegal(part, f.Second)));
    }

    private static bool IsLegal(string part, (int Least, int Most, string[] Words) field)
    {
        var (range, step) = part.Split('/') switch
        {
            [var whole] => (whole, 1),
            [var whole, var every] => (whole, int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0),
            _ => ("", 0),
        };
        if (step == 0)
            return false;
        if (range is "*" or "?")
            return true;
        return range.Split('-') switch
        {
            [var one] => Number(one, field) is not null,
            [var first, var last] => Number(first, field) is { } from && Number(last, field) is { } to && from <= to,
            _ => false,
        };
    }

    private static int? Number(string text, (int Least, int Most, string[] Words) field)
    {
        var word = Array.IndexOf(field.Words, text.ToLowerInvariant());
        if (word >= 0)
            return field.Least + word;
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= field.Least
            && number <= field.Most
            ? number
            : null;
    }
}
