using ChartGen.Profiles;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Samples.Tests;

/// <summary>What a user's own component and environment give, made with the SDK's public surface alone.</summary>
public sealed class AcmePlatformTests
{
    private const string ComponentFolder = "platform/templates/pushgateway/";

    [Fact]
    public async Task Helm_lints_and_renders_the_environment_with_the_component()
    {
        var generated = Generate(Staging.Profile);
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run(folder.Path));

        var judgement = await JudgeAsync(generated, Path.Combine(folder.Path, "staging"));

        Assert.DoesNotContain(judgement.Diagnostics, d => d.Severity == Severity.Error);
        var deployment = Assert.Single(judgement.Objects, o => o.Kind == "Deployment" && o.Name == "pushgateway").Tree;
        var container = (ValuesMap)((ValuesList)deployment.At("spec", "template", "spec", "containers")!).Items[0];
        Assert.Equal("444455556666.dkr.ecr.eu-central-1.amazonaws.com/prom/pushgateway:v1.11.1", container["image"]!.ToString());
        Assert.Equal("--log.level=info", ((ValuesList)container["args"]!).Items[0].ToString());
        Assert.Equal(
            ["Deployment", "NetworkPolicy", "Service", "ServiceMonitor"],
            judgement.Objects.Where(o => o.Name == "pushgateway").Select(o => o.Kind).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_environment_keeps_what_it_does_not_change()
    {
        Assert.Equal(EksSingle.Profile.Storage, Staging.Profile.Storage);
        Assert.Equal(EksSingle.Profile.Airflow, Staging.Profile.Airflow);
        Assert.Equal(["airflow", "ingress-nginx", "minio", "mlflow"], Generate(Staging.Profile).Chart.Dependencies.Select(d => d.Key));
    }

    [Fact]
    public void The_component_stays_away_where_Prometheus_does_not_watch()
    {
        var unwatched = Staging.Profile with { Observability = new ObservabilityChoice.None() };

        Assert.DoesNotContain(Generate(unwatched).Files, f => f.Path.Text.StartsWith(ComponentFolder, StringComparison.Ordinal));
        Assert.Equal(3, Generate(Staging.Profile).Files.Count(f => f.Path.Text.StartsWith(ComponentFolder, StringComparison.Ordinal)));
    }

    [Fact]
    public void Pull_secrets_of_the_profile_reach_the_components_pods()
    {
        var images = Staging.Profile.Images with { PullSecrets = [SubdomainName.Parse("mirror")] };

        var deployment = Generate(Staging.Profile with { Images = images })
            .Files.Single(f => f.Path.Text == $"{ComponentFolder}deployment.yaml");

        Assert.Contains("      imagePullSecrets:\n        - name: mirror\n", deployment.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stays_open_at_install_time_is_a_value_with_a_schema()
    {
        var files = Generate(Staging.Profile).Files.ToDictionary(f => f.Path.Text, f => f.Text);
        var schema = (ValuesMap)ValuesReader.Read(files["platform/values.schema.json"], "values.schema.json").Root!;
        var values = (ValuesMap)ValuesReader.Read(files["platform/values.yaml"], "values.yaml").Root!;

        Assert.Equal("info", values.At("platform", "pushgateway", "logLevel")!.ToString());
        var levels = (ValuesList)schema.At("properties", "platform", "properties", "pushgateway", "properties", "logLevel", "enum")!;
        Assert.Equal(["debug", "info", "warn", "error"], levels.Items.Select(i => i.ToString()));
    }

    [Fact]
    public void The_program_writes_the_same_files_again_as_no_change()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, Run(folder.Path));
        var manifest = File.ReadAllText(Path.Combine(folder.Path, "staging", ".chartgen.json"));
        var before = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        Assert.Equal(0, Run(folder.Path));

        Assert.Contains("\"platform/templates/pushgateway/deployment.yaml\"", manifest, StringComparison.Ordinal);
        Assert.Equal(
            before,
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc)
        );
    }

    private static int Run(string folder) => (int)typeof(AcmePlatform).Assembly.EntryPoint!.Invoke(null, [new[] { folder }])!;

    private static GeneratedProfile Generate(EnvironmentProfile profile)
    {
        var diagnostics = new DiagnosticBag();
        var read = ProfileReader.Read(profile, new ConfigurationBuilder().Build());
        Assert.Empty(read.Diagnostics);
        var generated = new ChartGenerator(AcmePlatform.Definition).Generate(read, diagnostics);
        Assert.Empty(diagnostics);
        return generated!;
    }

    private static async Task<ProfileJudgement> JudgeAsync(GeneratedProfile generated, string folder)
    {
        var helm = await RealHelm.FindAsync();
        // Stand-ins for the subcharts: their real archives are the concern of the platform's own tests.
        using var subcharts = new SubchartResolver(new() { Cache = ToolCache.FromEnvironment(), Offline = true }, helm);
        return await new ProfileJudge(helm, subcharts).JudgeAsync(generated, folder, "staging");
    }
}
