namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class BackupsLieApartTests
{
    [Fact]
    public void A_backup_in_the_platforms_own_bucket_is_a_warning()
    {
        var read = Read.Cloud("", "database.kind=in-cluster", "backups.kind=s3", "backups.bucket=ml-artifacts");

        Assert.Equal(
            "--set backups.bucket: warning CG1236: backups.bucket is the platform's own bucket 'ml-artifacts', where its pods may delete. Name a bucket of another purpose, one that keeps versions.",
            Assert.Single(Read.Coded(read, "CG1236"))
        );
    }

    [Theory]
    [InlineData("database.kind=in-cluster", "backups.bucket=safe")]
    [InlineData("database.kind=rds", "backups.bucket=ml-artifacts")]
    public void A_bucket_of_its_own_and_one_that_nothing_goes_to_are_fine(string database, string bucket) =>
        Assert.Empty(Read.Coded(Read.Cloud("", database, "backups.kind=s3", bucket), "CG1236"));
}
