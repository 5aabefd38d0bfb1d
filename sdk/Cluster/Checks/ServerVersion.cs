using System.Globalization;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8210 and CG8211: every chart takes the server's version, and the charts were rendered for it.</summary>
internal sealed class ServerVersion : ClusterCheck
{
    public override string Id => "server-version";

    public override string Title => "Server version";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => [ApiPath.Version];

    public override void Check(Examination examination)
    {
        if (examination.One(ApiPath.Version) is not (true, { } answer) || VersionRange.Read(answer.TextAt("gitVersion")) is not { } version)
            return;
        var refusing = examination
            .Plan.Charts.SelectMany(c => c.Subcharts)
            .Where(s => s.Kubernetes is { } range && VersionRange.Contains(range, version) == false)
            .DistinctBy(s => s.Name)
            .ToArray();
        foreach (var chart in refusing)
            examination.Bad(SurroundingsDiagnostics.VersionOutOfRange(answer.TextAt("gitVersion"), chart));
        var minor = string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}");
        var planned = examination.Plan.Profile.Platform.Kubernetes.Text;
        if (planned != minor && !planned.StartsWith(minor + ".", StringComparison.Ordinal))
            examination.Bad(SurroundingsDiagnostics.VersionNotPlanned(minor, planned));
        else
            examination.Good($"{minor}, as the charts were rendered for");
        if (refusing.Length == 0)
            examination.Good("every chart takes it");
    }
}
