using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Tests.Profiles.Facts;

public sealed class AwsRegionTests
{
    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("us-east-1", "aws")]
    [InlineData("cn-northwest-1", "aws-cn")]
    [InlineData("us-gov-east-1", "aws-us-gov")]
    [InlineData("us-iso-west-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    [InlineData("eu-isoe-west-1", "aws-iso-e")]
    [InlineData("us-isof-south-1", "aws-iso-f")]
    public void The_partition_of_ARNs_follows_from_the_region(string region, string partition) =>
        Assert.Equal(partition, AwsRegion.Parse(region).Partition);
}
