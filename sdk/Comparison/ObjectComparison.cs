using System.Collections.Immutable;
using ChartGen.Sdk.Comparison.Rules;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison;

/// <summary>Compares two sets of objects, and says of each change what it takes to bring it to a cluster by <c>helm upgrade</c>.</summary>
/// <remarks>The rules are the API server's (Kubernetes 1.33 to 1.36) and Helm's (3.19 and 4); what they accept is in place or a restart.</remarks>
public static class ObjectComparison
{
    private const string Hook = "helm.sh/hook";

    /// <summary>The objects that are not the same, the heaviest changes first.</summary>
    /// <param name="before">The objects that stand, or did.</param>
    /// <param name="after">The objects that shall stand.</param>
    /// <param name="masks">Fields that differ with each render.</param>
    public static ImmutableArray<ObjectChange> Compare(
        ImmutableArray<RenderedObject> before,
        ImmutableArray<RenderedObject> after,
        ImmutableArray<RandomField> masks = default
    )
    {
        var old = ByIdentity(before);
        var now = ByIdentity(after);
        var both = old
            .Values.Where(o => now.ContainsKey(o.Identity))
            .Select(o => new ComparedObject(o, now[o.Identity], Fields(o, now[o.Identity], masks)))
            .Where(c => !c.Fields.IsEmpty)
            .ToList();
        var removed = old.Values.Where(o => !now.ContainsKey(o.Identity)).ToList();
        var added = now.Values.Where(o => !old.ContainsKey(o.Identity)).ToList();
        var sets = new ComparedSets(before, after, both);
        var counterparts = new Counterparts(removed, added);
        return
        [
            .. both.Select(c => Change(c.After, ChangeKind.Changed, Changed(c, sets), c.Fields))
                .Concat(removed.Select(o => Paired(o, ChangeKind.Removed, RemovedRules.Of)))
                .Concat(added.Select(o => Paired(o, ChangeKind.Added, AddedRules.Of)))
                .OrderByDescending(c => c.Apply)
                .ThenBy(c => c.Identity.Kind, StringComparer.Ordinal)
                .ThenBy(c => c.Identity.Name, StringComparer.Ordinal)
                .ThenBy(c => c.Identity.Namespace, StringComparer.Ordinal)
                .ThenBy(c => c.Identity.Group, StringComparer.Ordinal),
        ];

        ObjectChange Paired(
            RenderedObject rendered,
            ChangeKind kind,
            Func<RenderedObject, RenderedObject?, ComparedSets, IEnumerable<ApplyReason>> rules
        )
        {
            var counterpart = counterparts.Of(rendered);
            return Change(rendered, kind, rules(rendered, counterpart, sets), []) with { Counterpart = counterpart?.Identity };
        }
    }

    private static ObjectChange Change(
        RenderedObject rendered,
        ChangeKind kind,
        IEnumerable<ApplyReason> reasons,
        ImmutableArray<FieldChange> fields
    ) =>
        new(rendered.Identity, kind)
        {
            Source = rendered.Source,
            Fields = fields,
            Reasons = [.. reasons.OrderByDescending(r => r.Apply)],
        };

    private static IEnumerable<ApplyReason> Changed(ComparedObject compared, ComparedSets sets)
    {
        if (IsMadeAnew(compared))
            return [new(Apply.InPlace, "", "A hook: Helm deletes what the last run left, and makes it anew.")];
        return ImmutableFields
            .Of(compared)
            .Concat(RestartRules.Of(compared))
            .Concat(
                compared.Kind switch
                {
                    "PersistentVolumeClaim" => ClaimRules.Of(compared, sets),
                    "StatefulSet" => StatefulSetRules.Of(compared),
                    "PersistentVolume" => VolumeRules.OfVolume(compared),
                    "Alertmanager" or "Prometheus" => VolumeRules.OfOperated(compared),
                    "Pod" => PodRules.Of(compared),
                    "CustomResourceDefinition" => DefinitionRules.Of(compared),
                    "Service" => ServiceRules.Of(compared),
                    "ConfigMap" or "Secret" => ConfigurationRules.Of(compared, sets),
                    "ServiceAccount" => AccountRules.Of(compared, sets),
                    "CronJob" when compared.Differs("spec") => [new(Apply.InPlace, "spec", "From its next run on.")],
                    _ => [],
                }
            );
    }

    // Without a policy of its own a hook is deleted before the next is made.
    private static bool IsMadeAnew(ComparedObject compared)
    {
        var annotations = compared.After.Tree.MapAt("metadata", "annotations");
        return annotations.TextAt(Hook).Length > 0
            && compared.Before.Tree.TextAt("metadata", "annotations", Hook).Length > 0
            && annotations.TextAt("helm.sh/hook-delete-policy") is var policy
            && (policy.Length == 0 || policy.Contains("before-hook-creation", StringComparison.Ordinal));
    }

    private static ImmutableArray<FieldChange> Fields(RenderedObject before, RenderedObject after, ImmutableArray<RandomField> masks)
    {
        var fields = TreeComparison
            .Compare(before.Tree, after.Tree)
            .Where(f => masks.IsDefault || !masks.Any(m => m.Covers(after.Identity, f.Path)));
        return [.. after.Kind == "Secret" ? fields.Select(Hidden) : fields];
    }

    private static FieldChange Hidden(FieldChange field) =>
        field.Path.StartsWith("data", StringComparison.Ordinal) || field.Path.StartsWith("stringData", StringComparison.Ordinal)
            ? field with
            {
                Before = field.Before is null ? null : Redaction.Hidden,
                After = field.After is null ? null : Redaction.Hidden,
            }
            : field;

    private static Dictionary<ObjectIdentity, RenderedObject> ByIdentity(ImmutableArray<RenderedObject> objects) =>
        objects.DistinctBy(o => o.Identity).ToDictionary(o => o.Identity);
}
