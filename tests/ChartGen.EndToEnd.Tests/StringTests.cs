using System.Globalization;
using System.Text;
using System.Text.Json;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;
using CsCheck;

namespace ChartGen.EndToEnd.Tests;

/// <summary>A string of the user's, whatever it contains, arrives behind Helm as that string.</summary>
public sealed class StringTests
{
    private const string Site = """
        platform: {domain: ml.strings.test}
        aws: {region: eu-central-1, accountId: "444455556666", clusterName: strings, oidcProvider: oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF}
        images: {registry: registry.strings.test}
        storage: {shared: {fileSystemId: fs-0a1b2c3d4e5f60718}}
        database: {host: db.strings.test}
        objectStore: {bucket: strings-ml}
        backups: {bucket: strings-backups}
        broker: {host: queue.strings.test}
        ingress: {certificateArn: "arn:aws:acm:eu-central-1:444455556666:certificate/1"}
        secrets: {prefix: strings/ml}

        """;

    [Fact]
    public async Task Through_our_own_templates()
    {
        await NastyStrings
            .Random(2000)
            .Select(random => (string[])[.. NastyStrings.Fixed, .. random])
            .SampleAsync(
                async strings =>
                {
                    var site = $"{Site}inference:\n  kind: deployment\n  env:\n{Map(strings)}  args:\n{List(strings)}";
                    var container = PodSpecs
                        .Of(await RenderAsync("eks-multi", site))
                        .Single(p => p.Where.Contains("inference", StringComparison.Ordinal))
                        .Containers.Single(c => c.Container["args"] is not null)
                        .Container;

                    AssertEqual(strings, Variables(container));
                    AssertEqual(strings, [.. ((ValuesList)container["args"]!).Items.Select(PodSpecs.Text)]);
                },
                iter: 1,
                threads: 1
            );
    }

    [Fact]
    public async Task Through_values_and_the_real_Helm()
    {
        await NastyStrings
            .Random(4000)
            .Select(random => (string[])[.. NastyStrings.Fixed, .. random])
            .SampleAsync(
                async strings =>
                {
                    var texts = ValuesList.OfStrings(strings);
                    // YAML takes a key of up to 1024 characters without ceremony; no key of a chart is as long.
                    var names = strings.Where(s => s.Length < 100).Distinct(StringComparer.Ordinal);
                    var keys = new ValuesMap([.. names.Select(s => new ValuesEntry(s, s))]);

                    using var values = JsonDocument.Parse(
                        await HelmsValuesAsync(ValuesWriter.Write(ValuesMap.Of(("texts", texts), ("keys", keys))))
                    );

                    var root = values.RootElement;
                    AssertEqual(strings, [.. root.GetProperty("texts").EnumerateArray().Select(e => e.GetString()!)]);
                    var pairs = root.GetProperty("keys").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
                    Assert.Equal(keys.Count, pairs.Count);
                    Assert.All(pairs, p => Assert.Equal(p.Key, p.Value));
                },
                iter: 1,
                threads: 1
            );
    }

    [FactWithCharts]
    public async Task Through_the_real_subcharts_of_Airflow_and_MLflow()
    {
        await NastyStrings
            .Random(250)
            .Select(random => (string[])[.. NastyStrings.Fixed, .. random])
            .SampleAsync(
                async strings =>
                {
                    var map = Map(strings);
                    var objects = await RenderAsync(
                        "eks-multi",
                        $"{Site}inference: {{kind: none}}\nairflow:\n  env:\n{map}mlflow:\n  env:\n{map}"
                    );

                    var containers = PodSpecs
                        .Of(objects)
                        .SelectMany(p => p.Containers)
                        .Where(c => Variables(c.Container).Length > 0)
                        .ToList();
                    Assert.Contains(containers, c => c.Where.Contains("mlflow", StringComparison.Ordinal));
                    Assert.InRange(containers.Count(c => c.Where.Contains("airflow", StringComparison.Ordinal)), 6, 60);
                    Assert.All(containers, c => AssertEqual(strings, Variables(c.Container)));
                },
                iter: 1,
                threads: 1
            );
    }

    [Fact]
    public void Through_the_pairs_of_set()
    {
        // As a whole value, 'null' deletes.
        var strings = NastyStrings.Fixed.Where(s => s != "null").ToArray();

        var read = MlPlatform.Read(
            "eks-multi",
            $"{Site}inference: {{kind: pod}}\n",
            strings.Select((s, i) => $"inference.env.{Name(i)}={s}")
        );

        Expect.None(MlPlatform.Errors(read.Diagnostics));
        AssertEqual(strings, [.. strings.Select((_, i) => PodSpecs.Text(read.Settings.At("inference", "env", Name(i))))]);
    }

    private static string Map(string[] strings) => string.Concat(strings.Select((s, i) => $"    {Name(i)}: {NastyStrings.Quoted(s)}\n"));

    private static string List(string[] strings) => string.Concat(strings.Select(s => $"    - {NastyStrings.Quoted(s)}\n"));

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"S{i:D5}");

    private static string[] Variables(ValuesMap container) =>
        [
            .. PodSpec
                .Items(container["env"])
                .Where(e => PodSpecs.Text(e["name"]) is ['S', >= '0' and <= '9', ..])
                .OrderBy(e => PodSpecs.Text(e["name"]), StringComparer.Ordinal)
                .Select(e => Assert.IsType<ValuesScalar>(e["value"]))
                .Select(v => v.Kind == ScalarKind.String ? v.Text : $"no string but {v.Kind} {v.Text}"),
        ];

    private static void AssertEqual(string[] expected, string[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Expect.None(
            expected
                .Zip(actual)
                .Where(p => p.First != p.Second)
                .Select(p => $"{NastyStrings.Quoted(p.First)} became {NastyStrings.Quoted(p.Second)}")
        );
    }

    private static async Task<IReadOnlyCollection<RenderedObject>> RenderAsync(string profile, string site)
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, site));
        // Among any strings are some that read like a password.
        Expect.None(MlPlatform.Errors(judgement.Diagnostics.Where(d => d.Code != "CG7011")));
        return judgement.Objects;
    }

    // Base64, so that no YAML lies between Helm's values and the test.
    private static async Task<string> HelmsValuesAsync(string values)
    {
        using var chart = new TemporaryFolder();
        chart.File("Chart.yaml", "apiVersion: v2\nname: echo\nversion: 1.0.0\n");
        chart.File("values.yaml", values);
        chart.File(
            "templates/echo.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: echo}\ndata: {values: {{ toJson .Values | b64enc }}}\n"
        );
        var run = await (await RealHelm.FindAsync()).TemplateAsync("echo", "default", chart.Path);
        Assert.True(run.Succeeded, run.StandardError);
        var echo = Assert.Single(RenderedObjects.Parse(run.StandardOutput, "default").Objects);
        return Encoding.UTF8.GetString(Convert.FromBase64String(PodSpecs.Text(echo.Tree.At("data", "values"))));
    }
}
