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

    [FactWithCharts]
    public async Task Two_platforms_of_one_name_share_no_object_role_or_load_balancer()
    {
        foreach (
            var (profile, pairs) in new (string, string[])[] { ("eks-multi", []), ("eks-single", ["ingress.controller=prerequisites"]) }
        )
        {
            var first = await PlatformAsync(profile, pairs);
            var second = await PlatformAsync(profile, [.. pairs, "platform.namespace=ml-second"]);

            Assert.Equal(first.Objects.Length, second.Objects.Length);
            Expect.None(first.Objects.Concat(second.Objects).Where(o => o.Namespace.Length == 0).Select(o => $"{profile}: {o}"));
            Expect.None(
                first.Objects.Select(o => o.Identity).Intersect(second.Objects.Select(o => o.Identity)).Select(i => $"{profile}: {i} twice")
            );
            foreach (var annotation in new[] { "eks.amazonaws.com/role-arn", "alb.ingress.kubernetes.io/group.name" })
            {
                var shared = Annotations(first, annotation).Intersect(Annotations(second, annotation), StringComparer.Ordinal);
                Expect.None(shared.Select(value => $"{profile}: {annotation} {value} twice"));
            }

            Assert.NotEmpty(Annotations(first, "eks.amazonaws.com/role-arn"));
            Assert.Equal(profile == "eks-multi", Annotations(first, "alb.ingress.kubernetes.io/group.name").Any());
        }
    }

    private static IEnumerable<string> Annotations(RenderedChart chart, string name) =>
        chart.Objects.Select(o => PodSpecs.Text(o.Tree.At("metadata", "annotations", name))).Where(v => v.Length > 0).Distinct();

    private static async Task<RenderedChart> PlatformAsync(string profile, params string[] pairs)
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, MlPlatform.SampleSite, pairs));
        Expect.None(MlPlatform.Errors(judgement.Diagnostics));
        return judgement.Charts.Single(c => c.Name == "platform");
    }
}
