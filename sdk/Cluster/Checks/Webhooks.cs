using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8252: while a webhook that fails closed has nobody to answer, the server refuses what it is to judge.</summary>
internal sealed class Webhooks : ClusterCheck
{
    public override string Id => "webhooks";

    public override string Title => "Webhooks";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known)
    {
        // Labels of namespaces and the names of kinds tell which webhooks matter.
        string[] first =
        [
            .. Webhook.Lists.Select(l => l.Path),
            .. Namespaces.NamesOf(plan).Select(Namespaces.PathOf),
            .. ClusterKinds.Asks(plan.Objects),
        ];
        return Array.Exists(first, path => known.Find(path) is null)
            ? first
            :
            [
                .. first,
                .. Webhook
                    .Lists.SelectMany(l => Webhook.In(l.Kind, Items(known, l.Path)))
                    .Where(w => w.Chosen(plan, known).Any())
                    .Select(w => w.EndpointsPath),
            ];
    }

    public override void Check(Examination examination)
    {
        foreach (var (kind, path) in Webhook.Lists)
        {
            if (examination.Items(path) is not { } configurations)
                continue;
            foreach (var service in Webhook.In(kind, configurations).GroupBy(w => (w.Configuration, w.EndpointsPath)))
            {
                var asked = service.Select(w => (Webhook: w, Objects: w.Chosen(examination.Plan, examination.State).ToArray()));
                foreach (var (webhook, objects) in asked.Where(a => a.Objects.Length > 0))
                {
                    if (examination.Items(webhook.EndpointsPath) is not { } slices)
                        continue;
                    if (Webhook.IsAnswered(slices))
                        examination.Good($"{webhook.Name} is answered");
                    else
                        examination.Bad(SurroundingsDiagnostics.NobodyAnswers(webhook, objects));
                }
            }
        }
    }

    private static IEnumerable<Values.ValuesMap> Items(ClusterState state, string path) =>
        state.Find(path) is ClusterAnswer.Found { Tree: var tree } ? tree.MapsAt("items") : [];
}
