using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Tests.Profiles;

public sealed class ProfileReaderTests
{
    [Fact]
    public void Nothing_configured_gives_the_profile_as_it_is_in_code()
    {
        var read = Read.Laptop("");

        Assert.Empty(read.Diagnostics);
        Assert.True(ValuesNode.DeepEquals(ProfileReader.Settings(TestProfiles.Laptop), ProfileReader.Settings(read.Profile!)));
    }

    [Fact]
    public void Unknown_key_is_reported_where_it_stands_with_the_closest_one()
    {
        var problem = Assert.Single(Read.Laptop("platform:\n  nmae: x\n").Diagnostics);

        Assert.Equal(new SourceSpan("site.yaml", 2, 3, 4), problem.Where);
        Assert.Equal("site.yaml(2,3): error CG1002: 'nmae' is not a key of 'platform'. Did you mean 'name'?", problem.ToString());
    }

    [Fact]
    public void Unknown_key_at_the_top_is_one_of_the_configuration()
    {
        Assert.Equal(
            "site.yaml(1,1): error CG1002: 'Database' is not a key of the configuration. Did you mean 'database'?",
            Read.Only(Read.Laptop("Database: {kind: rds}\n"))
        );
    }

    [Fact]
    public void Unknown_key_without_a_close_one_lists_the_few_that_there_are()
    {
        Assert.Equal(
            "site.yaml(1,12): error CG1002: 'xyzzy' is not a key of 'platform'. Its keys are name, namespace, domain, kubernetes.",
            Read.Only(Read.Laptop("platform: {xyzzy: 1}\n"))
        );
    }

    [Fact]
    public void A_volume_that_the_profile_does_not_have_is_an_unknown_key()
    {
        Assert.Equal(
            "site.yaml(1,11): error CG1002: 'modls' is not a key of 'volumes'. Did you mean 'models'?",
            Read.Only(Read.Laptop("volumes: {modls: {size: 2Gi}}\n"))
        );
    }

    [Theory]
    [InlineData("database: rds\n", "site.yaml(1,11): error CG1003: 'database' holds keys; here stands a single value.")]
    [InlineData(
        "images: {pullSecrets: ecr}\n",
        "site.yaml(1,23): error CG1003: 'images.pullSecrets' is a list; here stands a single value."
    )]
    [InlineData("platform: {name: [a]}\n", "site.yaml(1,18): error CG1003: 'platform.name' is a single value; here stands a list.")]
    [InlineData(
        "airflow: {env: {A: [1]}}\n",
        "site.yaml(1,20): error CG1003: 'airflow.env.A' is a text, or a map of 'secret' and 'key'; here stands a list."
    )]
    [InlineData("profiles: [a]\n", "site.yaml(1,11): error CG1003: 'profiles' holds the names of profiles; here stands a list.")]
    [InlineData("profiles: {laptop: 1}\n", "site.yaml(1,20): error CG1003: 'profiles.laptop' holds keys; here stands a single value.")]
    public void A_wrong_node_says_what_belongs_there(string yaml, string text) => Assert.Equal(text, Read.Only(Read.Laptop(yaml)));

    [Fact]
    public void An_unknown_profile_is_an_error_with_the_closest_one()
    {
        Assert.Equal(
            "site.yaml(2,3): error CG1004: 'laptp' is not a profile. Did you mean 'laptop'?",
            Read.Only(Read.Laptop("profiles:\n  laptp: {}\n"))
        );
        Assert.Equal(
            "site.yaml(2,3): error CG1004: 'production' is not a profile. The profiles are cloud, laptop.",
            Read.Only(Read.Laptop("profiles:\n  production: {}\n"))
        );
    }

    [Fact]
    public void The_tree_of_another_profile_is_checked_but_has_no_effect()
    {
        var read = Read.Laptop("profiles:\n  cloud:\n    platform: {name: other}\n    nonsense: 1\n");

        Assert.Equal("site.yaml(4,5): error CG1002: 'nonsense' is not a key of the configuration.", Read.Only(read));
        Assert.Equal("ml", read.Settings.At("platform", "name")!.ToString());
    }

    [Fact]
    public void A_duplicate_key_and_broken_yaml_are_reported_where_they_stand()
    {
        Assert.Equal(
            "site.yaml(3,1): error CG1001: The key 'aws' is given twice; it stands on line 1 already.",
            Read.Only(Read.Laptop("aws: {}\nhosts: {}\naws: {}\n"))
        );
        Assert.StartsWith(
            "site.yaml(2,1): error CG1001: The YAML cannot be read: ",
            Read.Only(Read.Laptop("aws: {\n")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_that_is_not_one_map_is_refused()
    {
        Assert.Equal(
            "site.yaml(1,1): error CG1009: The file must hold keys such as 'platform:' and 'aws:'. docs/configuration.md lists them all.",
            Read.Only(Read.Laptop("- a\n"))
        );
        Assert.Equal(
            "site.yaml(3,1): error CG1010: The file holds a second YAML document, which nobody reads. Join both, without '---'.",
            Read.Only(Read.Laptop("hosts: {}\n---\nhosts: {}\n"))
        );
    }

    [Fact]
    public void Every_key_of_the_documentation_is_known()
    {
        var read = Read.Cloud(
            """
            platform:      {name: mlplatform, namespace: ml-platform, domain: ml.test, kubernetes: "1.34"}
            aws:           {region: eu-central-1, accountId: "210987654321", clusterName: ml-prod}
            images:        {registry: r.test, pullSecrets: [], map: {}}
            storage:       {block: {kind: ebs}, shared: {kind: efs, fileSystemId: fs-11111111}}
            volumes:       {models: {size: 20Gi, mountPath: /models}, spark-checkpoints: {size: 20Gi, mountPath: /mnt/checkpoints}}
            database:      {kind: rds, host: db.test, port: 5432}
            objectStore:   {kind: s3, bucket: some-bucket}
            broker:        {kind: elasticache, host: cache.test}
            ingress:       {kind: alb, certificateArn: "arn:aws:acm:eu-central-1:210987654321:certificate/1"}
            hosts:         {airflow: a.test, mlflow: b.test, minio: c.test}
            secrets:       {kind: external-secrets, prefix: ml/prod, names: {}}
            identity:      {kind: irsa}
            availability:  {nodes: 3, zones: 3}
            observability: {kind: prometheus}
            airflow:
              executor: CeleryExecutor
              image: {repository: apache/airflow, tag: 3.2.2}
              env: {}
              envFromSecrets: []
              dags: {git: {repo: "https://git.test/x.git", branch: main, subPath: dags, credentialsSecret: git}}
              pgbouncer: false
              scheduler: {replicas: 2, resources: {requests: {cpu: 1}}, env: {}}
              apiServer: {replicas: 2}
              dagProcessor: {replicas: 2}
              triggerer: {replicas: 2}
              workers: {replicas: 2}
              values: {scheduler: {logGroomerSidecar: {retentionDays: 7}}}
            mlflow:        {replicas: 2, resources: {}, env: {}}
            inference:
              {kind: deployment, mode: serving, image: {repository: x, tag: y}, command: [], args: [], env: {}, envFromSecrets: [],
               git: {repo: "https://git.test/x.git", branch: main, subPath: x}, waitFor: /models/model.pkl, replicas: 2, resources: {}}
            exceptions:    [{rule: CG7012, object: Deployment/x, reason: because}]
            profiles:
              cloud: {database: {kind: rds, host: other.test}}
            """
        );

        Assert.Empty(read.Diagnostics);
        Assert.Equal("other.test", Assert.IsType<DatabaseChoice.Rds>(read.Profile!.Database).Host.Text);
    }

    [Fact]
    public void A_tree_from_elsewhere_is_a_layer_of_its_own()
    {
        var configuration = new ConfigurationBuilder()
            .AddSettingsTree(ValuesMap.Of(("mlflow", ValuesMap.Of(("replicas", 3)))), SettingOrigin.Terraform)
            .Build();

        var read = ProfileReader.Read(TestProfiles.Laptop, configuration);

        Assert.Equal(3, read.Profile!.Mlflow.Replicas);
        Assert.Equal(new SettingSource(SettingOrigin.Terraform, null), read.Sources["mlflow.replicas"]);
    }

    [Fact]
    public void Every_problem_of_a_run_is_reported_at_once()
    {
        var read = Read.Laptop("platfrom: {}\nplatform: {name: Bad_Name}\ndatabase: {kind: rsd}\n", "availability.nodes=x");

        Assert.Equal(["CG1122", "CG1002", "CG1102", "CG1125"], read.Diagnostics.Select(d => d.Code));
        Assert.Null(read.Profile);
    }

    [Fact]
    public void A_missing_fact_and_a_broken_rule_are_reported_in_one_run()
    {
        var read = Read.Laptop(
            "availability: {zones: 2}\ndatabase: {kind: rds}\naws: {region: eu-west-1, accountId: '210987654321', clusterName: c}\n"
        );

        Assert.Equal(["CG1218", "CG1007", "CG1213"], read.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_missing_fact_names_the_kind_that_needs_it_where_it_is_selected()
    {
        var read = Read.Cloud("profiles:\n  cloud:\n    database: {kind: rds, host: null}\n");

        Assert.Equal(
            "site.yaml(3,22): error CG1007: 'database.host' is not set; database.kind 'rds' needs it. Set it in chartgen.yaml or with --set database.host=db.example.com.",
            Assert.Single(Read.Coded(read, "CG1007"))
        );
    }

    [Fact]
    public void A_kind_on_aws_needs_the_facts_of_aws()
    {
        var read = Read.Laptop("aws: {region: eu-west-1}\n", "observability.kind=cloudwatch");

        Assert.Equal(
            [
                "--set observability.kind: error CG1007: 'aws.accountId' is not set; observability.kind 'cloudwatch' needs it. Set it in chartgen.yaml or with --set aws.accountId=111122223333.",
                "--set observability.kind: error CG1007: 'aws.clusterName' is not set; observability.kind 'cloudwatch' needs it. Set it in chartgen.yaml or with --set aws.clusterName=ml-prod.",
            ],
            Read.Coded(read, "CG1007")
        );
    }

    [Fact]
    public void A_half_given_git_repository_or_secret_key_is_a_missing_fact()
    {
        Assert.Equal(
            "site.yaml(1,23): error CG1007: 'airflow.dags.git.repo' is not set; 'airflow.dags.git' needs it. Set it in chartgen.yaml or with --set airflow.dags.git.repo=https://git.example.com/ml/dags.git.",
            Read.Only(Read.Laptop("airflow: {dags: {git: {branch: main}}}\n"))
        );
        Assert.Equal(
            "site.yaml(1,20): error CG1007: 'airflow.env.A.key' is not set; 'airflow.env.A' needs it. Set it in chartgen.yaml or with --set airflow.env.A.key=password.",
            Read.Only(Read.Laptop("airflow: {env: {A: {secret: s}}}\n"))
        );
    }

    [Fact]
    public void An_exception_without_reason_is_refused()
    {
        Assert.Equal(
            "site.yaml(1,14): error CG1007: 'exceptions.0.reason' is not set; every item of 'exceptions' needs it. Set it in chartgen.yaml or with --set exceptions.0.reason=<value>.",
            Read.Only(Read.Laptop("exceptions: [{rule: CG7012, object: Deployment/x}]\n"))
        );
    }

    [Fact]
    public void A_fact_of_another_kind_is_unused_in_the_common_tree_and_an_error_in_the_profiles_own()
    {
        var common = Read.Laptop("database: {host: db.internal}\n");

        Assert.Empty(common.Diagnostics);
        Assert.Equal(
            new UnusedFact(
                "database.host",
                new(SettingOrigin.Site, new SourceSpan("site.yaml", 1, 18, 11)),
                "belongs to database.kind 'rds', and the profile has 'in-cluster'"
            ),
            Assert.Single(common.Unused)
        );
        Assert.Equal(
            "site.yaml(1,38): error CG1008: 'database.host' has no effect: it belongs to database.kind 'rds', and the profile has 'in-cluster'. Move it to the common tree, or select what it belongs to.",
            Read.Only(Read.Laptop("profiles: {laptop: {database: {host: db.internal}}}\n"))
        );
    }

    [Fact]
    public void An_option_for_another_kind_is_a_note_since_options_hold_for_every_profile_of_a_call()
    {
        var read = Read.Laptop("", "database.host=db.internal");

        Assert.Equal(
            "--set database.host: note CG1011: 'database.host' has no effect on this profile: it belongs to database.kind 'rds', and the profile has 'in-cluster'.",
            Read.Only(read)
        );
        Assert.NotNull(read.Profile);
    }

    [Fact]
    public void The_own_tree_is_right_for_the_usual_kind_when_an_option_selects_another()
    {
        var read = Read.Cloud("profiles: {cloud: {database: {host: db.internal}}}\n", "database.kind=in-cluster");

        Assert.True(Read.IsFine(read));
        Assert.Equal("database.host", Assert.Single(read.Unused).Path);
    }

    [Fact]
    public void A_certificate_of_the_site_does_not_reach_nginx_off_aws()
    {
        var read = Read.Laptop("ingress: {certificateArn: 'arn:aws:acm:eu-central-1:210987654321:certificate/1'}\n");

        Assert.Empty(read.Diagnostics);
        Assert.Equal("belongs to a profile on AWS where ingress.kind is 'nginx'", Assert.Single(read.Unused).Reason);
        Assert.Null(Assert.IsType<IngressChoice.Nginx>(read.Profile!.Ingress).Certificate);
    }

    [Fact]
    public void A_wrong_value_is_never_repeated_since_it_may_be_a_password()
    {
        var read = Read.Laptop("airflow: {dags: {git: {repo: 'https://user:hunter2@git.test/x.git'}}}\n");

        Assert.DoesNotContain(read.Diagnostics, d => d.ToString().Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal("CG1118", Assert.Single(read.Diagnostics).Code);
    }
}
