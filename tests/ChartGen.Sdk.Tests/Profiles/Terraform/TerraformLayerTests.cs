using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Terraform;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Tests.Profiles.Terraform;

public sealed class TerraformLayerTests
{
    private const string File = "outputs.json";

    // Nothing to remark about it, so that every finding is of the outputs.
    private static readonly EnvironmentProfile Cloud = TestProfiles.Cloud with { Inference = new InferenceChoice.None() };

    public static TheoryData<string, string> WellKnown
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (path, names) in WellKnownOutputs.Settings)
            foreach (var name in names)
                all.Add(path, name);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(WellKnown))]
    public void A_well_known_output_is_its_setting(string path, string name)
    {
        var (json, expected) = Sample(path, name);

        var read = Over("", Output(name, json), "backups.kind=s3");

        var setting = SettingListing
            .Of(read)
            .Settings.First(s => s.Path.StartsWith(path, StringComparison.Ordinal) && s.Source.Origin == SettingOrigin.Terraform);
        Assert.Equal((expected, $"terraform output {name}"), (Text(setting.Value), setting.Source.Where.ToString()));
    }

    [Fact]
    public void No_output_is_two_settings_but_the_clusters_arn() =>
        Expect.None(
            WellKnownOutputs
                .Settings.SelectMany(s => s.Names)
                .GroupBy(n => n)
                .Where(g => g.Count() > 1 && !WellKnownOutputs.ClusterArn.Contains(g.Key))
                .Select(g => g.Key)
        );

    [Fact]
    public void Outputs_win_over_the_site_file_and_lose_to_options()
    {
        var read = Over(
            "aws: {region: eu-west-1}\nprofiles: {cloud: {objectStore: {bucket: of-profile}}}\n",
            $"{Output("region", "\"eu-central-1\"")}, {Output("mlflow_s3_bucket", "\"of-terraform\"")}, {Output("cluster_name", "\"of-terraform\"")}",
            "aws.clusterName=of-option"
        );

        Assert.Empty(read.Diagnostics);
        Assert.Equal("eu-central-1 of-option", $"{read.Settings.At("aws", "region")} {read.Settings.At("aws", "clusterName")}");
        Assert.Equal("of-terraform", read.Settings.At("objectStore", "bucket")!.ToString());
        Assert.Equal(new(SettingOrigin.Terraform, new("terraform output mlflow_s3_bucket")), read.Sources["objectStore.bucket"]);
    }

    [Fact]
    public void An_endpoint_is_a_host_and_a_port()
    {
        var read = Over("", Output("rds_endpoint", "\"db.acme.test:5433\""));

        Assert.Equal("db.acme.test 5433", $"{read.Settings.At("database", "host")} {read.Settings.At("database", "port")}");
        Assert.Equal("terraform output rds_endpoint", read.Sources["database.port"]!.Where.ToString());
    }

    [Fact]
    public void Other_names_map_by_the_sites_section_and_keep_their_place_from_well_known_ones()
    {
        var read = Over(
            """
            terraform:
              database.host: writer
              database.port: pooled_port
              airflow.env.BUCKET: raw_bucket
              airflow.values.workers: workers
              images.pullSecrets: pull
              objectStore.bucket: null
            """,
            string.Join(
                ", ",
                Output("writer", "\"writer.acme.test:5432\""),
                Output("pooled_port", "6432"),
                Output("raw_bucket", "\"raw\""),
                Output("workers", """{"hpa": {"enabled": true, "maxReplicas": 5}}"""),
                Output("pull", """["a", "b"]"""),
                Output("rds_endpoint", "\"other.acme.test:5432\""),
                Output("mlflow_s3_bucket", "\"other\"")
            )
        );

        Assert.Empty(read.Diagnostics);
        Assert.Equal("writer.acme.test 6432", $"{read.Settings.At("database", "host")} {read.Settings.At("database", "port")}");
        Assert.Equal("raw", read.Settings.At("airflow", "env", "BUCKET")!.ToString());
        Assert.Equal(ScalarKind.Integer, ((ValuesScalar)read.Settings.At("airflow", "values", "workers", "hpa", "maxReplicas")!).Kind);
        Assert.Equal(["a", "b"], ((ValuesList)read.Settings.At("images", "pullSecrets")!).Items.Select(i => i.ToString()));
        Assert.Equal("ml-artifacts", read.Settings.At("objectStore", "bucket")!.ToString());
    }

    [Fact]
    public void The_roles_that_chartgens_own_terraform_prints_are_taken()
    {
        var read = Over(
            "",
            Output("role_arns", """{"mlflow": "arn:aws:iam::210987654321:role/a", "inference": "arn:aws:iam::210987654321:role/b"}""")
        );

        Assert.Empty(read.Diagnostics);
        Assert.Equal("arn:aws:iam::210987654321:role/b", read.Settings.At("identity", "roles", "inference")!.ToString());
    }

    [Fact]
    public void An_output_that_is_null_or_empty_is_none()
    {
        var read = Over(
            "",
            $"{Output("region", "null")}, {Output("oidc_provider_arn", "\"\"")}, {Output("cluster_name", "\"of-terraform\"")}"
        );

        Assert.Empty(read.Diagnostics);
        Assert.Equal("eu-central-1", read.Settings.At("aws", "region")!.ToString());
    }

    [Fact]
    public void A_fact_of_another_kind_counts_for_nothing_and_is_no_mistake()
    {
        var read = ProfileReader.Read(
            TestProfiles.Laptop,
            new ConfigurationBuilder().AddTerraformOutputs("{" + Output("rds_endpoint", "\"db.acme.test:5432\"") + "}", File).Build()
        );

        Assert.Empty(read.Diagnostics);
        Assert.Equal(["database.host", "database.port"], read.Unused.Select(u => u.Path));
    }

    [Theory]
    [InlineData(
        "{",
        "outputs.json: error CG1012: The file is no JSON, as line 1 shows. Write the outputs by 'terraform output -json > outputs.json'."
    )]
    [InlineData(
        "[command]terraform output -json\n{}",
        "outputs.json: error CG1012: The file is no JSON, as line 1 shows. Write the outputs by 'terraform output -json > outputs.json'."
    )]
    [InlineData(
        "",
        "outputs.json: error CG1012: The file is no JSON, as line 1 shows. Write the outputs by 'terraform output -json > outputs.json'."
    )]
    [InlineData(
        "\"eu-west-1\"",
        "outputs.json: error CG1013: The file holds the value of a single output. Write the outputs by 'terraform output -json > outputs.json' once it is applied."
    )]
    [InlineData(
        "{}",
        "outputs.json: error CG1013: The file holds no outputs. Write the outputs by 'terraform output -json > outputs.json' once it is applied."
    )]
    [InlineData(
        """{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"outputs":{"region":{"sensitive":false,"value":"x"}}}}""",
        "outputs.json: error CG1013: The file is a plan, whose outputs need not be known yet. Write the outputs by 'terraform output -json > outputs.json' once it is applied."
    )]
    [InlineData(
        """{"format_version":"1.0","terraform_version":"1.11.4","values":{"outputs":{"region":{"sensitive":false,"value":"x"}}}}""",
        "outputs.json: error CG1013: The file is what 'terraform show' prints. Write the outputs by 'terraform output -json > outputs.json' once it is applied."
    )]
    [InlineData(
        """{"version":4,"lineage":"x","outputs":{"password":{"value":"hunter2","sensitive":true}}}""",
        "outputs.json: error CG1013: The file is a state with every secret of it. Write the outputs by 'terraform output -json > outputs.json' once it is applied."
    )]
    [InlineData(
        """{"mlflow":"arn:aws:iam::1:role/x"}""",
        "outputs.json: error CG1013: The file holds 'mlflow', which is no output. Write the outputs by 'terraform output -json > outputs.json' once it is applied."
    )]
    public void A_file_that_holds_no_outputs_says_what_it_holds(string text, string finding)
    {
        var read = ProfileReader.Read(Cloud, new ConfigurationBuilder().AddTerraformOutputs(text, File).Build());

        Assert.Equal(finding, Read.Only(read));
    }

    [Fact]
    public void A_sensitive_output_is_refused_by_its_name_and_never_shown()
    {
        var read = Over(
            "terraform:\n  airflow.env.DB: db_password\n",
            """
            "db_password": {"sensitive": true, "type": "string", "value": "hunter2"},
            "rds_endpoint": {"sensitive": true, "type": "string", "value": "hunter2:5432"}
            """
        );

        Assert.Equal(
            [
                "outputs.json: note CG1018: The file holds sensitive outputs in plain text: db_password, rds_endpoint. ChartGen does not read them. Keep the file out of the repository.",
                "site.yaml(2,19): error CG1014: Terraform keeps the output 'db_password' as sensitive, so it cannot be 'airflow.env.DB', which is written into charts. A secret belongs in a Secret; where it is none, take 'sensitive' off the output.",
                "terraform output rds_endpoint: error CG1014: Terraform keeps the output 'rds_endpoint' as sensitive, so it cannot be 'database.host', which is written into charts. Where it is no secret, take 'sensitive' off it; else say 'terraform: {database.host: null}' in chartgen.yaml.",
            ],
            read.Diagnostics.Select(d => d.ToString())
        );
        Assert.DoesNotContain("hunter2", ValuesJson.Write(read.Settings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensitive_output_that_nobody_reads_is_a_note()
    {
        var read = Over("", $"{Output("region", "\"eu-central-1\"")}, \"token\": {{\"sensitive\": true, \"value\": \"hunter2\"}}");

        Assert.NotNull(read.Profile);
        Assert.Equal(
            "outputs.json: note CG1018: The file holds sensitive outputs in plain text: token. ChartGen does not read them. Keep the file out of the repository.",
            Read.Only(read)
        );
    }

    [Theory]
    [InlineData(
        "database.host: wrtier",
        "site.yaml(2,18): error CG1015: Terraform has no output 'wrtier' with a value. Did you mean 'writer'?"
    )]
    [InlineData(
        "database.host: other",
        "site.yaml(2,18): error CG1015: Terraform has no output 'other' with a value. 'terraform output' lists those that it has."
    )]
    [InlineData(
        "databse.host: writer",
        "site.yaml(2,3): error CG1016: 'databse.host' is no setting that an output can be. Did you mean 'database.host'?"
    )]
    [InlineData(
        "database: writer",
        "site.yaml(2,3): error CG1016: 'database' is no setting that an output can be. It holds keys; name one of them, such as 'database.host'."
    )]
    [InlineData(
        "volumes.models: writer",
        "site.yaml(2,3): error CG1016: 'volumes.models' is no setting that an output can be. It holds keys; name one of them, such as 'volumes.models.size'."
    )]
    [InlineData(
        "volumes.models.sise: writer",
        "site.yaml(2,3): error CG1016: 'volumes.models.sise' is no setting that an output can be. Did you mean 'volumes.models.size'?"
    )]
    [InlineData(
        "database.host: [writer]",
        "site.yaml(2,18): error CG1003: 'terraform.database.host' is the name of an output; here stands a list."
    )]
    public void A_line_of_the_section_that_leads_nowhere_is_reported_where_it_stands(string line, string finding)
    {
        var read = Over($"terraform:\n  {line}\n", $"{Output("writer", "\"db.acme.test\"")}, {Output("region", "\"eu-central-1\"")}");

        Assert.Equal(finding, Read.Only(read));
    }

    [Fact]
    public void The_section_is_checked_without_outputs_too_and_holds_names()
    {
        Assert.Equal(
            "site.yaml(1,12): error CG1003: 'terraform' maps settings to names of outputs; here stands a list.",
            Read.Only(Read.Over(Cloud, "terraform: [a]\n"))
        );
        Assert.Equal(
            "site.yaml(1,13): error CG1016: 'databse.host' is no setting that an output can be. Did you mean 'database.host'?",
            Read.Only(Read.Over(Cloud, "terraform: {databse.host: a}\n"))
        );
    }

    [Theory]
    [InlineData(
        "broker_nodes",
        """["a", "b"]""",
        "terraform output broker_nodes: error CG1003: 'broker.host' is a single value; here stands a list. Give the output that form, or name another: 'terraform: {broker.host: <output>}' in chartgen.yaml."
    )]
    [InlineData(
        "broker_nodes",
        "\"https://x/\"",
        "terraform output broker_nodes: error CG1104: 'broker.host' must be a host name without scheme, port or path. For example 'db.example.com'."
    )]
    public void An_output_of_the_wrong_form_is_named(string name, string json, string finding) =>
        Assert.Equal(finding, Read.Only(Over($"terraform: {{broker.host: {name}}}\n", Output(name, json))));

    [Fact]
    public void Two_outputs_that_disagree_are_both_named()
    {
        var read = Over(
            "",
            $"{Output("region", "\"eu-west-1\"")}, {Output("cluster_arn", "\"arn:aws:eks:eu-central-1:210987654321:cluster/ml\"")}"
        );

        Assert.Equal(
            "terraform output region: error CG1017: For 'aws.region' the output 'region' says 'eu-west-1', and 'cluster_arn' says 'eu-central-1'. Name the right one in chartgen.yaml: 'terraform: {aws.region: region}'.",
            Assert.Single(Read.Coded(read, "CG1017"))
        );
    }

    [Fact]
    public void Outputs_that_say_the_same_agree()
    {
        var read = Over(
            "",
            string.Join(
                ", ",
                Output("region", "\"eu-central-1\""),
                Output("account_id", "\"210987654321\""),
                Output("cluster_arn", "\"arn:aws:eks:eu-central-1:210987654321:cluster/ml\""),
                Output("db_instance_address", "\"db.acme.test\""),
                Output("db_instance_endpoint", "\"db.acme.test:5433\""),
                Output("db_instance_port", "5433")
            )
        );

        Assert.Empty(read.Diagnostics);
        Assert.Equal("5433", read.Settings.At("database", "port")!.ToString());
    }

    [Theory]
    [InlineData(
        "efs_file_system_arn",
        "arn:aws:elasticfilesystem:eu-west-3:210987654321:file-system/fs-0a1b2c3d",
        "storage.shared.fileSystemId",
        "region eu-west-3",
        "aws.region",
        "eu-central-1"
    )]
    [InlineData(
        "oidc_provider_arn",
        $"arn:aws:iam::444455556666:oidc-provider/{Issuer}",
        "aws.oidcProvider",
        "account 444455556666",
        "aws.accountId",
        "210987654321"
    )]
    public void A_part_of_an_arn_is_of_the_arns_region_and_account(
        string name,
        string arn,
        string path,
        string of,
        string other,
        string settled
    )
    {
        var read = Over("", Output(name, Quoted(arn)));
        var overridden = Over("", Output(name, Quoted(arn)), $"{path}={(name[0] == 'e' ? "fs-0a1b2c3e" : Issuer)}");

        Assert.Equal(
            $"terraform output {name}: error CG1240: '{path}' is of the {of}, and '{other}' is {settled}. Take both from the same place: one of them is another environment's.",
            Assert.Single(Read.Coded(read, "CG1240"))
        );
        Assert.Empty(Read.Coded(overridden, "CG1240"));
    }

    [Fact]
    public void A_file_of_which_nothing_is_taken_is_a_warning()
    {
        Assert.Equal(
            "outputs.json: warning CG1019: None of the file's 2 outputs is a setting. Name those that are in chartgen.yaml, as in 'terraform: {database.host: <output>}'.",
            Read.Only(Over("", $"{Output("a", "1")}, {Output("b", "[]")}"))
        );
    }

    private static ProfileReadResult Over(string site, string outputs, params IEnumerable<string> settings) =>
        ProfileReader.Read(
            Cloud,
            new ConfigurationBuilder()
                .AddSiteFile(site, "site.yaml", "cloud", ["laptop", "cloud"])
                .AddTerraformOutputs("{" + outputs + "}", File)
                .AddSettings(settings)
                .Build()
        );

    // In the form that the documentation of `terraform output -json` gives.
    private static string Output(string name, string json) =>
        $$"""
            "{{name}}": {"sensitive": false, "type": "string", "value": {{json}}}
            """;

    private static (string Json, string Expected) Sample(string path, string name) =>
        (path, name) switch
        {
            ("aws.region", _) when WellKnownOutputs.ClusterArn.Contains(name) => (
                Quoted("arn:aws:eks:us-east-1:210987654321:cluster/acme"),
                "us-east-1"
            ),
            ("aws.accountId", _) when WellKnownOutputs.ClusterArn.Contains(name) => (
                Quoted("arn:aws:eks:us-east-1:444455556666:cluster/acme"),
                "444455556666"
            ),
            ("aws.clusterName", _) when WellKnownOutputs.ClusterArn.Contains(name) => (
                Quoted("arn:aws:eks:us-east-1:444455556666:cluster/acme"),
                "acme"
            ),
            ("aws.oidcProvider", "oidc_provider_arn" or "eks_oidc_provider_arn") => (
                Quoted($"arn:aws:iam::210987654321:oidc-provider/{Issuer}"),
                Issuer
            ),
            ("aws.oidcProvider", _) => (Quoted($"https://{Issuer}"), Issuer),
            ("storage.shared.fileSystemId", "efs_file_system_arn") => (
                Quoted("arn:aws:elasticfilesystem:eu-central-1:210987654321:file-system/fs-0a1b2c3d"),
                "fs-0a1b2c3d"
            ),
            ("storage.shared.fileSystemId", _) => (Quoted("fs-0a1b2c3d"), "fs-0a1b2c3d"),
            ("images.registry", "ecr_registry_url") => (Quoted("https://210987654321.dkr.ecr.eu-central-1.amazonaws.com"), Registry),
            ("images.registry", _) => (Quoted(Registry), Registry),
            ("aws.region", _) => (Quoted("us-east-1"), "us-east-1"),
            ("aws.accountId", _) => (Quoted("444455556666"), "444455556666"),
            ("platform.kubernetes", _) => (Quoted("1.35"), "1.35"),
            ("database.port" or "broker.port", _) => ("7000", "7000"),
            ("ingress.certificateArn", _) => (
                Quoted("arn:aws:acm:eu-central-1:210987654321:certificate/2"),
                "arn:aws:acm:eu-central-1:210987654321:certificate/2"
            ),
            ("network.vpcCidrs", _) => (Quoted("10.20.0.0/16"), "[10.20.0.0/16]"),
            ("identity.roles", _) => ("""{"mlflow": "arn:aws:iam::210987654321:role/m"}""", "arn:aws:iam::210987654321:role/m"),
            var (role, _) when role.StartsWith("identity.roles.", StringComparison.Ordinal) => (
                Quoted("arn:aws:iam::210987654321:role/m"),
                "arn:aws:iam::210987654321:role/m"
            ),
            ("objectStore.bucket" or "backups.bucket", _) => (Quoted("arn:aws:s3:::acme-ml"), "acme-ml"),
            _ => (Quoted("name-of-something"), "name-of-something"),
        };

    private const string Issuer = "oidc.eks.eu-central-1.amazonaws.com/id/AABBCCDDEEFF00112233445566778899";
    private const string Registry = "210987654321.dkr.ecr.eu-central-1.amazonaws.com";

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Text(ValuesNode node) => node is ValuesList list ? $"[{string.Join(", ", list.Items)}]" : node.ToString()!;
}
