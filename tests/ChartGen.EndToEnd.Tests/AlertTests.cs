using System.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The alerts as Prometheus' own tool judges them: their syntax, and when they fire. What is fed to them lies in <c>Alerts/</c>.</summary>
public sealed class AlertTests
{
    private static readonly string[] Single =
    [
        "observability.kind=prometheus",
        "airflow.pgbouncer=true",
        "ingress.certificateArn=null",
        "ingress.tlsSecret=web-tls",
        "backups.kind=s3",
    ];

    [PromtoolFact]
    public async Task Promtool_accepts_every_rule()
    {
        foreach (var (profile, settings) in new[] { ("eks-single", Single), ("eks-multi", []) })
        {
            using var folder = new TemporaryFolder();
            folder.File("rules.yaml", Rules(await RenderAsync(profile, settings), withAnnotations: true));

            var (exitCode, output) = await PromtoolAsync(folder, "check", "rules", "rules.yaml");

            Assert.True(exitCode == 0, output);
            Assert.Contains("rules found", output, StringComparison.Ordinal);
        }
    }

    [PromtoolFact]
    public async Task Alerts_of_a_platform_in_one_cluster_fire_when_they_should() => await TestAsync("eks-single", Single);

    [PromtoolFact]
    public async Task Alerts_of_a_platform_on_managed_services_fire_when_they_should() => await TestAsync("eks-multi");

    [Fact]
    public async Task Each_alert_has_one_name_and_its_texts_reach_Prometheus_with_their_braces()
    {
        foreach (var (profile, settings) in new[] { ("eks-single", Single), ("eks-multi", []) })
        {
            var rules = AllRules(await RenderAsync(profile, settings)).ToList();

            Assert.Equal(rules.Count, rules.Select(r => PodSpecs.Text(r["alert"])).Distinct().Count());
            Assert.All(rules, r => Assert.Equal("ml-platform", PodSpecs.Text(r.At("labels", "namespace"))));
            Assert.Contains(
                rules,
                r => PodSpecs.Text(r.At("annotations", "summary")).Contains("{{ $labels.dag_id }}", StringComparison.Ordinal)
            );
        }
    }

    private static async Task TestAsync(string profile, params string[] settings)
    {
        using var folder = new TemporaryFolder();
        // promtool would want every text repeated.
        folder.File("rules.yaml", Rules(await RenderAsync(profile, settings), withAnnotations: false));
        folder.File("tests.yaml", File.ReadAllText(Repository.Full($"tests/ChartGen.EndToEnd.Tests/Alerts/{profile}.yaml")));

        var (exitCode, output) = await PromtoolAsync(folder, "test", "rules", "tests.yaml");

        Assert.True(exitCode == 0, output);
    }

    private static async Task<IReadOnlyCollection<RenderedObject>> RenderAsync(string profile, params string[] settings)
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, MlPlatform.SampleSite, settings));
        Expect.None(MlPlatform.Errors(judgement.Diagnostics));
        return judgement.Objects;
    }

    // The platform's own: those of the published charts are their makers'.
    private static IEnumerable<ValuesMap> Groups(IEnumerable<RenderedObject> objects) =>
        objects
            .Where(o => o is { Kind: "PrometheusRule", Namespace: "ml-platform" })
            .SelectMany(o => PodSpec.Items(o.Tree.At("spec", "groups")));

    private static IEnumerable<ValuesMap> AllRules(IEnumerable<RenderedObject> objects) =>
        Groups(objects).SelectMany(g => PodSpec.Items(g["rules"]));

    private static string Rules(IEnumerable<RenderedObject> objects, bool withAnnotations) =>
        ValuesWriter.Write(ValuesMap.Of(("groups", ValuesList.Of(Groups(objects).Select(g => (ValuesNode)Group(g, withAnnotations))))));

    private static ValuesMap Group(ValuesMap group, bool withAnnotations) =>
        ValuesMap.Of(
            ("name", group["name"]),
            (
                "rules",
                ValuesList.Of(
                    PodSpec
                        .Items(group["rules"])
                        .Select(r =>
                            (ValuesNode)
                                ValuesMap.Of(
                                    ("alert", r["alert"]),
                                    ("expr", r["expr"]),
                                    ("for", r["for"]),
                                    ("labels", r["labels"]),
                                    ("annotations", withAnnotations ? r["annotations"] : null)
                                )
                        )
                )
            )
        );

    private static async Task<(int ExitCode, string Output)> PromtoolAsync(TemporaryFolder folder, params string[] arguments)
    {
        using var promtool = Process.Start(
            new ProcessStartInfo("promtool", arguments)
            {
                WorkingDirectory = folder.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (promtool.StandardOutput.ReadToEndAsync(), promtool.StandardError.ReadToEndAsync());
        await promtool.WaitForExitAsync();
        return (promtool.ExitCode, await output + await error);
    }
}
