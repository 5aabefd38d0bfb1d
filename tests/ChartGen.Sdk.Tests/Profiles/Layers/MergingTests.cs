using System.Globalization;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Profiles.Layers;

public sealed class MergingTests
{
    [Fact]
    public void The_profiles_own_tree_wins_over_the_common_one_key_by_key()
    {
        var read = Read.Laptop(
            """
            mlflow: {replicas: 2, env: {A: common, B: common}}
            profiles:
              laptop:
                mlflow: {env: {B: own}}
            """
        );

        Assert.Equal(2, read.Profile!.Mlflow.Replicas);
        Assert.Equal(["A=common", "B=own"], read.Profile.Mlflow.Env.Select(e => $"{e.Key}={e.Value}"));
    }

    [Fact]
    public void Lists_are_replaced_whole()
    {
        var read = Read.Laptop("inference: {args: [a, b, c]}\nprofiles: {laptop: {inference: {args: [z]}}}\n");

        Assert.Equal("z", Assert.Single(((InferenceChoice.Running)read.Profile!.Inference).Args));
    }

    [Fact]
    public void Null_deletes_a_whole_section_and_a_single_key()
    {
        var read = Read.Laptop(
            """
            airflow:
              dags: {git: {repo: "https://git.test/x.git"}}
              env: {A: x, B: y}
            profiles:
              laptop:
                airflow:
                  dags: null
                  env: {A: ~}
            """
        );

        Assert.Null(read.Profile!.Airflow.Dags);
        Assert.Equal(["B"], read.Profile.Airflow.Env.Keys);
    }

    [Fact]
    public void A_section_whose_keys_are_all_commented_out_says_nothing()
    {
        var read = Read.Laptop("airflow:\n  # executor: CeleryExecutor\nvolumes:\n  models:\nmlflow:\n  env:\n");

        Assert.Empty(read.Diagnostics);
        Assert.Equal("/models", read.Profile!.Volumes["models"].MountPath.Text);
    }

    [Fact]
    public void A_written_null_on_a_needed_section_is_a_missing_fact_for_each_of_its_needed_keys()
    {
        Assert.Equal(
            [
                "site.yaml(1,15): error CG1007: 'availability.nodes' is not set; every profile needs it. Set it in chartgen.yaml or with --set availability.nodes=1.",
                "site.yaml(1,15): error CG1007: 'availability.zones' is not set; every profile needs it. Set it in chartgen.yaml or with --set availability.zones=1.",
            ],
            Read.Laptop("availability: null\n").Diagnostics.Select(d => d.ToString())
        );
    }

    [Fact]
    public void Null_on_a_setting_with_a_default_brings_the_default_back()
    {
        var read = Read.Laptop("airflow: {logs: {size: null}}\n");

        Assert.Equal("5Gi", read.Profile!.Airflow.LogSize.Text);
        Assert.Equal(new SettingSource(SettingOrigin.Default, null), read.Sources["airflow.logs.size"]);
    }

    [Fact]
    public void Null_in_raw_values_stays_since_it_deletes_the_subcharts_default()
    {
        var read = Read.Laptop("airflow: {values: {scheduler: {x: 1}}}\n", "airflow.values.scheduler.x=null");

        Assert.Equal(ScalarKind.Null, ((ValuesScalar)read.Profile!.Airflow.Values.At("scheduler", "x")!).Kind);
    }

    [Fact]
    public void Raw_values_keep_the_types_they_were_written_with()
    {
        var values = Read.Laptop("airflow: {values: {a: 7, b: '7', c: true, d: [1, {e: 2}]}}\n").Profile!.Airflow.Values;

        Assert.True(
            ValuesNode.DeepEquals(ValuesMap.Of(("a", 7), ("b", "7"), ("c", true), ("d", ValuesList.Of(1, ValuesMap.Of(("e", 2))))), values)
        );
    }

    [Fact]
    public void Keys_of_free_maps_keep_their_case_and_both_spellings()
    {
        var read = Read.Laptop("mlflow: {env: {Path: a, PATH: b}}\n");

        Assert.Equal(["PATH=b", "Path=a"], read.Profile!.Mlflow.Env.Select(e => $"{e.Key}={e.Value}"));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("08")]
    [InlineData("1e3")]
    [InlineData("1.10")]
    [InlineData("0x1F")]
    public void A_text_without_quotes_stays_the_text_that_was_written(string text)
    {
        var read = Read.Laptop($"airflow: {{env: {{X: {text}}}}}\nmlflow: {{env: {{X: {text}}}}}\n");

        Assert.Equal(new EnvironmentValue.Text(text), read.Profile!.Airflow.Env["X"]);
        Assert.Equal(text, read.Profile.Mlflow.Env["X"]);
    }

    [Fact]
    public void Shuffled_keys_give_equal_settings()
    {
        var one = Read.Laptop(
            "mlflow: {env: {B: 2, A: 1}, replicas: 2}\nairflow: {values: {b: 1, a: {d: 1, c: 2}}}\nhosts: {airflow: a.test}\n"
        );
        var other = Read.Laptop(
            "hosts: {airflow: a.test}\nairflow: {values: {a: {c: 2, d: 1}, b: 1}}\nmlflow: {replicas: 2, env: {A: 1, B: 2}}\n"
        );

        Assert.Equal(ValuesWriter.Write(one.Settings), ValuesWriter.Write(other.Settings));
    }

    [Fact]
    public void Numbers_are_read_the_same_under_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = odd;
            var read = Read.Laptop("mlflow: {replicas: -3, resources: {requests: {cpu: '0.5'}, limits: {cpu: '0.4'}}}\n");
            var rule = Read.Laptop("mlflow: {resources: {requests: {cpu: '0.5'}, limits: {cpu: '0.4'}}}\n");

            Assert.Equal("CG1122", Assert.Single(read.Diagnostics).Code);
            Assert.Equal("CG1214", Assert.Single(rule.Diagnostics).Code);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
