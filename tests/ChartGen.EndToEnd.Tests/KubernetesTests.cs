using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Manifests.Kubernetes;

namespace ChartGen.EndToEnd.Tests;

/// <summary>What an API server would say to everything that the profiles render.</summary>
public sealed class KubernetesTests
{
    public static TheoryData<string> Profiles => [.. MlPlatform.Profiles];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Every_object_of_a_profile_is_known_and_legal_in_every_release(string profile)
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, MlPlatform.SampleSite));

        var report = KubernetesCheck.Check(judgement.Objects, null);

        Expect.None(report.Diagnostics.Select(d => d.ToString()));
        Expect.None(report.Unchecked.Select(k => $"{k.Kind} of {k.ApiVersion}"));
        Assert.NotEmpty(judgement.Objects);
    }

    [Theory]
    [InlineData("argocd", "gitops/root.yaml", "repoURL:", "repoUrl:", "Application of argoproj.io/v1alpha1")]
    [InlineData("flux", "gitops/platform.yaml", "interval:", "intervall:", "HelmRelease of helm.toolkit.fluxcd.io/v2")]
    public async Task Objects_beside_the_charts_are_checked_where_they_stand(
        string kind,
        string path,
        string field,
        string misspelt,
        string type
    )
    {
        var generated = MlPlatform.Generate(
            "eks-multi",
            MlPlatform.SampleSite,
            $"gitops.kind={kind}",
            "gitops.repo=https://git.acme.test/ml/platform.git"
        );

        var good = await MlPlatform.JudgeAsync(generated);
        var bad = await MlPlatform.JudgeAsync(
            generated with
            {
                Files =
                [
                    .. generated.Files.Select(f =>
                        f.Path.Text == path ? ChartFile.Create(f.Path, f.Text.Replace(field, misspelt, StringComparison.Ordinal)) : f
                    ),
                ],
            }
        );

        Assert.Empty(good.Kubernetes.Diagnostics);
        Assert.Empty(good.Kubernetes.Unchecked);
        Assert.Equal([path], bad.Kubernetes.Diagnostics.Select(d => d.Where?.File).Distinct());
        Assert.Contains(
            bad.Kubernetes.Diagnostics,
            d => d.Code == "CG6030" && d.Message.EndsWith($"{misspelt.TrimEnd(':')}' is not a field of {type}.", StringComparison.Ordinal)
        );
    }
}
