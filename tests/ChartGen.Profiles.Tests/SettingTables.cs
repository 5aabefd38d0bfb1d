using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Profiles.Terraform;
using ChartGen.Sdk.Values;

namespace ChartGen.Profiles.Tests;

/// <summary>Writes the tables of docs/configuration.md: every key of the schema, with what holds in each profile where no layer sets it.</summary>
internal sealed class SettingTables
{
    private const string FromSite = "the site";

    private static readonly ImmutableArray<(string Name, ValuesMap Settings)> Profiles =
    [
        .. EnvironmentProfiles.All.Select(p => (p.Name, ProfileReader.Settings(p))),
    ];

    private readonly StringBuilder _text = new();

    public static string Write()
    {
        var tables = new SettingTables();
        foreach (var setting in SettingsSchema.Root.Settings)
        {
            tables.Line(
                $"### `{setting.Key}`\n\n{Escaped(setting.Summary)}\n\n| key | sets | value | only for `kind` | default |\n|---|---|---|---|---|"
            );
            tables.Below(setting, setting.Key, [.. Profiles.Select(p => p.Settings[setting.Key])], isOptional: setting.Optional);
            tables.Line("");
        }

        tables.Line("### Outputs of Terraform\n\n| output | is |\n|---|---|");
        foreach (var (path, names) in WellKnownOutputs.Settings)
            tables.Line($"| {string.Join(", ", names.Select(n => $"`{n}`"))} | `{path}` |");
        return tables._text.ToString();
    }

    private void Below(Setting setting, string path, ImmutableArray<ValuesNode?> nodes, bool isOptional)
    {
        switch (setting.Shape)
        {
            case SettingShape.Section section:
                Rows(section, path, nodes, isOptional);
                break;
            case SettingShape.Items { Item: SettingShape.Section item }:
                Rows(item, path + "[]", [.. nodes.Select(_ => (ValuesNode?)null)], isOptional: true);
                break;
            case SettingShape.Named named:
                var names = nodes.OfType<ValuesMap>().SelectMany(m => m.Entries).Select(e => e.Key);
                foreach (var name in names.Distinct().Order(StringComparer.Ordinal))
                    Rows(named.Item, $"{path}.{name}", [.. nodes.Select(n => (n as ValuesMap)?[name])], isOptional);
                break;
        }
    }

    private void Rows(SettingShape.Section section, string path, ImmutableArray<ValuesNode?> owners, bool isOptional)
    {
        foreach (var setting in section.Settings)
        {
            ImmutableArray<ValuesNode?> nodes = [.. owners.Select(o => (o as ValuesMap)?[setting.Key])];
            var defaults = owners.Zip(
                nodes,
                (owner, node) => Default(setting, node, (owner as ValuesMap)?["kind"]?.ToString(), isOptional)
            );
            Row($"{path}.{setting.Key}", setting, Together([.. defaults]));
            if (!IsResources(setting.Shape))
                Below(setting, $"{path}.{setting.Key}", nodes, isOptional || setting.Optional);
        }
    }

    private void Row(string path, Setting setting, string @default) =>
        Line($"| `{path}` | {Escaped(setting.Summary)} | {Value(setting.Shape)} | {Kinds(setting)} | {@default} |");

    private static string Kinds(Setting setting) =>
        string.Join(", ", setting.Kinds.Select(k => setting.OnAwsFor.Contains(k) ? $"`{k}` on AWS" : $"`{k}`"));

    private static string Value(SettingShape shape) =>
        shape switch
        {
            SettingShape.Section when IsResources(shape) => "`requests` and `limits`, each of `cpu` and `memory`",
            SettingShape.Section or SettingShape.Items { Item: SettingShape.Section } => "",
            SettingShape.Text { Rule: { } rule } => $"{Escaped(rule.Rule)}, such as `{rule.Example}`",
            SettingShape.Text => "a text",
            SettingShape.Count count => $"a whole number from {count.Least} to {count.Most}",
            SettingShape.Switch => "`true` or `false`",
            SettingShape.Word word => string.Join(", ", word.Words.Select(w => $"`{w}`")),
            SettingShape.Variable => "a text, or `{secret: NAME, key: KEY}`",
            SettingShape.RawValues => "values of the subchart, merged last",
            SettingShape.Items list => $"a list; each item {Value(list.Item)}",
            SettingShape.FreeMap { Key: { } key } map => $"a map; each key {Escaped(key.Rule)}; each value {Value(map.Value)}",
            SettingShape.FreeMap map => $"a map; each value {Value(map.Value)}",
            _ => throw new InvalidOperationException($"{shape} has no words."),
        };

    private static string Default(Setting setting, ValuesNode? node, string? kind, bool isOptional)
    {
        if (IsResources(setting.Shape))
            return Amounts((SettingShape.Section)setting.Shape, node as ValuesMap, isOptional);
        if (setting.Shape is SettingShape.Section or SettingShape.Items { Item: SettingShape.Section })
            return setting.Optional ? "left out" : "";
        var isNeeded = setting.CountsFor(kind) ? setting.IsNeededBy(kind) : setting.NeededBy.Length > 0;
        return (node ?? setting.Default) switch
        {
            ValuesScalar { Text: "" } when setting.Shape is SettingShape.Text { Rule: { } rule } && !rule.IsLegal("") => FromSite,
            ValuesScalar { Text: "" } => "empty",
            ValuesScalar scalar => $"`{scalar.Text}`",
            ValuesList list => $"`[{string.Join(", ", list.Items)}]`",
            null when setting.DefaultFrom is { } other => $"as `{other}`",
            null when isNeeded => isOptional ? "needed" : FromSite,
            _ => "none",
        };
    }

    private static string Amounts(SettingShape.Section resources, ValuesMap? node, bool isOptional)
    {
        return $"{Of("requests")}; at most {Of("limits")}";

        string Of(string key)
        {
            var amounts = (SettingShape.Section)resources[key]!.Shape;
            return string.Join(", ", amounts.Settings.Select(s => Default(s, (node?[key] as ValuesMap)?[s.Key], kind: null, isOptional)));
        }
    }

    private static string Together(ImmutableArray<string> defaults) =>
        defaults.Distinct().Count() == 1
            ? defaults[0]
            : string.Join(
                "<br>",
                Profiles.Zip(defaults).GroupBy(p => p.Second).Select(g => $"{g.Key} ({string.Join(", ", g.Select(p => p.First.Name))})")
            );

    private static bool IsResources(SettingShape shape) => shape is SettingShape.Section section && section["requests"] is not null;

    private static string Escaped(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);

    private void Line(string line) => _text.Append(line).Append('\n');
}
