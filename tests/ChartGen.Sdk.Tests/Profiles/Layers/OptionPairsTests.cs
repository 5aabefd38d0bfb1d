using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Tests.Profiles.Layers;

public sealed class OptionPairsTests
{
    [Theory]
    [InlineData("airflow.env.A=b=c", "A", "b=c")]
    [InlineData("airflow.env.A=b,C=d", "A", "b,C=d")]
    [InlineData("airflow.env.A=yes", "A", "yes")]
    [InlineData("airflow.env.A=08", "A", "08")]
    [InlineData("airflow.env.A=[a, b]", "A", "[a, b]")]
    [InlineData("airflow.env.A=", "A", "")]
    [InlineData(@"airflow.env.a\.b=c", "a.b", "c")]
    public void The_value_is_all_after_the_first_equals_sign_and_a_string_in_free_maps(string pair, string name, string value)
    {
        var read = Read.Laptop("", pair);

        Assert.Empty(read.Diagnostics);
        Assert.Equal(new EnvironmentValue.Text(value), read.Profile!.Airflow.Env[name]);
    }

    [Fact]
    public void A_variable_may_come_from_a_secret()
    {
        var value = Read.Laptop("", "airflow.env.A.secret=kafka", "airflow.env.A.key=password").Profile!.Airflow.Env["A"];

        Assert.Equal(new EnvironmentValue.FromSecret(Sdk.Profiles.Facts.SubdomainName.Parse("kafka"), "password"), value);
    }

    [Fact]
    public void Lists_are_yaml_flow_sequences()
    {
        var read = Read.Laptop("", "airflow.envFromSecrets=[a, b]", "inference.args=['--x', 1, yes]");

        Assert.Equal(["a", "b"], read.Profile!.Airflow.EnvFromSecrets.Select(s => s.Text));
        Assert.Equal(["--x", "1", "yes"], ((Sdk.Profiles.Choices.InferenceChoice.Running)read.Profile.Inference).Args.AsEnumerable());
    }

    [Fact]
    public void A_list_that_is_none_says_how_to_write_one()
    {
        Assert.Equal(
            "--set airflow.envFromSecrets: error CG1003: 'airflow.envFromSecrets' is a list; here stands a single value. Write a list as in '[a, b]'.",
            Read.Only(Read.Laptop("", "airflow.envFromSecrets=a,b"))
        );
    }

    [Fact]
    public void A_section_cannot_be_set_as_a_whole()
    {
        Assert.Equal(
            "--set database: error CG1003: 'database' holds keys; here stands a single value. Set one of its keys, as in --set database.<key>=<value>.",
            Read.Only(Read.Laptop("", "database=rds"))
        );
    }

    [Fact]
    public void An_unescaped_dot_in_a_key_says_how_to_escape_it()
    {
        Assert.Equal(
            @"--set ingress.annotations.a.b: error CG1003: 'ingress.annotations.a' is a single value; here stands a map of keys. A dot inside a key is written '\.'.",
            Read.Only(Read.Laptop("", "ingress.annotations.a.b=c"))
        );
    }

    [Fact]
    public void Later_pairs_win_and_null_deletes()
    {
        var read = Read.Laptop("airflow: {env: {A: x, B: y}}\n", "airflow.env.A=1", "airflow.env.A=2", "airflow.env.B=null");

        Assert.Equal(["A"], read.Profile!.Airflow.Env.Keys);
        Assert.Equal(new EnvironmentValue.Text("2"), read.Profile.Airflow.Env["A"]);
    }

    [Theory]
    [InlineData(
        "database.kind",
        "--set database.kind: error CG1005: The pair has no '='. Write --set database.kind=<value>; 'database.kind=null' deletes."
    )]
    [InlineData(
        "database..kind=x",
        @"--set database..kind: error CG1005: A key between the dots is empty. A dot inside a key is written '\.'."
    )]
    [InlineData("=x", @"--set : error CG1005: A key between the dots is empty. A dot inside a key is written '\.'.")]
    [InlineData(
        "profiles.laptop.database.kind=rds",
        "--set profiles.laptop.database.kind: error CG1005: Options hold for every profile of the call; 'profiles' stands in chartgen.yaml only. Leave out 'profiles' and the profile's name."
    )]
    [InlineData(
        "databse.kind=rds",
        "--set databse.kind: error CG1002: 'databse' is not a key of the configuration. Did you mean 'database'?"
    )]
    public void A_pair_that_cannot_be_read_says_why(string pair, string text) => Assert.Equal(text, Read.Only(Read.Laptop("", pair)));
}
