using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Commands;

/// <summary><c>chartgen show</c>: the resolved profile, each value with what set it.</summary>
internal sealed class ShowCommand(PlatformDefinition platform, Surroundings surroundings)
{
    /// <summary>Longer values push their source to the right instead of every source of their section.</summary>
    private const int WidestColumn = 48;

    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var profile = ProfileArgument.One(platform);
        var path = new Option<string?>("--path")
        {
            Description = "Only what stands at this path and below it, e.g. --path database.",
            HelpName = "path",
        };
        CommonOptions.NeedsValue(path);
        var show = new CommandWithExample(
            "show",
            "Shows a resolved profile, each value with the file and line, variable or option that set it.",
            "chartgen show eks-multi --path database"
        )
        {
            profile,
            path,
        };
        setAction(
            show,
            (parsed, settings, _, _) =>
                Task.FromResult(new ShowCommand(platform, surroundings).Run(settings, parsed.GetValue(profile)!, parsed.GetValue(path)))
        );
        return show;
    }

    public CommandOutcome Run(CommonSettings settings, string profile, string? path)
    {
        var loader = new ProfileLoader(platform, surroundings, settings);
        if (loader.Unknown([profile]).ToArray() is [_, ..] unknown)
            return new() { WrongUsage = true, Diagnostics = [.. unknown] };
        var defaults = platform.Find(profile)!;
        if (path is not null && SettingPaths.WhyUnknown(path, SettingPaths.Volumes([defaults])) is { } nearest)
            return new() { WrongUsage = true, Diagnostics = [CommandDiagnostics.UnknownPath(path, nearest)] };

        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };
        var read = loader.Read(defaults, site);
        // A value that is only doubtful is shown all the same; `generate` says why it is.
        diagnostics.AddRange(read.Diagnostics.Select(loader.Escalated).Where(d => d.Severity == Severity.Error));
        var listing = SettingListing.Of(read);
        if (path is not null)
            listing = listing.Below(path);
        if (listing is { Settings: [], Unused: [] })
            diagnostics.Add(CommandDiagnostics.NothingSet(path ?? "", profile));
        return new()
        {
            Diagnostics = [.. diagnostics],
            Text = output => WriteText(output, listing, profile),
            Json = json => WriteJson(json, listing, profile),
        };
    }

    private static void WriteText(TextWriter output, SettingListing listing, string profile)
    {
        var isFirst = true;
        foreach (var section in listing.Settings.GroupBy(s => s.Path.Split('.')[0]))
        {
            if (!isFirst)
                output.WriteLine();
            isFirst = false;
            WriteRows(output, [.. section.Select(s => (s.Path, Text(s.Value), Origin(s.Source, profile)))]);
        }

        if (listing.Unused.IsEmpty)
            return;
        output.WriteLine(isFirst ? "Unused" : "\nUnused");
        foreach (var fact in listing.Unused)
            output.WriteLine($"  {fact.Path}, {Origin(fact.Source, profile)}: it {fact.Reason}");
    }

    private static void WriteRows(TextWriter output, ImmutableArray<(string Path, string Value, string Origin)> rows)
    {
        var paths = rows.Max(r => r.Path.Length);
        var values = Math.Min(WidestColumn, rows.Max(r => r.Value.Length));
        foreach (var row in rows)
            output.WriteLine($"{row.Path.PadRight(paths)}  {row.Value.PadRight(values)}  {row.Origin}");
    }

    private static void WriteJson(Utf8JsonWriter json, SettingListing listing, string profile)
    {
        json.WriteStartObject();
        json.WriteString("profile", profile);
        json.WriteStartArray("settings");
        foreach (var setting in listing.Settings)
        {
            json.WriteStartObject();
            json.WriteString("path", setting.Path);
            json.WritePropertyName("value");
            ValuesJson.Write(json, setting.Value);
            WriteSource(json, setting.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unused");
        foreach (var fact in listing.Unused)
        {
            json.WriteStartObject();
            json.WriteString("path", fact.Path);
            json.WriteString("reason", fact.Reason);
            WriteSource(json, fact.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes what set a value.</summary>
    internal static void WriteSource(Utf8JsonWriter json, SettingSource source, string name = "source")
    {
        json.WriteStartObject(name);
        json.WriteString("kind", Kind(source.Origin));
        json.WriteString("file", source.Where?.File);
        if (source.Where is { Line: > 0 and var line })
            json.WriteNumber("line", line);
        else
            json.WriteNull("line");
        json.WriteEndObject();
    }

    // Text on one line, in the form in which --set takes it.
    private static string Text(ValuesNode value) =>
        value switch
        {
            ValuesScalar { Kind: ScalarKind.String, Text: "" } => "''",
            ValuesScalar { Kind: ScalarKind.String } scalar when scalar.Text.Any(char.IsControl) => JsonEncodedText
                .Encode(scalar.Text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
                .ToString(),
            ValuesScalar scalar => scalar.Text,
            ValuesList list => $"[{string.Join(", ", list.Items.Select(Text))}]",
            ValuesMap map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Text(e.Value)}"))}}}",
            _ => "",
        };

    /// <summary>What set a value, as a person reads it.</summary>
    internal static string Origin(SettingSource source, string profile) =>
        source switch
        {
            { Origin: SettingOrigin.Default } => "default",
            { Origin: SettingOrigin.Profile } => $"profile {profile}",
            { Origin: SettingOrigin.SiteProfile, Where: { } where } => string.Create(
                CultureInfo.InvariantCulture,
                $"{where}, profiles.{profile}"
            ),
            _ => source.Where?.ToString() ?? "",
        };

    private static string Kind(SettingOrigin origin) =>
        origin switch
        {
            SettingOrigin.Profile => "profile",
            SettingOrigin.Site => "site",
            SettingOrigin.SiteProfile => "site-profile",
            SettingOrigin.Terraform => "terraform",
            SettingOrigin.Variable => "variable",
            SettingOrigin.Option => "option",
            _ => "default",
        };
}
