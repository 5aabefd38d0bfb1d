using System.Collections.Immutable;
using System.Text.Json;
using ChartGen.Commands;
using ChartGen.Sdk.Comparison;

namespace ChartGen.Rendering;

/// <summary>A difference for programs.</summary>
internal static class DifferenceJson
{
    public static void Write(Utf8JsonWriter json, string before, string after, Difference difference, ImmutableArray<string> standIns)
    {
        json.WriteStartObject();
        json.WriteString("before", before);
        json.WriteString("after", after);
        WriteList(json, "settings", difference.Settings, WriteSetting);
        WriteList(json, "values", difference.Values, WriteValue);
        WriteList(json, "objects", difference.Objects, WriteObject);
        WriteList(
            json,
            "images",
            difference.Images,
            static (json, image) =>
            {
                json.WriteString("before", image.Before);
                json.WriteString("after", image.After);
                json.WriteStrings("usedBy", image.UsedBy);
            }
        );
        json.WriteStartObject("costs");
        WriteDemand(json, "before", difference.Demand.Before);
        WriteDemand(json, "after", difference.Demand.After);
        WriteList(
            json,
            "storage",
            difference.Demand.Storage,
            static (json, sum) =>
            {
                json.WriteString("storageClass", sum.StorageClass.Length == 0 ? null : sum.StorageClass);
                json.WriteNumber("before", sum.Before);
                json.WriteNumber("after", sum.After);
            }
        );
        WriteList(
            json,
            "objects",
            difference.Demand.Changes,
            static (json, change) =>
            {
                json.WriteString("object", change.Object);
                json.WriteString("storageClass", change.StorageClass.Length == 0 ? null : change.StorageClass);
                json.WriteBoolean("perNode", change.IsPerNode);
                WriteDemand(json, "before", change.Before);
                WriteDemand(json, "after", change.After);
            }
        );
        json.WriteEndObject();
        json.WriteStrings("unknown", standIns);
        json.WriteEndObject();
    }

    private static void WriteSetting(Utf8JsonWriter json, SettingChange setting)
    {
        json.WriteString("path", setting.Path);
        json.WriteString("before", setting.Before);
        json.WriteString("after", setting.After);
        if (setting.BeforeSource is { } before)
            ShowCommand.WriteSource(json, before, "beforeSource");
        if (setting.AfterSource is { } after)
            ShowCommand.WriteSource(json, after, "afterSource");
    }

    private static void WriteValue(Utf8JsonWriter json, ValueChange value)
    {
        json.WriteString("chart", value.Chart);
        WriteField(json, value.Field);
    }

    private static void WriteObject(Utf8JsonWriter json, ObjectChange change)
    {
        json.WriteString("identity", change.Identity.ToString());
        json.WriteString("group", change.Identity.Group);
        json.WriteString("namespace", change.Identity.Namespace);
        json.WriteString("change", change.Kind.Word());
        json.WriteString("apply", change.Apply.Word());
        json.WriteBoolean("refused", change.IsRefused);
        json.WriteString("counterpart", change.Counterpart?.ToString());
        WriteList(
            json,
            "reasons",
            change.Reasons,
            static (json, reason) =>
            {
                json.WriteString("apply", reason.Apply.Word());
                json.WriteString("path", reason.Path);
                json.WriteString("text", reason.Text);
                json.WriteString("refusal", reason.Refusal);
                json.WriteString("remedy", reason.Remedy);
            }
        );
        WriteList(json, "fields", change.Fields, WriteField);
    }

    private static void WriteField(Utf8JsonWriter json, FieldChange field)
    {
        json.WriteString("path", field.Path);
        json.WriteString("before", field.Before);
        json.WriteString("after", field.After);
    }

    private static void WriteDemand(Utf8JsonWriter json, string name, Demand? demand)
    {
        if (demand is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("pods", demand.Pods);
        json.WriteNumber("milliCpu", demand.MilliCpu);
        json.WriteNumber("memory", demand.Memory);
        json.WriteNumber("milliCpuLimit", demand.MilliCpuLimit);
        json.WriteNumber("memoryLimit", demand.MemoryLimit);
        json.WriteNumber("storage", demand.Storage);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
