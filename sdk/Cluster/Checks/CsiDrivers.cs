using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8224: the drivers behind the classes are registered.</summary>
internal sealed class CsiDrivers : ClusterCheck
{
    private static readonly string Path = ApiPath.Of("storage.k8s.io/v1", "csidrivers");

    public override string Id => "csi-drivers";

    public override string Title => "CSI drivers";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => [Path, StorageClasses.Path];

    public override void Check(Examination examination)
    {
        if (examination.Items(Path) is not { } drivers || examination.Items(StorageClasses.Path) is not { } classes)
            return;
        var there = drivers.Select(LiveObjects.NameOf).ToHashSet(StringComparer.Ordinal);
        var wanted = StorageClasses
            .NamesOf(examination.Plan)
            .Select(name => Provisioner(name, classes.FirstOrDefault(c => LiveObjects.NameOf(c) == name), examination.Plan))
            // Docker Desktop's and other provisioners of laptops are no CSI drivers.
            .Where(p => p.Contains(".csi.", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        foreach (var driver in wanted)
        {
            if (there.Contains(driver))
                examination.Good(driver);
            else
                examination.Bad(SurroundingsDiagnostics.NoDriver(driver, examination.Plan));
        }
    }

    private static string Provisioner(string name, Values.ValuesMap? live, ClusterPlan plan) =>
        live is not null
            ? live.TextAt("provisioner")
            : new[] { plan.Profile.Storage.Block, plan.Profile.Storage.Shared }.FirstOrDefault(s => s.ClassName == name) switch
            {
                StorageChoice.Ebs => "ebs.csi.aws.com",
                StorageChoice.Efs => "efs.csi.aws.com",
                _ => "",
            };
}
