using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Backups;

namespace ChartGen.Templates.Tests.Backups;

public sealed class BackupsComponentTests
{
    internal static EnvironmentProfile Profile { get; } =
        TestProfiles.EksSingle with
        {
            Backups = new BackupChoice.S3 { Bucket = BucketName.Parse("acme-backups"), Prefix = "ml/daily" },
        };

    [Fact]
    public void Each_store_in_the_cluster_has_a_job_of_its_own()
    {
        Assert.Equal(
            ["templates/backups/minio-backup.yaml", "templates/backups/postgresql-backup.yaml"],
            ChartOf(Profile).FilesBelow("templates/backups")
        );
        Assert.Equal(
            ["templates/backups/minio-backup.yaml"],
            ChartOf(Profile with { Database = TestProfiles.EksMulti.Database }).FilesBelow("templates/backups")
        );
        Assert.Equal(
            ["templates/backups/postgresql-backup.yaml"],
            ChartOf(Profile with { ObjectStore = TestProfiles.EksMulti.ObjectStore }).FilesBelow("templates/backups")
        );
    }

    [Fact]
    public void Where_nothing_lives_in_the_cluster_or_no_bucket_is_chosen_there_is_no_job()
    {
        var moved = Profile with { Database = TestProfiles.EksMulti.Database, ObjectStore = TestProfiles.EksMulti.ObjectStore };

        Assert.Empty(ChartOf(moved).Components);
        Assert.Empty(RestoreSteps.Restore(moved));
        Assert.Empty(RestoreSteps.Look(moved));
        Assert.Empty(ChartOf(Profile with { Backups = new BackupChoice.None() }).Components);
    }

    [Fact]
    public void An_account_may_add_to_its_own_folder_and_no_more()
    {
        var accounts = ChartOf(Profile).Output().Accounts;

        Assert.Equal(
            [
                ("postgresql-backup", "add to `s3://acme-backups/ml/daily/postgresql/*`", false),
                ("minio-backup", "add to `s3://acme-backups/ml/daily/minio/*`", false),
            ],
            accounts.Select(a => (a.Name, Assert.Single(a.Rights).Summary, a.MountsToken))
        );
        Assert.Equal(
            ["s3:AbortMultipartUpload", "s3:ListBucket", "s3:PutObject"],
            accounts
                .SelectMany(a => a.Rights)
                .SelectMany(r => r.Statements)
                .SelectMany(s => s.Actions)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Nothing_is_deleted_at_the_target_and_no_two_backups_run_at_once()
    {
        foreach (var name in new[] { "minio-backup", "postgresql-backup" })
        {
            var text = ChartOf(Profile).Text($"templates/backups/{name}.yaml");

            Assert.Contains("                - copy\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("sync", text, StringComparison.Ordinal);
            Assert.DoesNotContain("delete", text, StringComparison.Ordinal);
            Assert.Contains("  concurrencyPolicy: Forbid\n", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_schedule_stays_open_at_install_time() =>
        Assert.Equal(
            "# When backups are made, in UTC.\nschedule: \"30 2 * * *\"\n# Whether none are made for now, such as while data moves.\nsuspend: false\n",
            ChartOf(Profile).Yaml("platform", "backups")
        );

    [Fact]
    public void Steps_of_a_restore_read_from_where_the_jobs_write()
    {
        var steps = string.Join('\n', RestoreSteps.Restore(Profile).SelectMany(s => s.Commands));

        Assert.Contains("s3://acme-backups/ml/daily/postgresql/$backup/airflow.dump", steps, StringComparison.Ordinal);
        Assert.Contains("s3://acme-backups/ml/daily/postgresql/$backup/mlflow.dump", steps, StringComparison.Ordinal);
        Assert.Contains("backup:acme-backups/ml/daily/minio/", steps, StringComparison.Ordinal);
        Assert.Contains(
            "- backup:acme-backups/ml/daily/postgresql\n",
            ChartOf(Profile).Text("templates/backups/postgresql-backup.yaml").Replace("\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    private static Chart ChartOf(EnvironmentProfile profile) => TestCharts.Of(profile, new BackupsComponent());
}
