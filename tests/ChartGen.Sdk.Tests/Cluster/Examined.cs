using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Tests.Cluster;

/// <summary>Has a check examine a cluster that is written down: answers by path, as an API server gives them. Any other path is not there.</summary>
internal static class Examined
{
    /// <summary>An answer that nobody may see.</summary>
    public const string Forbidden = "!";

    /// <summary>What nobody may see, as kubectl tells it.</summary>
    public const string Refusal = "User \"ci\" cannot list resource \"things\" at the cluster scope";

    public static CheckedPart By<TCheck>(ClusterPlan plan, params (string Path, string Json)[] answers)
        where TCheck : ClusterCheck, new()
    {
        var check = new TCheck();
        return Examination.Run(check, plan, State(plan, check, answers));
    }

    public static ClusterState State(ClusterPlan plan, ClusterCheck check, params (string Path, string Json)[] answers)
    {
        var known = answers.ToDictionary(a => a.Path, a => Answer(a.Json), StringComparer.Ordinal);
        return ClusterReader
            .ReadAsync(
                plan,
                ClusterState.Empty,
                [check],
                (path, _) => Task.FromResult(known.GetValueOrDefault(path, ClusterAnswer.Absent.Instance))
            )
            .GetAwaiter()
            .GetResult();
    }

    /// <summary>A platform chart, and before it a prerequisites chart where there is YAML for one.</summary>
    public static ClusterPlan Plan(EnvironmentProfile profile, string platform, string prerequisites = "", params Subchart[] subcharts) =>
        new(
            profile,
            prerequisites.Length == 0
                ? [Chart("platform", "ml", "ml", platform, subcharts)]
                :
                [
                    Chart("prerequisites", "prerequisites", "kube-system", prerequisites),
                    Chart("platform", "ml", "ml", platform, subcharts),
                ]
        );

    /// <summary>The plan with what the platform's component declares.</summary>
    public static ClusterPlan With(this ClusterPlan plan, ComponentOutput component) =>
        plan with
        {
            Charts = plan.Charts.SetItem(plan.Charts.Length - 1, plan.Platform with { Components = [component] }),
        };

    /// <summary>The findings, each as one line.</summary>
    public static IEnumerable<string> Texts(this CheckedPart part) => part.Findings.Select(f => f.ToString());

    /// <summary>What is as it should be.</summary>
    public static IEnumerable<string> Facts(this CheckedPart part) => part.Good.AsEnumerable();

    /// <summary>A list as the API server prints it.</summary>
    public static string List(params string[] items) =>
        $$"""{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[{{string.Join(',', items)}}]}""";

    private static ClusterAnswer Answer(string json) =>
        json == Forbidden ? new ClusterAnswer.Unknown(Refusal) : new ClusterAnswer.Found(AnswerReader.Read(json)!);

    private static PlannedChart Chart(string name, string release, string @namespace, string yaml, params Subchart[] subcharts)
    {
        var rendered = RenderedObjects.Parse(yaml, @namespace);
        Expect.None(rendered.Diagnostics.Select(d => d.ToString()));
        return new(name, release, @namespace, rendered.Objects) { Subcharts = [.. subcharts] };
    }
}
