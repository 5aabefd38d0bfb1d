using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Tests.Profiles;

public sealed class SettingPathsTests
{
    private static readonly string[] Volumes = ["models", "spark-checkpoints"];

    [Theory]
    [InlineData("database")]
    [InlineData("database.host")]
    [InlineData("volumes.models.size")]
    [InlineData("airflow.env.ANY")]
    [InlineData("airflow.env.ANY.secret")]
    [InlineData("airflow.values.any.thing.below")]
    [InlineData(@"ingress.annotations.a\.b")]
    [InlineData("exceptions")]
    public void A_path_of_the_schema_is_known(string path) => Assert.Null(SettingPaths.WhyUnknown(path, Volumes));

    [Theory]
    [InlineData("databse.host", "Did you mean 'database.host'?")]
    [InlineData("database.hots", "Did you mean 'database.host'?")]
    [InlineData("volumes.modls.size", "Did you mean 'volumes.models.size'?")]
    [InlineData("bucket", "Did you mean 'objectStore.bucket' or 'backups.bucket'?")]
    [InlineData("airflow.dags.git.nothing", "The keys of 'airflow.dags.git' are repo, branch, subPath, credentialsSecret.")]
    [InlineData("database.host.name", "'database.host' has no keys.")]
    [InlineData("exceptions.0", "'exceptions' has no keys.")]
    [InlineData("airflow.env.ANY.value", "The keys of 'airflow.env.ANY' are secret, key.")]
    public void A_path_that_leads_nowhere_says_where_one_may_have_meant(string path, string next) =>
        Assert.Equal(next, SettingPaths.WhyUnknown(path, Volumes));

    [Theory]
    [InlineData("data", "database.")]
    [InlineData("database.", "database.kind database.host database.port database.size database.resources. database.values.")]
    [InlineData("volumes.m", "volumes.models.")]
    [InlineData("aws.O", "aws.oidcProvider")]
    [InlineData("airflow.env.", "")]
    [InlineData("nothing.", "")]
    public void A_path_goes_on_to_keys_and_to_sections_with_a_dot(string start, string goesOn) =>
        Assert.Equal(goesOn, string.Join(' ', SettingPaths.Complete(start, Volumes)));

    [Theory]
    [InlineData("database.kind", "in-cluster rds")]
    [InlineData("airflow.pgbouncer", "true false")]
    [InlineData("database.host", "")]
    [InlineData("nothing", "")]
    public void A_setting_of_few_words_names_them(string path, string words) =>
        Assert.Equal(words, string.Join(' ', SettingPaths.Words(path)));
}
