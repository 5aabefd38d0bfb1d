using System.Text.RegularExpressions;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Scan.Rules;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>Names of the platform: namespace, hosts, and what AWS calls things. What a profile needs and nobody wrote down is the sample's.</summary>
internal sealed partial class FoundNames(ScannedRepository repository, ScanTarget target, SiteDraft draft)
{
    private const string Sample = "Not found in the repository: this is the sample's, replace it.";
    private const int LongestText = 1000;
    private const string SampleAccount = "111122223333";
    private const string SampleDomain = "ml.example.com";

    private static readonly string[] Components = ["airflow", "mlflow", "minio"];

    private static readonly string[] Strangers =
    [
        "default",
        "kube-system",
        "kube-public",
        "argocd",
        "ingress-nginx",
        "monitoring",
        "cert-manager",
        "flux-system",
        "kafka",
        "external-secrets",
        "metallb-system",
    ];

    public void AddNames()
    {
        var ours = repository.Commands.Where(c => c.Chart.Name is "airflow" or "mlflow").Select(c => c.Namespace);
        var spaces = repository
            .Manifests.Select(m => m.Kind == "Namespace" ? m.Name : m.Namespace)
            // Where Airflow and MLflow are installed counts for more than where most objects are.
            .Concat(ours.SelectMany(n => Enumerable.Repeat(n, 100)))
            .Concat(repository.Workloads.Where(FoundMlflow.Is).SelectMany(w => Enumerable.Repeat(w.Manifest.Namespace, 50)))
            .Concat(repository.Commands.Select(c => c.Namespace))
            .Concat(repository.Kustomizations.Select(k => k.Root["namespace"].Text()))
            .OfType<string>()
            .Where(n => n.Length > 0 && !n.StartsWith('$') && !Strangers.Contains(n))
            .CountBy(n => n, StringComparer.Ordinal)
            .OrderByDescending(n => n.Value)
            .ThenBy(n => n.Key, StringComparer.Ordinal)
            .Select(n => n.Key)
            .ToArray();
        if (spaces is [])
            return;
        draft.Set("platform.namespace", spaces[0]);
        foreach (var other in spaces.Skip(1))
            draft.LeaveOut(null, $"the namespace '{other}'", $"The platform has one, '{spaces[0]}'.");
    }

    public void AddHosts()
    {
        var hosts = Hosts().DistinctBy(h => h.Component).ToArray();
        foreach (var (component, value) in hosts)
        {
            if (LocalHost.HostOf(value) is { } local && target.IsAws)
                draft.LeaveOut(
                    value.Where,
                    $"the host '{local}' of {component}",
                    $"Nobody else can resolve it; {component}.<platform.domain> takes its place."
                );
            else if (Placeholders.Is(value.Text))
                draft.LeaveOut(
                    value.Where,
                    $"the host of {component}",
                    $"It is a placeholder; {component}.<platform.domain> takes its place."
                );
            else if (component != "minio" || target.ObjectStore == "minio")
                draft.Set($"hosts.{component}", HostText(value.Text), value.Where);
        }
    }

    /// <summary>What only the site knows, of those kinds that the target chooses.</summary>
    public void AddFactsOfTheSite()
    {
        if (!target.IsAws)
            return;
        Fact("platform.domain", Domain(), SampleDomain);
        var registry = First(EcrHost);
        Fact(
            "aws.region",
            registry?.Groups["region"].Value ?? First(RegionVariable, "REGION")?.Value ?? First(RegionOfArn)?.Groups["region"].Value,
            "eu-west-1"
        );
        Fact("aws.accountId", registry?.Groups["account"].Value ?? First(AccountOfArn)?.Groups["account"].Value, SampleAccount);
        Fact("aws.clusterName", ClusterName(), "ml-prod");
        // Facts of one site are of one region and account, the samples among them too.
        var (region, account) = (draft.TextAt("aws.region"), draft.TextAt("aws.accountId"));
        if (target.Identity == "irsa")
            Fact("aws.oidcProvider", First(Oidc)?.Value, $"oidc.eks.{region}.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF");
        if (target.HasRegistry)
            Fact(
                "images.registry",
                registry?.Value ?? (account == SampleAccount ? null : $"{account}.dkr.ecr.{region}.amazonaws.com"),
                $"{SampleAccount}.dkr.ecr.{region}.amazonaws.com"
            );
        if (target.SharedClass == "efs-sc")
            Fact("storage.shared.fileSystemId", First(FileSystem)?.Value, "fs-0123456789abcdef0");
        if (target.Database == "rds")
            Fact("database.host", First(RdsHost)?.Value, $"ml-prod.cluster-abcdefghijkl.{region}.rds.example.com");
        if (target.Broker == "elasticache")
            Fact("broker.host", First(CacheHost)?.Value, "ml-prod.abcdef.euw1.cache.example.com");
        if (target.Ingress == "alb")
            Fact(
                "ingress.certificateArn",
                First(Certificate)?.Value,
                $"arn:aws:acm:{region}:{account}:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
            );
        if (target.ObjectStore == "s3")
            Fact("objectStore.bucket", null, "ml-prod-artifacts");
        if (target.Secrets == "external-secrets" && !draft.Has("secrets.prefix"))
            draft.Set(
                "secrets.prefix",
                $"ml/{draft.TextAt("platform.namespace") ?? "prod"}",
                comment: "Below this path in AWS Secrets Manager lie the platform's entries."
            );
        if (target.BackupsGoToS3)
            Fact("backups.bucket", null, "ml-prod-backups");
    }

    private void Fact(string path, string? found, string sample)
    {
        if (draft.Has(path) || (found is not null && !Placeholders.Is(found) && draft.Set(path, found)))
            return;
        draft.Set(path, sample, comment: Sample);
    }

    private IEnumerable<(string Component, NamedValue Value)> Hosts()
    {
        foreach (
            var value in repository.Named.Where(v =>
                v.Tree is ValuesPart && v.Path.Any(p => p.StartsWith("ingress", StringComparison.OrdinalIgnoreCase)) && IsHostKey(v.Path)
            )
        )
        {
            var chart = ((ValuesPart)value.Tree!).Chart?.Name ?? value.Tree.File.Name;
            if (
                Components.FirstOrDefault(c => chart.Contains(c, StringComparison.Ordinal)) is { } component
                && HostText(value.Text).Contains('.', StringComparison.Ordinal)
            )
                yield return (component, value);
        }

        foreach (var value in repository.Named.Where(v => v.IsIn("Ingress") && v.Path is ["spec", "rules", _, "host"]))
        {
            var ingress = (Manifest)value.Tree!;
            var services = repository
                .Named.Where(v => v.Tree == ingress && v.Path.Length > 3 && v.Path[2] == value.Path[2] && v.Path is [.., "service", "name"])
                .Select(v => v.Text);
            if (
                Components.FirstOrDefault(c => services.Append(value.Text).Any(t => t.Contains(c, StringComparison.Ordinal))) is
                { } component
            )
                yield return (component, value);
        }
    }

    private static bool IsHostKey(IReadOnlyList<string> path) =>
        path[^1] is "host" or "hostname"
        || (path.Count > 1 && path[^2] is "hosts")
        || (path.Count > 2 && path[^3] is "hosts" && path[^1] is "name");

    private static string HostText(string text) => text.Split("://")[^1].Split('/')[0].Split(':')[0];

    // The part that all hosts share, where they share one.
    private string? Domain()
    {
        var hosts = Components.Select(c => draft.TextAt($"hosts.{c}")).OfType<string>().ToArray();
        var parents = hosts.Select(h => h[(h.IndexOf('.', StringComparison.Ordinal) + 1)..]).Distinct().ToArray();
        return parents is [var one] && one.Contains('.', StringComparison.Ordinal) ? one : null;
    }

    private string? ClusterName() =>
        repository
            .Steps.Select(s => UpdateKubeconfig.Match(s.Text))
            .FirstOrDefault(m => m.Success && !m.Groups["name"].Value.StartsWith('$'))
            ?.Groups["name"]
            .Value
        ?? repository
            .Named.FirstOrDefault(v => v.Name is "clusterName" or "CLUSTER_NAME" or "EKS_CLUSTER_NAME" or "cluster_name" && !v.IsReference)
            ?.Text;

    private Match? First(Regex pattern, string? name = null) =>
        repository
            .Named.Where(v =>
                v.Text.Length < LongestText
                && !SecretNames.IsSensitive(v)
                && (name is null || v.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            )
            .Select(v => pattern.Match(v.Text))
            .FirstOrDefault(m => m.Success && !Placeholders.Is(m.Value));

    [GeneratedRegex(
        @"\b(?<account>[0-9]{12})\.dkr\.ecr\.(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9])\.amazonaws\.com",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EcrHost { get; }

    [GeneratedRegex(@"\A[a-z]{2}(?:-[a-z]+)+-[0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionVariable { get; }

    [GeneratedRegex(@"\barn:aws:[a-z0-9-]+:(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9]):", RegexOptions.CultureInvariant)]
    private static partial Regex RegionOfArn { get; }

    [GeneratedRegex(@"\barn:aws:[a-z0-9-]+:[a-z0-9-]*:(?<account>[0-9]{12}):", RegexOptions.CultureInvariant)]
    private static partial Regex AccountOfArn { get; }

    [GeneratedRegex(@"\boidc\.eks\.[a-z0-9-]+\.amazonaws\.com/id/[0-9A-F]{32}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Oidc { get; }

    [GeneratedRegex(@"\bfs-(?:[0-9a-f]{17}|[0-9a-f]{8})\b", RegexOptions.CultureInvariant)]
    private static partial Regex FileSystem { get; }

    [GeneratedRegex(@"\b[a-z0-9][a-z0-9.-]*\.rds\.amazonaws\.com\b", RegexOptions.CultureInvariant)]
    private static partial Regex RdsHost { get; }

    [GeneratedRegex(@"\b[a-z0-9][a-z0-9.-]*\.cache\.amazonaws\.com\b", RegexOptions.CultureInvariant)]
    private static partial Regex CacheHost { get; }

    [GeneratedRegex(@"\barn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Certificate { get; }

    [GeneratedRegex(@"\baws\s+eks\s+update-kubeconfig\b[^|;&]*--name[= ](?<name>[A-Za-z0-9$][\w-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex UpdateKubeconfig { get; }
}
