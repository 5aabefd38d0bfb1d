using System.Collections.Immutable;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Rendering;

/// <summary>Writes for a person what another version of a chart brings.</summary>
internal sealed class SubchartDiffText(SubchartDiff diff, ImmutableArray<string> notGenerated, bool verbose)
{
    private const int MaxFields = 6;
    private const int MaxValue = 100;

    public void Write(TextWriter output)
    {
        output.WriteLine($"{diff.From.Name} {diff.From.Version} -> {diff.To.Version}");
        foreach (var field in diff.Metadata)
            output.WriteLine($"  {Shown(field)}");
        WriteSection(output, "Values of ours that die", Dying());
        WriteSection(output, "Defaults that changed", diff.Defaults.Select(Shown));
        WriteSection(
            output,
            "Keys that changed",
            [
                .. Lines("added", diff.Keys.Added),
                .. Lines("removed", diff.Keys.Removed),
                .. Lines("deprecated", diff.Keys.Deprecated),
                .. Lines("retyped", diff.Keys.Retyped),
            ]
        );
        WriteSection(output, "Images", Images());
        foreach (var profile in diff.Profiles)
            WriteObjects(output, profile);
        if (!notGenerated.IsEmpty)
            output.WriteLine($"\nNot known of {string.Join(", ", notGenerated)}, which cannot be generated.");
        else if (diff.Profiles.IsEmpty)
            output.WriteLine("\nNo profile uses the chart.");
    }

    /// <summary>Whether a field says the chart's or the application's version and nothing else.</summary>
    public static bool IsVersionLabel(FieldChange field, Subchart from, Subchart to) =>
        field is { Before: { } before, After: { } after }
        && field.Path.Contains("labels", StringComparison.OrdinalIgnoreCase)
        && (after == Changed(before, from.Version, to.Version) || after == Changed(before, from.AppVersion, to.AppVersion));

    private static string Changed(string text, string from, string to) =>
        from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal);

    private static void WriteSection(TextWriter output, string title, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        output.WriteLine(all.Length == 0 ? $"\n{title}: none" : $"\n{title} ({all.Length})");
        foreach (var line in all)
            output.WriteLine($"  {line}");
    }

    private IEnumerable<string> Dying() =>
        from profile in diff.Profiles
        from finding in profile.Dying
        group profile.Profile by (finding.Code, finding.Severity, finding.Message, finding.Suggestion) into found
        orderby found.Key.Severity descending, found.Key.Message
        select $"{found.Key.Code} {found.Key.Message} {found.Key.Suggestion} ({string.Join(", ", found.Distinct())})";

    private IEnumerable<string> Images() =>
        from profile in diff.Profiles
        from image in profile.Images
        group profile.Profile by (image.Before, image.After, UsedBy: string.Join(", ", image.UsedBy)) into found
        select $"{found.Key.Before ?? "-"} -> {found.Key.After ?? "-"}: {found.Key.UsedBy} ({string.Join(", ", found.Distinct())})";

    private void WriteObjects(TextWriter output, ProfileBump profile)
    {
        if (!profile.Renders)
        {
            output.WriteLine($"\nObjects of {profile.Profile}: not known, {profile.Chart} does not render with both versions");
            return;
        }

        var shown = profile.Objects.Where(o => !IsVersionOnly(o)).ToArray();
        var rest = profile.Objects.Length - shown.Length;
        output.WriteLine(
            profile.Objects.IsEmpty
                ? $"\nObjects of {profile.Profile}: none differs"
                : $"\nObjects of {profile.Profile} ({profile.Objects.Length})"
        );
        foreach (var change in shown)
            WriteObject(output, change);
        if (rest > 0)
            output.WriteLine($"  {rest} more differ in labels with the version only");
    }

    private void WriteObject(TextWriter output, ObjectChange change)
    {
        output.WriteLine($"  {change.Apply.Word(), -9}  {change.Kind.Word(), -7}  {change.Identity}");
        foreach (var reason in change.Reasons.Where(r => r.Remedy is not null || r.Refusal is not null))
            output.WriteLine($"             {reason.Text}{(reason.Remedy is null ? "" : $" {reason.Remedy}")}");
        var fields = change.Fields.Where(f => !IsVersionLabel(f, diff.From, diff.To)).ToArray();
        foreach (var field in verbose ? fields : fields.Take(MaxFields))
            output.WriteLine($"             {Shown(field)}");
        if (!verbose && fields.Length > MaxFields)
            output.WriteLine($"             {fields.Length - MaxFields} more; --verbose names them");
    }

    private bool IsVersionOnly(ObjectChange change) =>
        change.Kind == ChangeKind.Changed && change.Fields.All(f => IsVersionLabel(f, diff.From, diff.To));

    private static string Shown(DefaultChange change) =>
        change.SetBy.IsEmpty ? Shown(change.Field) : $"{Shown(change.Field)} (set by {string.Join(", ", change.SetBy)})";

    private static string Shown(FieldChange field) => $"{field.Path}: {Value(field.Before)} -> {Value(field.After)}";

    private static IEnumerable<string> Lines(string word, ImmutableArray<KeyChange> keys) =>
        keys.Select(k => $"{word, -10}  {k.Path}{(k.Note.Length == 0 ? "" : $": {k.Note}")}");

    private static string Value(string? value) =>
        value is null ? "-"
        : value.Length <= MaxValue ? value
        : value[..MaxValue] + "…";
}
