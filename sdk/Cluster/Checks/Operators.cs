using System.Globalization;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8250 and CG8251: drivers, controllers and operators run, whoever brings them.</summary>
internal sealed class Operators : ClusterCheck
{
    private static readonly string[] Kinds = ["Deployment", "DaemonSet", "StatefulSet"];

    public override string Id => "operators";

    public override string Title => "Operators";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) =>
        plan
            .Charts.SkipLast(1)
            .SelectMany(Workloads)
            .Select(o => LiveObjects.PathOf(known, o)!)
            .Concat(OperatorNeed.Of(plan.Profile).Select(n => n.Path));

    public override void Check(Examination examination)
    {
        foreach (var chart in examination.Plan.Charts.SkipLast(1))
            Check(examination, chart);
        foreach (var need in OperatorNeed.Of(examination.Plan.Profile))
        {
            if (examination.Items(need.Path) is not { } items)
                continue;
            if (items.FirstOrDefault(i => need.Name.Length == 0 || LiveObjects.NameOf(i) == need.Name) is { } live)
                Judge(examination, need.Title, live);
            else
                examination.Bad(SurroundingsDiagnostics.NoOperator(need));
        }
    }

    private static void Check(Examination examination, PlannedChart chart)
    {
        var workloads = Workloads(chart).ToArray();
        var live = LiveObjects.Of(examination, chart).Where(o => workloads.Contains(o.Rendered)).ToDictionary(o => o.Rendered, o => o.Live);
        var read = workloads
            .Where(w => examination.State[LiveObjects.PathOf(examination.State, w)!] is not ClusterAnswer.Unknown)
            .ToArray();
        if (read.Length > 0 && live.Count == 0)
        {
            examination.Bad(SurroundingsDiagnostics.ChartNotInstalled(chart));
            return;
        }

        foreach (var workload in read.Where(live.ContainsKey))
            Judge(examination, workload.ToString(), live[workload]);
        if (read.Where(w => !live.ContainsKey(w)).ToArray() is { Length: > 0 } missing)
            examination.Bad(SurroundingsDiagnostics.NoWorkloads(chart, missing));
    }

    private static void Judge(Examination examination, string title, ValuesMap live)
    {
        var (ready, wanted) = live.At("status", "desiredNumberScheduled") is null
            ? (Count(live.At("status", "readyReplicas")), Count(live.At("spec", "replicas"), 1))
            : (Count(live.At("status", "numberReady")), Count(live.At("status", "desiredNumberScheduled")));
        if (ready > 0)
            examination.Good(string.Create(CultureInfo.InvariantCulture, $"{title}: {ready} of {wanted} ready"));
        else
            examination.Bad(
                SurroundingsDiagnostics.NotReady(title, LiveObjects.NameOf(live), live.TextAt("metadata", "namespace"), wanted)
            );
    }

    private static IEnumerable<RenderedObject> Workloads(PlannedChart chart) => LiveObjects.Owned(chart).Where(o => Kinds.Contains(o.Kind));

    private static int Count(ValuesNode? node, int missing = 0) =>
        int.TryParse(node.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : missing;
}
