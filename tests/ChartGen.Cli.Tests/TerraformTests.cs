namespace ChartGen.Cli.Tests;

public sealed class TerraformTests
{
    private const string Configuration = """
        output "region" { value = "us-east-1" }
        output "cluster_arn" { value = "arn:aws:eks:us-east-1:777788889999:cluster/other" }
        output "efs_file_system_id" { value = "fs-99999999" }
        output "mlflow_s3_bucket" { value = "other-ml" }
        output "rds_endpoint" { value = "ml.abc.us-east-1.rds.amazonaws.com:5433" }
        output "vpc_cidr_block" { value = "10.7.0.0/16" }
        output "acm_certificate_arn" { value = "arn:aws:acm:us-east-1:777788889999:certificate/9" }
        output "cluster_oidc_issuer_url" { value = "https://oidc.eks.us-east-1.amazonaws.com/id/AABBCCDDEEFF00112233445566778899" }
        output "queue" { value = { address = "queue.other.test", port = 6380 } }
        output "queue_host" { value = "queue.other.test:6380" }
        output "role_arns" { value = { mlflow = "arn:aws:iam::777788889999:role/mlflow" } }
        output "none" { value = null }
        output "db_password" {
          value     = "hunter2"
          sensitive = true
        }

        """;

    // What Terraform 1.11 prints for the configuration above, but for outputs that no test needs.
    private const string Outputs = """
        {
          "db_password": {
            "sensitive": true,
            "type": "string",
            "value": "hunter2"
          },
          "efs_file_system_id": {
            "sensitive": false,
            "type": "string",
            "value": "fs-99999999"
          },
          "queue_host": {
            "sensitive": false,
            "type": "string",
            "value": "queue.other.test:6380"
          }
        }

        """;

    [FactWithPrograms("terraform")]
    public async Task What_terraform_itself_prints_is_taken_and_named_as_the_source()
    {
        using var bench = new Workbench(Workbench.Site + "terraform: {broker.host: queue_host}\n");
        bench.Write("main.tf", Configuration);
        var (applied, _, errors) = Terraform(bench, "apply", "-auto-approve");
        Assert.True(applied == 0, errors);
        bench.Write("outputs.json", Terraform(bench, "output", "-json").Output);

        var run = await bench.RunAsync("show", "eks-multi", "--terraform-outputs", "outputs.json");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(
            """
            aws.region us-east-1 terraform output region
            aws.accountId 777788889999 terraform output cluster_arn
            aws.clusterName other terraform output cluster_arn
            aws.oidcProvider oidc.eks.us-east-1.amazonaws.com/id/AABBCCDDEEFF00112233445566778899 terraform output cluster_oidc_issuer_url
            storage.shared.fileSystemId fs-99999999 terraform output efs_file_system_id
            database.host ml.abc.us-east-1.rds.amazonaws.com terraform output rds_endpoint
            database.port 5433 terraform output rds_endpoint
            objectStore.bucket other-ml terraform output mlflow_s3_bucket
            broker.host queue.other.test terraform output queue_host
            broker.port 6380 terraform output queue_host
            ingress.certificateArn arn:aws:acm:us-east-1:777788889999:certificate/9 terraform output acm_certificate_arn
            identity.roles.mlflow arn:aws:iam::777788889999:role/mlflow terraform output role_arns
            network.vpcCidrs [10.7.0.0/16] terraform output vpc_cidr_block
            """,
            string.Join(
                '\n',
                run.Out.Split('\n')
                    .Where(l => l.Contains("terraform output", StringComparison.Ordinal))
                    .Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            )
        );
        Assert.DoesNotContain("hunter2", run.Out, StringComparison.Ordinal);
    }

    [FactWithPrograms("terraform")]
    public async Task A_plan_and_a_state_are_told_from_outputs()
    {
        using var bench = new Workbench();
        bench.Write("main.tf", Configuration);
        Terraform(bench, "plan", "-out", "plan");
        bench.Write("plan.json", Terraform(bench, "show", "-json", "plan").Output);
        Terraform(bench, "apply", "-auto-approve");
        bench.Write("show.json", Terraform(bench, "show", "-json").Output);
        bench.Write("one.json", Terraform(bench, "output", "-json", "role_arns").Output);

        Assert.Contains("CG1013: The file is a plan,", await Error(bench, "plan.json"), StringComparison.Ordinal);
        Assert.Contains("CG1013: The file is what 'terraform show' prints.", await Error(bench, "show.json"), StringComparison.Ordinal);
        Assert.Contains("CG1013: The file is a state", await Error(bench, "terraform.tfstate"), StringComparison.Ordinal);
        Assert.Contains("CG1013: The file holds 'mlflow', which is no output.", await Error(bench, "one.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_files_say_what_terraform_says()
    {
        using var bench = new Workbench(Workbench.Site + "terraform: {platform.domain: queue_host}\n");
        bench.Write("outputs.json", Outputs.Replace(":6380", "", StringComparison.Ordinal));

        var run = await bench.RunAsync("generate", "eks-multi", "--terraform-outputs", "outputs.json", "--no-validate");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("domain: queue.other.test", bench.Read("out/eks-multi/platform/templates/note.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_names_the_output_as_the_source()
    {
        using var bench = new Workbench();
        bench.Write("outputs.json", Outputs);

        var run = await bench.RunAsync(
            "show",
            "eks-multi",
            "--terraform-outputs",
            "outputs.json",
            "--path",
            "storage.shared.fileSystemId",
            "--format",
            "json"
        );

        Assert.Contains(
            """
                    "source": {
                      "kind": "terraform",
                      "file": "terraform output efs_file_system_id",
                      "line": null
                    }
            """,
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_is_missing_or_a_folder_is_a_problem()
    {
        using var bench = new Workbench();

        Assert.Equal(
            "none.json: error CG0010: The file of Terraform's outputs cannot be read: it does not exist.\n      Write it by 'terraform output -json > none.json'.\n",
            await Error(bench, "none.json")
        );
        Assert.Contains("error CG0010: The file of Terraform's outputs cannot be read:", await Error(bench, "."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_a_broken_file_is_never_shown()
    {
        using var bench = new Workbench();
        bench.Write("outputs.json", "{\n  \"a\": {\"value\": \"hunter2\" oops\n");

        var error = await Error(bench, "outputs.json");

        Assert.Equal(
            "outputs.json: error CG1012: The file is no JSON, as line 2 shows.\n      Write the outputs by 'terraform output -json > outputs.json'.\n",
            error
        );
    }

    private static async Task<string> Error(Workbench bench, string file)
    {
        var run = await bench.RunAsync("generate", "eks-multi", "--terraform-outputs", file, "--no-validate");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Empty(bench.Tree());
        return run.Error;
    }

    private static (int ExitCode, string Output, string Errors) Terraform(Workbench bench, params string[] arguments) =>
        Programs.Run(
            "terraform",
            [$"-chdir={bench.Folder}", .. arguments],
            [KeyValuePair.Create("CHECKPOINT_DISABLE", (string?)"1"), KeyValuePair.Create("TF_IN_AUTOMATION", (string?)"1")]
        );
}
