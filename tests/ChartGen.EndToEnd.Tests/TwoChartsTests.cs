using ChartGen.Sdk.Manifests;

namespace ChartGen.EndToEnd.Tests;

/// <summary>What is there once in a cluster is not in the chart that may be there more than once.</summary>
public sealed class TwoChartsTests
{
    [FactWithCharts]
    public async Task Nothing_of_the_whole_cluster_is_in_the_platform_but_what_ingress_nginx_brings()
    {
        foreach (var profile in MlPlatform.Profiles)
        {
            var platform = await PlatformAsync(profile);

            Expect.None(
                platform
                    .Objects.Where(o =>
                        o.Namespace.Length == 0 && !o.Source.StartsWith("platform/charts/ingress-nginx/", StringComparison.Ordinal)
                    )
                    .Select(o => $"{profile}: {o} from {o.Source}")
            );
        }
    }

    [FactWithCharts]
    public async Task Validate_names_what_keeps_a_second_platform_out_of_the_cluster() =>
        Assert.Contains(
            "ClusterRole/platform-ingress-nginx, ClusterRoleBinding/platform-ingress-nginx, IngressClass/nginx belong to the whole cluster.",
            ClusterWideObjects.Check(await PlatformAsync("eks-single"))!.Message,
            StringComparison.Ordinal
        );

    [FactWithCharts]
    public async Task With_the_controller_among_the_prerequisites_a_second_platform_has_room() =>
        Assert.Null(ClusterWideObjects.Check(await PlatformAsync("eks-single", "ingress.controller=prerequisites")));

    [FactWithCharts]
    public async Task A_platform_behind_an_ALB_has_room_beside_it() =>
        Assert.Null(ClusterWideObjects.Check(await PlatformAsync("eks-multi")));

    private static async Task<RenderedChart> PlatformAsync(string profile, params string[] pairs)
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, MlPlatform.SampleSite, pairs));
        Expect.None(MlPlatform.Errors(judgement.Diagnostics));
        return judgement.Charts.Single(c => c.Name == "platform");
    }
}
