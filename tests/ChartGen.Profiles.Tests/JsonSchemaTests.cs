using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;
using CsCheck;
using NJsonSchema;

namespace ChartGen.Profiles.Tests;

/// <summary>The JSON Schema of chartgen.yaml, held against the reader by a validator that is not ours.</summary>
public sealed class JsonSchemaTests
{
    private static readonly ValuesMap Tree = ProfileReader.JsonSchema(EnvironmentProfiles.All);

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromJsonAsync(ValuesJson.Write(Tree)).GetAwaiter().GetResult());

    public static TheoryData<string> WrongFiles =>
        [
            "databse: {host: x}",
            "database: {hots: x}",
            "database: rds",
            "database: [a]",
            "- a",
            "database: {kind: rdss}",
            "database: {port: 70000}",
            "database: {port: soon}",
            "database: {port: 54.32}",
            "database: {host: \"https://db.internal\"}",
            "database: {host: [a]}",
            "aws: {region: Frankfurt}",
            "aws: {accountId: \"12\"}",
            "aws: {accountId: true}",
            "platform: {name: a-name-that-is-longer-than-helm-lets-it-be}",
            "platform: {kubernetes: \"1.20\"}",
            "platform: {name: [a]}",
            "volumes: {model: {size: 1Gi}}",
            "volumes: {models: {size: much}}",
            "volumes: {models: {mountPath: models}}",
            "storage: {shared: {fileSystemId: fs-1}}",
            "storage: {block: {accessMode: RWX}}",
            "images: {pullSecrets: pull}",
            "images: {pullSecrets: [null]}",
            "images: {pullSecrets: [\"a b\"]}",
            "images: {map: {\"a b\": c}}",
            "images: {map: {a: \"b c\"}}",
            "airflow: {executor: Celery}",
            "airflow: {pgbouncer: maybe}",
            "airflow: {env: {\"A B\": x}}",
            "airflow: {env: {A: [x]}}",
            "airflow: {env: {A: {secret: x, name: y}}}",
            "airflow: {values: x}",
            "airflow: {dags: {git: {repo: \"ftp://x\"}}}",
            "airflow: {scheduler: {replicas: 0}}",
            "airflow: {workers: {resources: {requests: {cpu: lots}}}}",
            "mlflow: {env: {A: {secret: x, key: y}}}",
            "ingress: {certificateArn: cert}",
            "network: {egress: [{ports: [1]}]}",
            "network: {egress: [{cidr: 10.0.0.0/99}]}",
            "exceptions: [{rule: CG7012, object: Pod/a}]",
            "exceptions: [{rule: 7012, object: Pod/a, reason: why}]",
            "terraform: [a]",
            "terraform: {database.host: [a]}",
            "profiles: [eks-multi]",
            "profiles: {eks-mutli: {}}",
            "profiles: {eks-multi: {databse: {}}}",
            "profiles: {eks-multi: {database: {kind: rds, size: 5Gi}}}",
            "profiles: {eks-single: {storage: {shared: {kind: ebs, fileSystemId: fs-11111111}}}}",
            "profiles: {eks-multi: {inference: {kind: spark, resources: {requests: {cpu: 1}}, command: [a]}}}",
            "profiles: {eks-multi: {profiles: {}}}",
            "profiles: {eks-multi: {terraform: {}}}",
        ];

    [Fact]
    public void The_samples_first_line_names_the_schema_that_is_committed()
    {
        var first = File.ReadLines(Repository.Full("chartgen.yaml")).First();
        var file = Repository.Full(first["# yaml-language-server: $schema=".Length..]);
        if (Environment.GetEnvironmentVariable("CHARTGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(file, ValuesJson.Write(Tree));
        else
            Assert.Equal(ValuesJson.Write(Tree), File.ReadAllText(file));
    }

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public void A_wrong_file_is_refused_as_the_reader_refuses_it(string text)
    {
        Assert.NotEmpty(Refusals(text));
        Assert.NotEmpty(EnvironmentProfiles.All.SelectMany(p => Faults(Site.Read(p, text))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("platform: {kubernetes: 1.34}\naws: {accountId: 111122223333}\n")]
    [InlineData("database:\nvolumes:\n  models:\nairflow: {env: ~, pgbouncer: yes, values: {webserver: null}}\n")]
    [InlineData("database: {port: \"5432\"}\nairflow: {env: {A: 1, B: true, C: {secret: x, key: y}, D: null}}\n")]
    [InlineData("profiles: {eks-multi: {database: {kind: rds, size: null, resources: {limits: {}}}}, local-hostpath: ~}\n")]
    [InlineData("terraform: {database.host: rds, aws.region: null, airflow.env.X: y}\n")]
    public void What_yaml_lets_one_write_otherwise_is_accepted(string text)
    {
        Assert.Empty(Refusals(text));
        Assert.Empty(EnvironmentProfiles.All.SelectMany(p => Faults(Site.Read(p, text))));
    }

    // Editors refuse a schema as a whole for one empty list.
    [Fact]
    public void Its_lists_are_as_the_schema_of_schemas_wants_them()
    {
        var lists = Maps(Tree)
            .SelectMany(m => m.Entries)
            .Where(e => e.Key is "allOf" or "anyOf" or "enum" or "required" && e.Value is ValuesList)
            .Select(e => (e.Key, Items: ((ValuesList)e.Value).Items.Select(i => ValuesJson.Write(i)).ToList()))
            .ToList();

        Assert.True(lists.Count > 100);
        Assert.All(lists, l => Assert.NotEmpty(l.Items));
        Assert.All(lists, l => Assert.Distinct(l.Items));
    }

    [Fact]
    public void Every_reference_leads_to_a_part_of_it()
    {
        var references = Maps(Tree).Select(m => m["$ref"]).OfType<ValuesScalar>().Select(r => r.Text).ToHashSet();

        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.IsType<ValuesMap>(Tree.At(r[2..].Split('/'))));
    }

    [Fact]
    public void The_sample_and_every_file_of_the_pages_are_accepted()
    {
        var pages = new[] { "docs/configuration.md", "README.md", "docs/extending.md" }.Select(p => File.ReadAllText(Repository.Full(p)));
        var blocks = pages
            .SelectMany(p => Regex.Matches(p, "^```yaml\n(?!apiVersion|jobs:)(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline))
            .Select(m => m.Groups[1].Value)
            .ToList();

        Assert.True(blocks.Count > 3);
        Assert.All(blocks.Append(Site.Sample), text => Assert.Empty(Refusals(text)));
    }

    [Fact]
    public void Whatever_the_reader_accepts_the_schema_accepts()
    {
        var accepted = 0;
        var files = Gen.Int[0, int.MaxValue].Array[400].Select(numbers => ValuesWriter.Write(new SettingsDice(numbers).Site()));
        files.Sample(
            text =>
            {
                if (EnvironmentProfiles.All.SelectMany(p => Faults(Site.Read(p, text))).Any())
                    return;
                Interlocked.Increment(ref accepted);
                Assert.Empty(Refusals(text));
            },
            iter: 400
        );

        Assert.True(accepted > 40, $"Only {accepted} of the files were legal: the dice say nothing.");
    }

    [Fact]
    public void A_pattern_means_the_same_in_javascript_and_here()
    {
        var rules = Rules(SettingsSchema.Root).DistinctBy(r => r.Code).ToList();
        var words = Gen.OneOf(
            Gen.String[Gen.Char["abzAZ019-_./:@ %*+~{}\\^$"], 0, 12],
            Gen.OneOf([.. rules.Select(r => Gen.Const(r.Example))]),
            Gen.OneOf([
                .. new[] { "latest", "1.34", "..", "a/../b", "10.0.0.0/8", "fs-11111111", "", "@daily", "arn:aws:s3:::b" }.Select(
                    Gen.Const
                ),
            ])
        );

        Assert.True(rules.Count > 25);
        Assert.All(
            rules,
            rule =>
            {
                var pattern = new Regex(
                    rule.Pattern.Replace(@"\A", "^", StringComparison.Ordinal).Replace(@"\z", "$", StringComparison.Ordinal),
                    RegexOptions.ECMAScript
                );
                words.Sample(word => Assert.Equal(rule.IsLegal(word), pattern.IsMatch(word)), iter: 300);
            }
        );
    }

    private static IEnumerable<ValuesMap> Maps(ValuesNode node) =>
        node switch
        {
            ValuesMap map => map.Entries.SelectMany(e => Maps(e.Value)).Prepend(map),
            ValuesList list => list.Items.SelectMany(Maps),
            _ => [],
        };

    private static IEnumerable<string> Refusals(string text)
    {
        var root = ValuesReader.Read(text, "chartgen.yaml").Root ?? ValuesScalar.Null;
        return Schema.Value.Validate(ValuesJson.Write(root)).Select(e => e.ToString());
    }

    // What another layer may bring, which is anything but a key of a list's item, and what does not fit together, is no fault of the file alone.
    private static IEnumerable<string> Faults(ProfileReadResult read) =>
        read
            .Diagnostics.Where(d => d.Severity == Sdk.Diagnostics.Severity.Error)
            .Where(d =>
                d.Code[..4] is "CG10" or "CG11" && (d.Code != "CG1007" || d.Message.Contains("every item", StringComparison.Ordinal))
            )
            .Select(d => d.ToString());

    private static IEnumerable<TextRule> Rules(SettingShape shape) =>
        shape switch
        {
            SettingShape.Section section => section.Settings.SelectMany(s => Rules(s.Shape)),
            SettingShape.Named named => Rules(named.Item),
            SettingShape.Items items => Rules(items.Item),
            SettingShape.FreeMap { Key: { } key } map => Rules(map.Value).Append(key),
            SettingShape.FreeMap map => Rules(map.Value),
            SettingShape.Variable => Rules(SettingShape.Variable.FromSecret),
            SettingShape.Text { Rule: { } rule } => [rule],
            _ => [],
        };
}

/// <summary>Throws settings: mostly legal ones, in all the spellings that YAML has.</summary>
internal sealed class SettingsDice(int[] numbers)
{
    private static readonly ValuesNode[] Odd =
    [
        "",
        "a b",
        "yes",
        new ValuesScalar(ScalarKind.Boolean, "true"),
        new ValuesScalar(ScalarKind.Boolean, "no"),
        new ValuesScalar(ScalarKind.Float, "1.34"),
        new ValuesScalar(ScalarKind.Float, "1e3"),
        7,
        -1,
        ValuesScalar.Null,
        ValuesList.Empty,
        ValuesMap.Empty,
    ];

    private int _next;

    public ValuesMap Site()
    {
        var common = Section(SettingsSchema.Root, 3);
        return Roll(3) == 0
            ? common
            : common.With(
                "profiles",
                new ValuesMap([
                    .. EnvironmentProfiles
                        .All.Where(_ => Roll(2) == 0)
                        .Select(p => new ValuesEntry(p.Name, Section(SettingsSchema.Root, 6))),
                ])
            );
    }

    private ValuesMap Section(SettingShape.Section section, int rarity) =>
        new([.. section.Settings.Where(_ => Roll(rarity) == 0).Select(s => new ValuesEntry(s.Key, Node(s.Shape)))]);

    private ValuesNode Node(SettingShape shape) =>
        Roll(60) == 0
            ? Odd[Roll(Odd.Length)]
            : shape switch
            {
                SettingShape.Section section => Section(section, 2),
                SettingShape.Named named => ValuesMap.Of(("models", Section(named.Item, 2))),
                SettingShape.FreeMap map => Map(map),
                SettingShape.RawValues => ValuesMap.Of(("a", ValuesMap.Of(("b", Odd[Roll(Odd.Length)])))),
                SettingShape.Variable => Roll(2) == 0 ? Odd[Roll(9)] : Section(SettingShape.Variable.FromSecret, 1),
                SettingShape.Items { Item: SettingShape.Section item } => ValuesList.Of(Section(item, 1)),
                SettingShape.Items list => new ValuesList([.. Enumerable.Range(0, Roll(3)).Select(_ => Node(list.Item))]),
                SettingShape.Text { Rule: { } rule } => Legal(rule),
                SettingShape.Text => Odd[Roll(9)],
                SettingShape.Count count => Roll(3) == 0 ? ValuesNode.FromString($"{count.Least}") : count.Least + Roll(2),
                SettingShape.Switch => new[] { "true", "False", "YES", "off" }[Roll(4)] is var word && Roll(2) == 0
                    ? word
                    : new ValuesScalar(ScalarKind.Boolean, word),
                SettingShape.Word word => word.Words[Roll(word.Words.Length)],
                _ => throw new InvalidOperationException(),
            };

    private ValuesMap Map(SettingShape.FreeMap map)
    {
        var keys = map.Key is { } rule ? [rule.Example] : ImmutableArray.Create("a", "x.test/y");
        return new([.. keys.Where(_ => Roll(2) == 0).Select(k => new ValuesEntry(k, Node(map.Value)))]);
    }

    private ValuesNode Legal(TextRule rule)
    {
        var legal = Odd.OfType<ValuesScalar>().Where(s => s.Kind != ScalarKind.Null && rule.IsLegal(s.Text)).ToList();
        return legal.Count > 0 && Roll(3) == 0 ? legal[Roll(legal.Count)] : rule.Example;
    }

    private int Roll(int sides) => numbers[_next++ % numbers.Length] % sides;
}
