using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>A claim that a manifest declares, or that a StatefulSet has for each pod.</summary>
internal sealed record DeclaredClaim(Manifest Manifest, ValuesMap Spec, string Name, SourceSpan Where, Workload? Owner)
{
    public string? Class => Spec["storageClassName"].Text();

    public string? Size => Spec.At("resources", "requests", "storage").Text();

    public ValuesScalar? SingleNodeMode
    {
        get
        {
            var modes = Spec["accessModes"].Scalars().ToArray();
            return modes.Any(m => m.Text == "ReadWriteMany")
                ? null
                : modes.FirstOrDefault(m => m.Text is "ReadWriteOnce" or "ReadWriteOncePod");
        }
    }
}

/// <summary>A place that mounts a claim by its name.</summary>
/// <param name="Claim">The claim's name.</param>
/// <param name="Where">The place.</param>
/// <param name="By">Who mounts it, in words.</param>
/// <param name="Pods">How many pods that are.</param>
internal sealed record ClaimUse(string Claim, SourceSpan Where, string By, int Pods)
{
    public string? MountPath { get; init; }

    /// <summary>Whose namespace, where it is known.</summary>
    public string? Namespace { get; init; }
}

/// <summary>Everything that was read of a repository, and what rules and the new configuration ask of it.</summary>
internal sealed class ScannedRepository
{
    private readonly ILookup<YamlTree, NamedValue> _namedOf;
    private readonly Dictionary<Manifest, Workload> _workloadOf;
    private readonly HashSet<string> _patches;
    private readonly ILookup<string, ValuesMap> _replaced;

    public ScannedRepository(
        ImmutableArray<YamlTree> trees,
        ImmutableArray<NamedValue> assigned,
        ImmutableArray<ShellStep> steps,
        ImmutableArray<HelmCommand> commands,
        ImmutableArray<Diagnostic> unread
    )
    {
        (Steps, Commands, Unread, Trees) = (steps, commands, unread, trees);
        Manifests = [.. trees.OfType<Manifest>()];
        Values = [.. trees.OfType<ValuesPart>()];
        Kustomizations = [.. trees.OfType<Kustomization>()];
        Workloads = [.. Manifests.Select(Workload.Of).OfType<Workload>()];
        var walks = trees.Select(TreeWalk.Run).ToArray();
        Named = [.. walks.SelectMany(w => w.Values), .. assigned];
        References = [.. walks.SelectMany(w => w.References)];
        Images = [.. ImageUse.In(this)];
        _namedOf = Named.Where(v => v.Tree is not null).ToLookup(v => v.Tree!);
        _workloadOf = Workloads.ToDictionary(w => w.Manifest);
        _patches = [.. Kustomizations.SelectMany(KustomizePaths.PatchesOf)];
        _replaced = Kustomizations
            .SelectMany(k => k.Root["images"].Maps())
            .Where(i => i["name"].Text() is not null)
            .ToLookup(i => i["name"].Text()!, StringComparer.Ordinal);
    }

    public ImmutableArray<ShellStep> Steps { get; }

    public ImmutableArray<HelmCommand> Commands { get; }

    public ImmutableArray<Diagnostic> Unread { get; }

    /// <summary>How many files were given, and how many of them were recognised.</summary>
    public (int Given, int Recognised) Files { get; init; }

    public ImmutableArray<YamlTree> Trees { get; }

    public ImmutableArray<Manifest> Manifests { get; }

    public ImmutableArray<ValuesPart> Values { get; }

    public ImmutableArray<Kustomization> Kustomizations { get; }

    public ImmutableArray<Workload> Workloads { get; }

    /// <summary>Every name with a text: of YAML trees, env files and scripts.</summary>
    public ImmutableArray<NamedValue> Named { get; }

    /// <summary>Every variable that is taken from a Secret or a ConfigMap.</summary>
    public ImmutableArray<NamedReference> References { get; }

    public ImmutableArray<ImageUse> Images { get; }

    /// <summary>What stands in one tree.</summary>
    public IEnumerable<NamedValue> NamedIn(YamlTree tree) => _namedOf[tree];

    /// <summary>Whether a workload says all there is: no actions of Helm's, no patch of another, no pod that a program makes its own of.</summary>
    public bool IsWhole(Workload workload) =>
        !workload.Manifest.IsTemplate
        && !workload.IsTemplatePod
        && !_patches.Contains(workload.Manifest.File.Path)
        && !workload.Manifest.File.Name.Contains("patch", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a kustomization gives an image another tag, or another name.</summary>
    public bool IsReplaced(ImageUse image, string key) => image.Tree is Manifest && _replaced[image.Name].Any(i => i[key] is not null);

    public Workload? WorkloadOf(Manifest manifest) => _workloadOf.GetValueOrDefault(manifest);

    public IEnumerable<DeclaredClaim> Claims =>
        Manifests
            .Where(m => m.Kind == "PersistentVolumeClaim" && m.Root["spec"] is ValuesMap)
            .Select(m => new DeclaredClaim(m, (ValuesMap)m.Root["spec"]!, m.Name, m.KindWhere, null))
            .Concat(
                from workload in Workloads
                from template in workload.ClaimTemplates
                where template["spec"] is ValuesMap
                let name = template.At("metadata", "name") as ValuesScalar
                select new DeclaredClaim(
                    workload.Manifest,
                    (ValuesMap)template["spec"]!,
                    name?.Text ?? "",
                    name?.Where ?? workload.Manifest.KindWhere,
                    workload
                )
            );

    /// <summary>Every place that mounts a claim by name, in manifests and in values.</summary>
    public IEnumerable<ClaimUse> ClaimUses =>
        (
            from workload in Workloads
            from claim in workload.Claims
            select new ClaimUse(claim.Name, claim.Where, workload.Manifest.ToString(), workload.Replicas)
            {
                MountPath = claim.MountPath,
                Namespace = workload.Manifest.Namespace,
            }
        ).Concat(
            from value in Named
            where value.Tree is ValuesPart && value.Name is "claimName" && value.Path is [.., "persistentVolumeClaim", _]
            let values = (ValuesPart)value.Tree!
            select new ClaimUse(
                value.Text,
                value.Where,
                $"'{values.Prefix}{string.Join('.', value.Path.Take(value.Path.Length - 4))}' of {values.Chart?.ToString() ?? "the values"}",
                1
            )
        );
}
