using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Terraform;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>Makes the JSON Schema of <c>chartgen.yaml</c> from the schema that reads it.</summary>
/// <remarks>
/// Draft 07, which yaml-language-server knows best, in words that draft 04 had already, so that any validator understands them. It lets through
/// whatever the reader accepts; what depends on other layers or on other values is the reader's alone.
/// </remarks>
internal sealed class SettingsJsonSchema
{
    private const string Nothing = "nothing";

    // What VS Code's and yaml-language-server say in place of the pattern; validators pass over it.
    private const string Message = "patternErrorMessage";

    private static readonly string[] Switches = ["true", "yes", "on", "false", "no", "off"];

    // What YAML reads as another type than text although it may be meant as one.
    private static readonly string[] Numbers = ["1", "0.5", "1.34", "1e3", "111122223333", "-1"];

    private static readonly string[] Booleans = ["true", "yes", "No"];

    private readonly ImmutableArray<string> _volumes;

    private SettingsJsonSchema(ImmutableArray<string> volumes) => _volumes = volumes;

    /// <summary>The schema for a platform's profiles and the volumes that they have.</summary>
    public static ValuesMap Of(IEnumerable<string> profiles, IEnumerable<string> volumes)
    {
        var writer = new SettingsJsonSchema([.. volumes]);
        ImmutableArray<ValuesEntry> properties =
        [
            .. SettingsSchema.Root.Settings.Select(s => new ValuesEntry(s.Key, writer.Setting(s, isOfProfile: false))),
            new(TerraformNames.Key, Outputs()),
            new("profiles", Profiles(profiles)),
        ];
        return ValuesMap.Of(
            ("$schema", "http://json-schema.org/draft-07/schema#"),
            ("title", "chartgen.yaml"),
            ("description", "Facts of the site, and what its profiles choose."),
            ("type", Types(["object"], nullable: true)),
            ("properties", new ValuesMap(properties)),
            ("additionalProperties", false),
            ("definitions", ValuesMap.Of(("profile", writer.Profile()), (Nothing, Empty())))
        );
    }

    private static ValuesMap Profiles(IEnumerable<string> names) =>
        ValuesMap.Of(
            ("description", "What single profiles choose; wins over the common tree."),
            ("type", Types(["object"], nullable: true)),
            ("properties", new ValuesMap([.. names.Select(n => new ValuesEntry(n, Reference("definitions/profile")))])),
            ("additionalProperties", false)
        );

    private ValuesMap Profile()
    {
        var properties = SettingsSchema.Root.Settings.Select(s => new ValuesEntry(
            s.Key,
            HasChoice(s.Shape) ? Setting(s, isOfProfile: true) : Reference($"properties/{s.Key}")
        ));
        return ValuesMap.Of(
            ("description", "The same tree as the common one, for this profile alone."),
            ("type", Types(["object"], nullable: true)),
            ("properties", new ValuesMap([.. properties])),
            ("additionalProperties", false)
        );
    }

    private static ValuesMap Outputs()
    {
        var output = ValuesMap.Of(("type", ValuesList.OfStrings(["string", "number", "boolean", "null"])));
        return ValuesMap.Of(
            ("description", "Names of Terraform's outputs by setting, for --terraform-outputs; null for none."),
            ("type", Types(["object"], nullable: true)),
            (
                "properties",
                new ValuesMap([
                    .. WellKnownOutputs.Settings.Select(s => new ValuesEntry(
                        s.Path,
                        new ValuesMap([new("description", $"By itself: {string.Join(", ", s.Names)}."), .. output.Entries])
                    )),
                ])
            ),
            ("additionalProperties", output)
        );
    }

    private ValuesMap Setting(Setting setting, bool isOfProfile, bool nullable = true)
    {
        var description = string.Join(' ', new[] { setting.Summary, Rule(setting.Shape), Kinds(setting) }.Where(t => t.Length > 0));
        var shape = Shape(setting.Shape, isOfProfile, nullable);
        return new([
            new("description", description),
            .. setting.Default is { } @default ? [new ValuesEntry("default", @default)] : Array.Empty<ValuesEntry>(),
            .. shape.Entries,
        ]);
    }

    private static string Rule(SettingShape shape) =>
        shape switch
        {
            SettingShape.Text { Rule: { } rule } => $"It must be {rule.Rule}, such as {rule.Example}.",
            SettingShape.Items { Item: SettingShape.Text { Rule: { } rule } } => $"Each item must be {rule.Rule}, such as {rule.Example}.",
            SettingShape.FreeMap { Value: SettingShape.Text { Rule: { } rule } } =>
                $"Each value must be {rule.Rule}, such as {rule.Example}.",
            _ => "",
        };

    private static string Kinds(Setting setting) => setting.Kinds.IsEmpty ? "" : $"Only for kind {string.Join(" or ", setting.Kinds)}.";

    private ValuesMap Shape(SettingShape shape, bool isOfProfile, bool nullable) =>
        shape switch
        {
            SettingShape.Section section => Section(section, isOfProfile, nullable),
            SettingShape.Named named => Object(
                nullable,
                (
                    "properties",
                    new ValuesMap([.. _volumes.Select(v => new ValuesEntry(v, Section(named.Item, isOfProfile, nullable: true)))])
                ),
                ("additionalProperties", false)
            ),
            SettingShape.FreeMap { Key: { } key } map => Object(
                nullable,
                ("patternProperties", ValuesMap.Of((Pattern(key), Shape(map.Value, isOfProfile, nullable: true)))),
                ("additionalProperties", false)
            ),
            SettingShape.FreeMap map => Object(nullable, ("additionalProperties", Shape(map.Value, isOfProfile, nullable: true))),
            SettingShape.RawValues => Object(nullable),
            SettingShape.Variable => ValuesMap.Of(
                ("anyOf", ValuesList.Of(Text(new(), nullable), Section(SettingShape.Variable.FromSecret, isOfProfile, nullable: false)))
            ),
            SettingShape.Items list => ValuesMap.Of(
                ("type", Types(["array"], nullable)),
                ("items", list.Item is SettingShape.Section item ? Item(item) : Shape(list.Item, isOfProfile, nullable: false))
            ),
            SettingShape.Text text => Text(text, nullable),
            SettingShape.Count count => ValuesMap.Of(
                ("type", Types(["integer", "string"], nullable)),
                ("minimum", count.Least),
                ("maximum", count.Most),
                ("pattern", "^[+-]?[0-9]+$"),
                (Message, $"It must be a whole number from {count.Least} to {count.Most}.")
            ),
            SettingShape.Switch => ValuesMap.Of(
                ("type", Types(["boolean", "string"], nullable)),
                ("pattern", $"^({string.Join('|', Switches.Select(InAnyCase))})$"),
                (Message, "It must be true or false.")
            ),
            SettingShape.Word word => ValuesMap.Of(
                (
                    "enum",
                    ValuesList.Of([
                        .. word.Words.Select(ValuesNode.FromString),
                        .. nullable ? [ValuesScalar.Null] : Array.Empty<ValuesNode>(),
                    ])
                )
            ),
            _ => ValuesMap.Empty,
        };

    private ValuesMap Section(SettingShape.Section section, bool isOfProfile, bool nullable)
    {
        var properties = section.Settings.Select(s => new ValuesEntry(s.Key, Setting(s, isOfProfile)));
        var shape = Object(nullable, ("properties", new ValuesMap([.. properties])), ("additionalProperties", false));
        var words = isOfProfile && section["kind"] is { Shape: SettingShape.Word kinds } ? kinds.Words : [];
        var others = words.Select(k => WithoutOthers(section, k)).OfType<ValuesMap>().ToList();
        return others.Count == 0 ? shape : shape.With("allOf", ValuesList.Of(others));
    }

    // In a profile's own tree nothing may stand that belongs to another kind than the one beside it.
    private static ValuesMap? WithoutOthers(SettingShape.Section section, string kind)
    {
        var others = section.Settings.Where(s => !s.CountsFor(kind)).Select(s => s.Key).ToList();
        if (others.Count == 0)
            return null;
        var isThere = others.Select(o =>
            ValuesMap.Of(
                ("required", ValuesList.OfStrings([o])),
                ("properties", ValuesMap.Of((o, ValuesMap.Of(("not", Reference($"definitions/{Nothing}"))))))
            )
        );
        return ValuesMap.Of(
            (
                "not",
                ValuesMap.Of(
                    ("required", ValuesList.OfStrings(["kind"])),
                    ("properties", ValuesMap.Of(("kind", ValuesMap.Of(("enum", ValuesList.OfStrings([kind])))))),
                    ("anyOf", ValuesList.Of(isThere))
                )
            )
        );
    }

    // An item of a list is whole in itself: no other layer adds what it lacks.
    private ValuesMap Item(SettingShape.Section item)
    {
        var needed = item.Settings.Where(s => s.Needed).Select(s => s.Key).ToList();
        var properties = item.Settings.Select(s => new ValuesEntry(s.Key, Setting(s, isOfProfile: false, nullable: !s.Needed)));
        return Object(
            nullable: false,
            ("properties", new ValuesMap([.. properties])),
            ("required", needed.Count == 0 ? null : ValuesList.OfStrings(needed)),
            ("additionalProperties", false)
        );
    }

    // The reader takes 1.34 and yes as they are written.
    private static ValuesMap Text(SettingShape.Text text, bool nullable)
    {
        var isLegal = text.Rule?.IsLegal ?? (static _ => true);
        string[] types =
        [
            "string",
            .. Numbers.Any(isLegal) ? ["number"] : Array.Empty<string>(),
            .. Booleans.Any(isLegal) ? ["boolean"] : Array.Empty<string>(),
        ];
        return ValuesMap.Of(
            ("type", Types(types, nullable)),
            ("pattern", text.Rule is { } rule ? Pattern(rule) : null),
            (Message, text.Rule is null ? null : Rule(text))
        );
    }

    // What counts as not written: null, and sections of it.
    private static ValuesMap Empty() =>
        ValuesMap.Of(("type", ValuesList.OfStrings(["object", "null"])), ("additionalProperties", Reference($"definitions/{Nothing}")));

    private static ValuesMap Object(bool nullable, params ReadOnlySpan<(string Key, ValuesNode? Value)> entries) =>
        new([new("type", Types(["object"], nullable)), .. ValuesMap.Of(entries).Entries]);

    private static ValuesMap Reference(string path) => ValuesMap.Of(("$ref", $"#/{path}"));

    private static ValuesNode Types(string[] types, bool nullable) =>
        nullable ? ValuesList.OfStrings([.. types, "null"])
        : types is [var only] ? ValuesNode.FromString(only)
        : ValuesList.OfStrings(types);

    // JavaScript has no \A and \z, and its $ is the very end.
    private static string Pattern(TextRule rule) =>
        rule.Pattern.Replace(@"\A", "^", StringComparison.Ordinal).Replace(@"\z", "$", StringComparison.Ordinal);

    private static string InAnyCase(string word) => string.Concat(word.Select(c => $"[{char.ToUpperInvariant(c)}{c}]"));

    private static bool HasChoice(SettingShape shape) =>
        shape is SettingShape.Section section && (section.IsChoice || section.Settings.Any(s => HasChoice(s.Shape)));
}
