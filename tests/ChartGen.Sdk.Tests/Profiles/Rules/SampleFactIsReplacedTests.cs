namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class SampleFactIsReplacedTests
{
    [Fact]
    public void The_sample_account_is_a_warning()
    {
        var read = Read.Cloud("", "aws.accountId=111122223333");

        Assert.Equal(
            "--set aws.accountId: warning CG1299: 'aws.accountId' is still the sample site's '111122223333'. Replace it by your own.",
            Assert.Single(Read.Coded(read, "CG1299"))
        );
    }

    [Fact]
    public void A_host_below_the_sample_domain_is_a_warning()
    {
        var read = Read.Cloud("", "database.host=db.example.com");

        Assert.Equal(
            "--set database.host: warning CG1299: 'database.host' is still the sample site's 'db.example.com'. Replace it by your own.",
            Assert.Single(Read.Coded(read, "CG1299"))
        );
    }

    [Fact]
    public void A_role_in_the_sample_account_is_a_warning()
    {
        var read = Read.Cloud("", "identity.roles.mlflow=arn:aws:iam::111122223333:role/x");

        Assert.Equal(
            "--set identity.roles.mlflow: warning CG1299: 'identity.roles.mlflow' is still the sample site's 'arn:aws:iam::111122223333:role/x'. Replace it by your own.",
            Assert.Single(Read.Coded(read, "CG1299"))
        );
    }

    [Fact]
    public void The_samples_certificate_is_a_warning_in_every_account()
    {
        const string certificate = "arn:aws:acm:eu-central-1:210987654321:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789";

        var read = Read.Cloud("", $"ingress.certificateArn={certificate}");

        Assert.Equal(
            $"--set ingress.certificateArn: warning CG1299: 'ingress.certificateArn' is still the sample site's '{certificate}'. Replace it by your own.",
            Assert.Single(Read.Coded(read, "CG1299"))
        );
    }

    [Fact]
    public void A_repository_at_the_sample_host_is_a_warning()
    {
        var read = Read.Laptop("", "inference.git.repo=git@git.example.com:ml/x.git");

        Assert.Equal(
            "--set inference.git.repo: warning CG1299: 'inference.git.repo' is still the sample site's 'git@git.example.com:ml/x.git'. Replace it by your own.",
            Assert.Single(Read.Coded(read, "CG1299"))
        );
    }

    [Fact]
    public void A_sample_fact_that_reaches_no_chart_is_fine()
    {
        var read = Read.Laptop("database: {host: db.example.com}\naws: {accountId: \"111122223333\"}\n");

        Assert.Empty(Read.Coded(read, "CG1299"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void The_users_own_words_are_not_the_samples()
    {
        var read = Read.Laptop("airflow: {env: {URL: db.example.com}}\n");

        Assert.Empty(Read.Coded(read, "CG1299"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void The_sample_region_and_names_may_be_anyones()
    {
        var read = Read.Cloud(
            "",
            "aws.region=eu-west-1",
            "aws.clusterName=ml-prod",
            "aws.oidcProvider=oidc.eks.eu-west-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF",
            "ingress.certificateArn=arn:aws:acm:eu-west-1:210987654321:certificate/1"
        );

        Assert.Empty(Read.Coded(read, "CG1299"));
        Assert.True(Read.IsFine(read));
    }
}
