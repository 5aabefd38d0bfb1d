using ChartGen.Sdk;
using ChartGen.Sdk.Audit;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Every value that a profile writes has an effect, and what was found is kept with the sources.</summary>
public sealed class AuditTests
{
    public static TheoryData<string> Profiles => [.. MlPlatform.Profiles];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void The_kept_proof_is_of_the_values_that_are_generated(string profile)
    {
        var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite);
        var values = ProfileAudit.ValuesOf(generated).Select(v => $"{v.Path} {v.Hash}").ToArray();
        var kept = Proof(profile).Report.Values.Select(v => $"{v.Path} {v.Hash}").ToArray();

        // chartgen audit <profile> --proof docs/proof
        Expect.None(
            values.Except(kept).Select(v => $"{v} is not proven").Concat(kept.Except(values).Select(v => $"{v} is not written any more"))
        );
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void The_kept_proof_is_of_the_charts_that_are_pinned(string profile)
    {
        var pinned = MlPlatform
            .Generate(profile, MlPlatform.SampleSite)
            .Charts.SelectMany(c => c.Chart.Dependencies)
            .Select(d => $"{d.Name} {d.Version} {d.ContentDigest}");

        Assert.Equal(
            pinned.Distinct().Order(StringComparer.Ordinal),
            Proof(profile).Report.Charts.Select(c => $"{c.Name} {c.Version} {c.Content}").Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void The_kept_proof_has_no_value_that_does_nothing_and_a_reason_for_each_default(string profile) =>
        Expect.None(
            Proof(profile)
                .Report.Values.Where(v => v.Changes.IsEmpty || (v.Verdict != Verdict.Live && v.Reason is null))
                .Select(v => $"{v.Verdict.Word()} {v.Path}")
        );

    [FactWithCharts]
    public async Task The_audit_misses_what_one_render_for_each_value_misses()
    {
        // Airflow's chart takes longer than all the others together.
        var local = Without("airflow", MlPlatform.Generate("local-hostpath", MlPlatform.SampleSite));
        var helm = await RealHelm.FindAsync();
        using var subcharts = new SubchartResolver(MlPlatform.Sources, helm);

        var audit = await new ProfileAudit(helm, subcharts).RunAsync(local, "", new Progress<string>());
        var naive = await NaiveAudit.DispensableAsync(local.Charts[0], helm);

        Assert.NotEmpty(naive);
        Assert.Equal(naive, audit.Report!.Values.Where(v => v.Verdict != Verdict.Live).Select(v => v.Path));
        Assert.Equal(0, audit.Report.Count(Verdict.Inert));
    }

    private static AuditProof Proof(string profile) => AuditProof.Parse(File.ReadAllText(Repository.Full($"docs/proof/{profile}.json")));

    private static GeneratedProfile Without(string key, GeneratedProfile generated)
    {
        var chart = generated.Chart;
        var metadata = (ValuesMap)ValuesReader.Read(chart.Files.Single(f => f.Path.Text == "Chart.yaml").Text, "Chart.yaml").Root!;
        var dependencies = ((ValuesList)metadata["dependencies"]!).Items.Where(d => ((ValuesMap)d)["name"]!.ToString() != key);
        var rest = new ValuesMap([.. metadata.Entries.Where(e => e.Key != "dependencies")]).With(
            "dependencies",
            ValuesList.Of(dependencies)
        );
        var switches = new ValuesMap([.. ((ValuesMap)chart.Values["components"]!).Entries.Where(e => e.Key != key)]);
        var values = chart.Values.Entries.Where(e => e.Key is not "components" && e.Key != key);
        var less = chart with
        {
            Dependencies = [.. chart.Dependencies.Where(d => d.Key != key)],
            Values = ValuesMap.Of([("components", switches), .. values.Select(e => (e.Key, (ValuesNode?)e.Value))]),
            Files =
            [
                .. chart
                    .Files.Where(f => f.Path.Text != "Chart.lock")
                    .Select(f => f.Path.Text == "Chart.yaml" ? ChartFile.Create(f.Path, ValuesWriter.Write(rest)) : f),
            ],
        };
        return generated with { Charts = [generated.Charts[0] with { Chart = less }] };
    }
}
