using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Runbook;

namespace ChartGen.Templates.Tests.Runbook;

public sealed class RunbookMoveTests
{
    [Fact]
    public void Without_a_profile_before_there_is_no_move()
    {
        var files = TestParts.Files(new RunbookDocument(), TestProfiles.EksMulti);

        Assert.Equal(["RUNBOOK.md"], files.Keys);
        Assert.DoesNotContain("Move from", files["RUNBOOK.md"], StringComparison.Ordinal);
    }

    [Fact]
    public void In_one_cluster_Jobs_copy_what_changes_its_place() =>
        Assert.Equal(
            [
                "RUNBOOK.md",
                "move/copy-databases.yaml",
                "move/copy-logs-0.yaml",
                "move/copy-models.yaml",
                "move/copy-objects.yaml",
                "move/network.yaml",
            ],
            Files(TestProfiles.EksMulti, TestProfiles.EksSingle).Keys.Where(f => !f.Contains("checkpoints", StringComparison.Ordinal))
        );

    [Fact]
    public void Between_clusters_pods_on_both_sides_mount_what_is_copied() =>
        Assert.Equal(
            ["RUNBOOK.md", "move/after-models.yaml", "move/before-models.yaml"],
            Files(TestProfiles.EksSingle, TestProfiles.Local).Keys.Where(f => !f.Contains("checkpoints", StringComparison.Ordinal))
        );

    [Fact]
    public void A_store_that_stays_is_not_copied()
    {
        var after = TestProfiles.EksMulti with
        {
            Database = TestProfiles.EksSingle.Database,
            ObjectStore = TestProfiles.EksSingle.ObjectStore,
        };

        var files = Files(after, TestProfiles.EksSingle);

        Assert.Contains("move/copy-models.yaml", files.Keys);
        Assert.DoesNotContain("move/copy-databases.yaml", files.Keys);
        Assert.DoesNotContain("move/copy-objects.yaml", files.Keys);
    }

    [Fact]
    public void Nothing_is_copied_before_it_stands_still_nor_started_before_it_is_copied() =>
        RunbookGitopsTests.InOrder(
            Move(TestProfiles.EksMulti, TestProfiles.EksSingle),
            "--show-only templates/storage/models-efs-sc.yaml |",
            "kubectl scale deployment airflow-scheduler --namespace ml-platform --replicas 0\n",
            "kubectl scale deployment,statefulset ",
            "kubectl wait pod --for=delete ",
            "kubectl apply --filename move/copy-databases.yaml\n",
            "**Go on only when every Job is `Complete`.**",
            "kubectl scale statefulset postgresql --namespace ml-platform --replicas 0\n",
            "kubectl delete job airflow-run-airflow-migrations ",
            "kubectl delete statefulset airflow-triggerer airflow-worker airflow-redis ",
            "helm upgrade --install mlplatform ./platform "
        );

    [Fact]
    public void A_Job_that_fails_is_not_waited_for() =>
        Assert.Contains(
            """
              until [[ $(kubectl get job "$job" --namespace ml-platform --output jsonpath='{.status.conditions[*].type}') =~ Complete|Failed ]]; do sleep 10; done
              kubectl logs "job/$job" --namespace ml-platform --tail 5
              echo "$job: ${BASH_REMATCH[0]}"

            """,
            Move(TestProfiles.EksMulti, TestProfiles.EksSingle),
            StringComparison.Ordinal
        );

    [Fact]
    public void Nothing_old_is_deleted_before_the_last_step()
    {
        var move = Move(TestProfiles.EksMulti, TestProfiles.EksSingle);
        var last = move.IndexOf("### Step 6: clean up, days later\n", StringComparison.Ordinal);

        Assert.DoesNotContain("persistentvolumeclaim --namespace ml-platform minio", move[..last], StringComparison.Ordinal);
        Assert.Contains(
            "kubectl delete persistentvolumeclaim --namespace ml-platform minio-data-gp3 models-gp3 postgresql-data-gp3 ",
            move[last..],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_image_that_copies_objects_is_among_those_that_the_registry_gets() =>
        Assert.Contains(
            "docker.io/rclone/rclone:1.69.1 444455556666.dkr.ecr.eu-central-1.amazonaws.com/rclone/rclone:1.69.1\n",
            RunbookGitopsTests.Section(Files(TestProfiles.EksMulti, TestProfiles.EksSingle)["RUNBOOK.md"], "Images"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Objects_are_copied_under_the_role_of_MLflow_without_a_key()
    {
        var job = Files(TestProfiles.EksMulti, TestProfiles.EksSingle)["move/copy-objects.yaml"];

        Assert.Contains("      serviceAccountName: mlflow\n", job, StringComparison.Ordinal);
        Assert.Contains("            - name: RCLONE_CONFIG_AFTER_ENV_AUTH\n              value: \"true\"\n", job, StringComparison.Ordinal);
        Assert.DoesNotContain("RCLONE_CONFIG_AFTER_SECRET", job, StringComparison.Ordinal);
    }

    [Fact]
    public void RDS_on_both_sides_is_asked_as_the_databases_owners()
    {
        var before = TestProfiles.EksMulti with
        {
            Database = new DatabaseChoice.Rds { Host = HostName.Parse("old.rds.acme.test") },
            Aws = TestProfiles.EksMulti.Aws! with { ClusterName = ClusterName.Parse("other") },
        };

        RunbookGitopsTests.InOrder(
            Move(TestProfiles.EksMulti, before),
            "set -o allexport; . \"$HOME/.mlplatform-multi.env\"; set +o allexport\n",
            "PGPASSWORD=\"$AIRFLOW_DATABASE_PASSWORD\" pg_dump --dbname \"host=old.rds.acme.test port=5432 user=$AIRFLOW_DATABASE_USERNAME dbname=airflow sslmode=require\"",
            "PGPASSWORD=\"$AIRFLOW_DATABASE_PASSWORD\" pg_restore --dbname \"host=db.cluster.eu-central-1.rds.amazonaws.com "
        );
    }

    [Fact]
    public void Tools_are_those_that_the_commands_call()
    {
        Assert.Contains(
            "They need `kubectl`, `helm` 3.19 or later, or 4, `rclone`.",
            Files(TestProfiles.Local, null)["RUNBOOK.md"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "They need `kubectl`, `helm` 3.19 or later, or 4, `aws` 2, `jq`, `openssl`, `crane`, `psql`.",
            Files(TestProfiles.EksMulti, null)["RUNBOOK.md"],
            StringComparison.Ordinal
        );
    }

    private static ImmutableSortedDictionary<string, string> Files(EnvironmentProfile profile, EnvironmentProfile? before) =>
        TestParts.Files(new RunbookDocument(), profile, before);

    private static string Move(EnvironmentProfile after, EnvironmentProfile before) =>
        RunbookGitopsTests.Section(Files(after, before)["RUNBOOK.md"], $"Move from {before.Name}");
}
