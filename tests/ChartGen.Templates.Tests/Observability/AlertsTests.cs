using System.Text.RegularExpressions;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Templates.Tests.Observability;

public sealed partial class AlertsTests
{
    private const string Folder = "templates/observability/alerts/";

    [Fact]
    public void Each_part_that_a_profile_has_has_its_alerts()
    {
        Assert.Equal(["airflow", "ingress", "minio", "mlflow", "platform", "postgresql"], Watched.Chart(Watched.Single).Names(Folder));
        Assert.Equal(
            ["airflow", "mlflow", "platform", "postgresql", "secrets", "spark"],
            Watched.Chart(TestProfiles.EksMulti).Names(Folder)
        );
    }

    [Fact]
    public void Every_alert_has_a_severity_a_summary_a_description_and_a_first_step()
    {
        var texts = All(Watched.Single).Concat(All(TestProfiles.EksMulti)).ToList();
        var alerts = texts.SelectMany(t => t.Split("        - alert: ")[1..]).ToList();

        Assert.InRange(alerts.Count, 30, 80);
        Assert.All(alerts, a => Assert.Matches(Severity, a));
        Assert.All(alerts, a => Assert.Contains("            namespace: {{ .Release.Namespace | quote }}\n", a, StringComparison.Ordinal));
        foreach (var annotation in new[] { "summary", "description", "runbook" })
            Assert.All(alerts, a => Assert.Contains($"            {annotation}: '", a, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_alert_speaks_of_its_own_namespace_alone()
    {
        // What nginx says of its configuration, it says of all namespaces.
        string[] everywhere = ["IngressNotReloaded"];
        foreach (var text in All(Watched.Single).Concat(All(TestProfiles.EksMulti)))
        {
            foreach (var alert in text.Split("        - alert: ")[1..].Where(a => !everywhere.Contains(a.Split('\n')[0])))
            {
                var expression = alert.Split("          labels:")[0];
                var selectors = Selector.Matches(expression);

                Assert.NotEmpty(selectors);
                Assert.All(selectors, s => Assert.Contains("namespace=\"{{ .Release.Namespace }}\"", s.Value, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_certificate_is_watched_where_nginx_has_one()
    {
        var own = new IngressChoice.Nginx { TlsSecret = SubdomainName.Parse("web-tls") };

        Assert.Contains("IngressCertificateExpires\n", Ingress(Watched.Single with { Ingress = own }), StringComparison.Ordinal);
        Assert.DoesNotContain("IngressCertificateExpires", Ingress(Watched.Single), StringComparison.Ordinal);
    }

    [Fact]
    public void Backups_are_watched_where_they_are_made()
    {
        var backups = new BackupChoice.S3 { Bucket = BucketName.Parse("acme-backups") };

        Assert.Contains("BackupFailed\n", Platform(Watched.Single with { Backups = backups }), StringComparison.Ordinal);
        Assert.DoesNotContain("Backup", Platform(Watched.Single), StringComparison.Ordinal);
    }

    private static string Ingress(EnvironmentProfile profile) => Watched.Chart(profile).Text(Folder + "ingress.yaml");

    private static string Platform(EnvironmentProfile profile) => Watched.Chart(profile).Text(Folder + "platform.yaml");

    private static IEnumerable<string> All(EnvironmentProfile profile) =>
        Watched.Chart(profile).Files.Where(f => f.Path.Text.StartsWith(Folder, StringComparison.Ordinal)).Select(f => f.Text);

    [GeneratedRegex("            severity: (warning|critical)\n")]
    private static partial Regex Severity { get; }

    [GeneratedRegex(@"[a-z]\{[a-z_]+=(\{\{[^}]*\}\}|[^{}])*\}")]
    private static partial Regex Selector { get; }
}
