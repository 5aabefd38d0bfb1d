namespace ChartGen.Cli.Tests;

public sealed class ListTests
{
    [Fact]
    public async Task Profiles_are_shown_with_their_choices_and_charts_with_their_versions()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("list");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(
            """
            Profiles
              local-hostpath    A laptop's cluster with one node and hostpath volumes.
              eks-single        EKS with one node group: everything fits on one node.
              eks-multi         EKS with several nodes and zones: any pod may run anywhere, and any node may go.

                                local-hostpath                    eks-single                        eks-multi
              block storage     hostpath                          ebs                               ebs
              shared storage    hostpath                          ebs                               efs
              database          in-cluster                        in-cluster                        rds
              object store      minio                             minio                             s3
              broker            none                              in-cluster                        elasticache
              executor          LocalExecutor                     CeleryExecutor                    CeleryExecutor,KubernetesExecutor
              ingress           nginx                             nginx                             alb
              secrets           in-cluster                        manifest                          external-secrets
              identity          none                              irsa                              irsa
              inference         pod                               deployment                        spark
              observability     none                              none                              prometheus
              backups           none                              s3                                none

            Charts
              airflow                       airflow 1.22.0, application 3.2.2
              aws-cloudwatch-metrics        aws-cloudwatch-metrics 0.0.11, application 1.300032.2b361
              aws-ebs-csi-driver            aws-ebs-csi-driver 2.64.0, application 1.64.0
              aws-efs-csi-driver            aws-efs-csi-driver 4.4.1, application 3.4.1
              aws-for-fluent-bit            aws-for-fluent-bit 0.2.0, application 3.2.1
              aws-load-balancer-controller  aws-load-balancer-controller 3.5.0, application v3.5.0
              external-secrets              external-secrets 2.9.0, application v2.9.0
              ingress-nginx                 ingress-nginx 4.15.1, application 1.15.1
              kube-prometheus-stack         kube-prometheus-stack 88.5.3, application v0.93.1
              minio                         minio 5.4.0, application RELEASE.2024-12-18T13-15-44Z
              mlflow                        mlflow 1.11.5, application 3.15.1
              postgresql                    postgres 1.6.7, application 18.4
              spark-operator                spark-operator 2.5.2, application 2.5.2

            """,
            run.Out
        );
    }

    [Fact]
    public async Task The_sites_own_choices_are_shown()
    {
        using var bench = new Workbench("profiles: {eks-single: {database: {kind: rds, host: db.acme.test}}}\n");

        var run = await bench.RunAsync("list", "--format", "json");

        var single = run.Json().GetProperty("result").GetProperty("profiles")[1];
        Assert.Equal("eks-single", single.GetProperty("name").GetString());
        Assert.Equal("rds", single.GetProperty("choices").GetProperty("database.kind").GetString());
    }

    [Fact]
    public async Task A_choice_that_cannot_be_read_is_a_problem_a_fact_that_is_missing_is_none()
    {
        using var bench = new Workbench("profiles: {eks-single: {database: {kind: rdss}}}\n");

        var run = await bench.RunAsync("list");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CG1125: 'database.kind' must be one of in-cluster | rds.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CG1007", run.Error, StringComparison.Ordinal);
    }
}
