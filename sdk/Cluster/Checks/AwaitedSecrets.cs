using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8270 to CG8273: Secrets and their keys are there, and stay. Only names are looked at.</summary>
internal sealed class AwaitedSecrets : ClusterCheck
{
    public override string Id => "secrets";

    public override string Title => "Secrets";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) =>
        [
            .. AwaitedSecret.Of(plan).Select(s => s.Path),
            .. ExternalSecrets(plan).Select(o => LiveObjects.PathOf(known, o)).OfType<string>(),
            .. ClusterKinds.Asks(ExternalSecrets(plan)),
        ];

    public override void Check(Examination examination)
    {
        foreach (var secret in AwaitedSecret.Of(examination.Plan))
            Check(examination, secret);
        foreach (var (rendered, live) in examination.Plan.Charts.SelectMany(c => Synced(examination, c)))
        {
            var ready = live.MapsAt("status", "conditions").FirstOrDefault(c => c.TextAt("type") == "Ready");
            if (ready is not null && ready.TextAt("status") == "False")
                examination.Bad(AccountDiagnostics.NotSynced(rendered, ready.TextAt("reason")));
        }
    }

    private static void Check(Examination examination, AwaitedSecret secret)
    {
        switch (examination.One(secret.Path))
        {
            case (true, null) when secret.IsAwaited:
                examination.Bad(AccountDiagnostics.NoSecret(secret));
                break;
            case (true, null):
                examination.Good($"{secret.Name} is made by the install");
                break;
            case (true, { } live):
                var data = live.MapAt("data");
                var missing = secret.Keys.Where(k => data[k] is null).ToArray();
                var empty = secret.Keys.Where(k => data[k] is not null && data.TextAt(k).Length == 0).ToArray();
                if (missing.Length > 0)
                    examination.Bad(AccountDiagnostics.NoKeys(secret, missing));
                if (empty.Length > 0)
                    examination.Bad(AccountDiagnostics.EmptyKeys(secret, empty));
                if (WouldGo(examination.Plan, secret, live))
                    examination.Bad(AccountDiagnostics.SecretGoes(secret));
                else if (missing.Length + empty.Length == 0)
                    examination.Good(secret.Name);
                break;
        }
    }

    // Helm deletes at the end of an upgrade what was in the release and is not any more, whoever wants to own it from then on.
    private static bool WouldGo(ClusterPlan plan, AwaitedSecret secret, ValuesMap live) =>
        plan.IsWhole
        && plan.Charts.FirstOrDefault(c => LiveObjects.OwnerOf(live) == $"{c.Namespace}/{c.Release}") is { } owner
        && !LiveObjects.IsKept(live)
        && !owner.Objects.Any(o => o.Kind == "Secret" && o.Name == secret.Name);

    private static IEnumerable<(RenderedObject Rendered, ValuesMap Live)> Synced(Examination examination, PlannedChart chart)
    {
        foreach (var rendered in chart.Objects.Where(o => o.Kind == "ExternalSecret"))
        {
            if (
                LiveObjects.PathOf(examination.State, rendered) is { } path
                && examination.Items(path)?.FirstOrDefault(i => LiveObjects.NameOf(i) == rendered.Name) is { } live
            )
                yield return (rendered, live);
        }
    }

    private static IEnumerable<RenderedObject> ExternalSecrets(ClusterPlan plan) => plan.Objects.Where(o => o.Kind == "ExternalSecret");
}
