using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8004: a server that needs a disk of its own has its data on EFS or NFS.</summary>
internal sealed class DatabaseOnNetworkFileSystem : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        var claims = repository.Claims.Where(c => c.Class is { } name && StorageClasses.IsNetwork(name)).ToArray();
        var mounted =
            from workload in repository.Workloads
            where workload.Role != ServerRole.None
            from claim in claims
            where claim.Owner == workload || (claim.Owner is null && workload.Claims.Any(c => c.Name == claim.Name))
            select (claim.Spec["storageClassName"]!.Where!.Value, workload.Role, claim.Class!);
        var named =
            from value in StorageClasses.In(repository)
            where value.Tree is ValuesPart && StorageClasses.IsNetwork(value.Text)
            let role = RoleOf((ValuesPart)value.Tree!, value)
            where role != ServerRole.None
            select (value.Where, role, value.Text);
        var inline =
            from workload in repository.Workloads
            where workload.Role != ServerRole.None
            from volume in workload.PodSpec["volumes"].Maps()
            where volume["nfs"] is ValuesMap
            select (volume.KeyWhere("nfs")!.Value, workload.Role, "nfs");
        return mounted.Concat(inline).Concat(named).Distinct().Select(f => Finding(f.Item1, f.Item2, f.Item3, target));
    }

    private static ServerRole RoleOf(ValuesPart values, NamedValue value) =>
        values.Chart is { } chart && ServerRoles.OfChart(chart.Name) is not ServerRole.None and var role
            ? role
            : value.Path.Select(ServerRoles.OfChart).FirstOrDefault(r => r != ServerRole.None);

    private static ScanFinding Finding(SourceSpan where, ServerRole role, string name, ScanTarget target) =>
        ScanFinding.Error(
            "CG8004",
            where,
            $"{Word(role)} has its data on '{name}', a network file system: its locks and its owner of files do not hold there.",
            $"Use a block class such as {target.BlockClass}, or the managed service.",
            role == ServerRole.Database && target.Database == "rds" ? "database.kind rds: no claim at all"
                : role == ServerRole.ObjectStore && target.ObjectStore == "s3" ? "objectStore.kind s3: no claim at all"
                : $"storage.block: data of one server lies on {target.BlockClass}, and EFS below a database is an error",
            $"{Word(role).ToLowerInvariant()} off the network file system"
        );

    private static string Word(ServerRole role) =>
        role switch
        {
            ServerRole.Database => "A database",
            ServerRole.ObjectStore => "An object store",
            _ => "A broker",
        };
}
