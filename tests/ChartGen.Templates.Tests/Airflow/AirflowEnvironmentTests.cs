using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Airflow;

namespace ChartGen.Templates.Tests.Airflow;

public sealed class AirflowEnvironmentTests
{
    private static readonly EnvironmentValue Text = new EnvironmentValue.Text("x");

    [Fact]
    public void T01_variables_stand_in_the_keys_that_the_chart_reads()
    {
        var airflow = TestProfiles.EksMulti.Airflow;
        var values = Values(
            TestProfiles.EksMulti with
            {
                Airflow = airflow with
                {
                    Env = airflow.Env.Add("SHARED", Text).Add("TOKEN", Secret("kafka", "token")),
                    Scheduler = airflow.Scheduler with { Env = airflow.Env.Add("ONE", Text) },
                    Workers = airflow.Workers with { Env = airflow.Env.Add("TWO", Secret("kafka", "user")) },
                },
            }
        );

        Assert.Equal(["AWS_DEFAULT_REGION", "MLFLOW_TRACKING_URI", "SHARED"], Names(values.At("env")));
        var secret = (ValuesMap)((ValuesList)values["secret"]!).Items[0];
        Assert.Equal("TOKEN", secret["envName"]!.ToString());
        Assert.Equal("kafka", secret["secretName"]!.ToString());
        Assert.Equal(["ONE"], Names(values.At("scheduler", "env")));
        Assert.Equal(["TWO"], Names(values.At("workers", "celery", "env")));
        Assert.Equal(["TWO"], Names(values.At("workers", "kubernetes", "env")));
        Assert.Null(values["extraEnv"]);
    }

    [Fact]
    public void Variables_of_workers_reach_the_scheduler_where_it_runs_the_tasks()
    {
        var airflow = TestProfiles.Local.Airflow;
        var values = Values(
            TestProfiles.Local with
            {
                Airflow = airflow with { Workers = airflow.Workers with { Env = airflow.Env.Add("TWO", Text) } },
            }
        );

        Assert.Equal(["TWO"], Names(values.At("scheduler", "env")));
        Assert.Null(values.At("workers", "celery", "env"));
    }

    [Fact]
    public void Names_that_the_chart_prints_bare_bring_their_quotes()
    {
        var airflow = TestProfiles.Local.Airflow;
        var values = Values(
            TestProfiles.Local with
            {
                Airflow = airflow with
                {
                    Env = airflow.Env.Add("yes", Secret("1e3", "2024")),
                    EnvFromSecrets = [SubdomainName.Parse("123")],
                },
            }
        );

        var secret = (ValuesMap)((ValuesList)values["secret"]!).Items[0];
        Assert.Equal("\"yes\"", secret["envName"]!.ToString());
        Assert.Equal("\"1e3\"", secret["secretName"]!.ToString());
        Assert.Equal("\"2024\"", secret["secretKey"]!.ToString());
        Assert.Equal("- secretRef:\n    name: \"123\"\n", values["extraEnvFrom"]!.ToString());
    }

    [Fact]
    public void A_sites_variable_replaces_the_platforms()
    {
        var airflow = TestProfiles.Local.Airflow;
        var values = Values(TestProfiles.Local with { Airflow = airflow with { Env = airflow.Env.Add("MLFLOW_TRACKING_URI", Text) } });

        var entry = (ValuesMap)Assert.Single(((ValuesList)values["env"]!).Items);
        Assert.Equal("x", entry["value"]!.ToString());
    }

    [Fact]
    public void T02_a_variable_of_all_parts_and_of_one_is_reported()
    {
        var airflow = TestProfiles.Local.Airflow;
        var found = Findings(
            TestProfiles.Local with
            {
                Airflow = airflow with
                {
                    Env = airflow.Env.Add("MODELS_DIR", Text),
                    Scheduler = airflow.Scheduler with { Env = airflow.Env.Add("MODELS_DIR", Text) },
                    Triggerer = airflow.Triggerer with { Env = airflow.Env.Add("MLFLOW_TRACKING_URI", Text) },
                },
            }
        );

        Assert.Equal(
            [
                "error CG2010: The variable 'MODELS_DIR' is set by airflow.env and by airflow.scheduler.env, so one container would have it "
                    + "twice, which Helm 4 refuses. Set it in one of them.",
                "error CG2010: The variable 'MLFLOW_TRACKING_URI' is set by the platform and by airflow.triggerer.env, so one container would "
                    + "have it twice, which Helm 4 refuses. Set it in airflow.env, which replaces the platform's value.",
            ],
            found
        );
    }

    [Fact]
    public void T02_a_variable_that_the_chart_sets_is_reported()
    {
        var airflow = TestProfiles.Local.Airflow;
        var found = Findings(
            TestProfiles.Local with
            {
                Airflow = airflow with { Env = airflow.Env.Add("AIRFLOW__CORE__FERNET_KEY", Text).Add("PYTHONUNBUFFERED", Text) },
            }
        );

        Assert.Equal(
            [
                "error CG2011: The variable 'AIRFLOW__CORE__FERNET_KEY' of airflow.env is set by the Airflow chart itself, so a container would "
                    + "have it twice, which Helm 4 refuses. Put the value into the Secret 'airflow-fernet-key'; "
                    + "secrets.names.airflow-fernet-key changes its name.",
                "error CG2011: The variable 'PYTHONUNBUFFERED' of airflow.env is set by the Airflow chart itself, so a container would have it "
                    + "twice, which Helm 4 refuses. Set it in the env of the parts that need it.",
            ],
            found
        );
    }

    [Fact]
    public void A_built_in_variable_that_is_switched_off_may_be_set()
    {
        var airflow = TestProfiles.Local.Airflow;
        var off = ValuesMap.Of(("enableBuiltInSecretEnvVars", ValuesMap.Of(("AIRFLOW__CORE__FERNET_KEY", false))));

        Assert.Empty(
            Findings(
                TestProfiles.Local with
                {
                    Airflow = airflow with { Env = airflow.Env.Add("AIRFLOW__CORE__FERNET_KEY", Text), Values = off },
                }
            )
        );
    }

    [Fact]
    public void Logs_that_end_with_their_pod_are_a_warning()
    {
        var found = Findings(
            TestProfiles.EksSingle with
            {
                Broker = new BrokerChoice.None(),
                Airflow = TestProfiles.EksSingle.Airflow with { Executor = AirflowExecutor.Kubernetes },
            }
        );

        Assert.Equal(
            [
                "warning CG2012: With airflow.executor KubernetesExecutor a task's log ends with its pod: there is no bucket on S3 and no volume "
                    + "that all nodes share. Choose objectStore.kind s3, or a storage.shared that is ReadWriteMany.",
            ],
            found
        );
    }

    private static EnvironmentValue.FromSecret Secret(string name, string key) => new(SubdomainName.Parse(name), key);

    private static ValuesMap Values(EnvironmentProfile profile) =>
        (ValuesMap)TestCharts.Of(profile, new AirflowComponent()).Values["airflow"]!;

    private static IEnumerable<string> Names(ValuesNode? env) => ((ValuesList)env!).Items.Select(e => ((ValuesMap)e)["name"]!.ToString()!);

    private static string[] Findings(EnvironmentProfile profile)
    {
        var diagnostics = new DiagnosticBag();
        new AirflowComponent().Build(new(profile, [], new ImageResolver(profile.Images), diagnostics));
        return [.. diagnostics.Select(d => d.ToString())];
    }
}
