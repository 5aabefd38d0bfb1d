using System.Collections.Immutable;
using System.Text.Json;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Comparison;

namespace ChartGen.Rendering;

/// <summary>Writes as JSON what another version of a chart brings.</summary>
internal static class SubchartDiffJson
{
    public static void Write(Utf8JsonWriter json, SubchartDiff diff, ImmutableArray<string> notGenerated)
    {
        json.WriteStartObject();
        json.WriteString("chart", diff.From.Name);
        json.WriteString("from", diff.From.Version);
        json.WriteString("to", diff.To.Version);
        WriteAll(json, "metadata", diff.Metadata, field => WriteField(json, field));
        WriteAll(
            json,
            "defaults",
            diff.Defaults,
            change =>
            {
                WriteField(json, change.Field);
                json.WriteStrings("setBy", change.SetBy);
            }
        );
        json.WriteStartObject("keys");
        WriteKeys(json, "added", diff.Keys.Added);
        WriteKeys(json, "removed", diff.Keys.Removed);
        WriteKeys(json, "deprecated", diff.Keys.Deprecated);
        WriteKeys(json, "retyped", diff.Keys.Retyped);
        json.WriteEndObject();
        WriteAll(json, "profiles", diff.Profiles, profile => WriteProfile(json, diff, profile));
        json.WriteStrings("notGenerated", notGenerated);
        json.WriteEndObject();
    }

    private static void WriteProfile(Utf8JsonWriter json, SubchartDiff diff, ProfileBump profile)
    {
        json.WriteString("profile", profile.Profile);
        json.WriteString("umbrella", profile.Chart);
        json.WriteBoolean("renders", profile.Renders);
        WriteAll(
            json,
            "dying",
            profile.Dying,
            finding =>
            {
                json.WriteString("code", finding.Code);
                json.WriteString("file", finding.Where?.File);
                json.WriteString("message", finding.Message);
                json.WriteString("suggestion", finding.Suggestion);
            }
        );
        WriteAll(
            json,
            "images",
            profile.Images,
            image =>
            {
                json.WriteString("before", image.Before);
                json.WriteString("after", image.After);
                json.WriteStrings("usedBy", image.UsedBy);
            }
        );
        WriteAll(
            json,
            "objects",
            profile.Objects,
            change =>
            {
                json.WriteString("identity", change.Identity.ToString());
                json.WriteString("namespace", change.Identity.Namespace);
                json.WriteString("change", change.Kind.Word());
                json.WriteString("apply", change.Apply.Word());
                json.WriteBoolean(
                    "versionOnly",
                    change.Kind == ChangeKind.Changed && change.Fields.All(f => SubchartDiffText.IsVersionLabel(f, diff.From, diff.To))
                );
                WriteAll(
                    json,
                    "reasons",
                    change.Reasons,
                    reason =>
                    {
                        json.WriteString("path", reason.Path);
                        json.WriteString("text", reason.Text);
                        json.WriteString("refusal", reason.Refusal);
                        json.WriteString("remedy", reason.Remedy);
                    }
                );
                WriteAll(json, "fields", change.Fields, field => WriteField(json, field));
            }
        );
    }

    private static void WriteField(Utf8JsonWriter json, FieldChange field)
    {
        json.WriteString("path", field.Path);
        json.WriteString("before", field.Before);
        json.WriteString("after", field.After);
    }

    private static void WriteKeys(Utf8JsonWriter json, string name, ImmutableArray<KeyChange> keys) =>
        WriteAll(
            json,
            name,
            keys,
            key =>
            {
                json.WriteString("path", key.Path);
                json.WriteString("note", key.Note.Length == 0 ? null : key.Note);
            }
        );

    private static void WriteAll<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
