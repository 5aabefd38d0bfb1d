namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class FactsAreOfOneRegionTests
{
    [Theory]
    [InlineData(
        "ingress.certificateArn=arn:aws:acm:us-east-1:210987654321:certificate/1",
        "'ingress.certificateArn' is of the region us-east-1, and 'aws.region' is eu-central-1."
    )]
    [InlineData(
        "ingress.certificateArn=arn:aws:acm:eu-central-1:999900001111:certificate/1",
        "'ingress.certificateArn' is of the account 999900001111, and 'aws.accountId' is 210987654321."
    )]
    [InlineData(
        "aws.oidcProvider=oidc.eks.us-east-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF",
        "'aws.oidcProvider' is of the region us-east-1, and 'aws.region' is eu-central-1."
    )]
    [InlineData(
        "database.host=ml.abc.us-east-1.rds.amazonaws.com",
        "'database.host' is of the region us-east-1, and 'aws.region' is eu-central-1."
    )]
    public void A_fact_of_another_region_or_account_is_an_error_that_names_both_sides(string pair, string message)
    {
        var key = pair.Split('=')[0];

        var read = Read.Cloud("", pair);

        Assert.Equal(
            $"--set {key}: error CG1240: {message} Take both from the same place: one of them is another environment's.",
            Assert.Single(Read.Coded(read, "CG1240"))
        );
    }

    [Fact]
    public void The_other_side_is_named_with_its_place()
    {
        var read = Read.Cloud("aws: {region: us-east-1}\ndatabase: {host: ml.abc.eu-central-1.rds.amazonaws.com}\n");

        Assert.Contains(
            "site.yaml(2,18): error CG1240: 'database.host' is of the region eu-central-1, and 'aws.region' (site.yaml(1,15)) is us-east-1. Take both from the same place: one of them is another environment's.",
            Read.Coded(read, "CG1240")
        );
    }

    [Theory]
    [InlineData("database.host=ml.abc.eu-central-1.rds.amazonaws.com")]
    [InlineData("database.host=db.internal")]
    [InlineData("ingress.certificateArn=arn:aws:iam::999900001111:server-certificate/ml")]
    [InlineData("images.registry=999900001111.dkr.ecr.us-east-1.amazonaws.com")]
    public void What_may_lie_elsewhere_or_says_no_region_is_fine(string pair) => Assert.Empty(Read.Coded(Read.Cloud("", pair), "CG1240"));
}
