using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8220 to CG8223: the classes that claims name are there, are what the charts make of them, and one at most is the default.</summary>
internal sealed class StorageClasses : ClusterCheck
{
    public static readonly string Path = ApiPath.Of("storage.k8s.io/v1", "storageclasses");

    private const string Default = "storageclass.kubernetes.io/is-default-class";

    // What a class leaves out is this; nothing of a class but its mount options and whether volumes may grow can be changed.
    private static readonly (string Field, string Missing)[] Fixed =
    [
        ("provisioner", ""),
        ("reclaimPolicy", "Delete"),
        ("volumeBindingMode", "Immediate"),
    ];

    public override string Id => "storage-classes";

    public override string Title => "StorageClasses";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => [Path];

    public override void Check(Examination examination)
    {
        if (examination.Items(Path) is not { } classes)
            return;
        foreach (var name in NamesOf(examination.Plan))
        {
            var made = examination.Plan.Objects.FirstOrDefault(o => o.Kind == "StorageClass" && o.Name == name);
            if (classes.FirstOrDefault(c => LiveObjects.NameOf(c) == name) is not { } live)
                examination.Bad(SurroundingsDiagnostics.NoClass(name, examination.Plan));
            else if (made is not null && Differences(live, made.Tree) is { Length: > 0 } differences)
                examination.Bad(SurroundingsDiagnostics.OtherClass(name, differences));
            else if (made is null && Broken(live, examination.Plan, name) is { } promise)
                examination.Bad(SurroundingsDiagnostics.ClassBreaksPromise(name, promise.Field, promise.Value, promise.Wanted));
            else
                examination.Good($"{name} ({live.TextAt("provisioner")})");
        }

        var defaults = classes
            .Where(c => c.TextAt("metadata", "annotations", Default) == "true")
            .Select(LiveObjects.NameOf)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (defaults.Length > 1)
            examination.Bad(SurroundingsDiagnostics.SeveralDefaults(defaults));
    }

    /// <summary>The classes that claims of the charts name.</summary>
    public static IEnumerable<string> NamesOf(ClusterPlan plan) =>
        plan
            .Objects.SelectMany(RenderedClaim.Of)
            .Select(c => c.ClassName)
            .Where(n => n.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static string[] Differences(ValuesMap live, ValuesMap made)
    {
        var (there, wanted) = (live.MapAt("parameters"), made.MapAt("parameters"));
        return
        [
            .. Fixed
                .Select(f => (f.Field, Live: Or(live.TextAt(f.Field), f.Missing), Made: Or(made.TextAt(f.Field), f.Missing)))
                .Concat(
                    there
                        .Entries.Concat(wanted.Entries)
                        .Select(e => e.Key)
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal)
                        .Select(key => (Field: $"parameters.{key}", Live: there.TextAt(key), Made: wanted.TextAt(key)))
                )
                .Where(f => f.Live != f.Made)
                .Select(f => $"{f.Field} is {Shown(f.Live)} and not {Shown(f.Made)}"),
        ];
    }

    private static (string Field, string Value, string Wanted)? Broken(ValuesMap live, ClusterPlan plan, string name)
    {
        var storage = plan.Profile.Storage;
        (string Field, string Wanted)[] wanted = new[] { storage.Block, storage.Shared }.FirstOrDefault(s => s.ClassName == name) switch
        {
            StorageChoice.Ebs => [("provisioner", "ebs.csi.aws.com")],
            StorageChoice.Efs efs => [("provisioner", "efs.csi.aws.com"), ("parameters:fileSystemId", efs.FileSystemId.Text)],
            _ => [],
        };
        return wanted
            .Select(w => ((string, string, string)?)(w.Field.Replace(':', '.'), live.TextAt(w.Field.Split(':')), w.Wanted))
            .FirstOrDefault(w => w!.Value.Item2 != w.Value.Item3);
    }

    private static string Or(string text, string missing) => text.Length == 0 ? missing : text;

    private static string Shown(string text) => text.Length == 0 ? "missing" : $"'{text}'";
}
