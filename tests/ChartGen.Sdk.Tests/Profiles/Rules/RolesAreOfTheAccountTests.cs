namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class RolesAreOfTheAccountTests
{
    [Theory]
    [InlineData("arn:aws:iam::999900001111:role/mlflow")]
    [InlineData("arn:aws:iam::210987654321:policy/mlflow")]
    [InlineData("arn:aws-cn:iam::210987654321:role/mlflow")]
    [InlineData("arn:aws:iam::210987654321:role/*")]
    public void What_is_no_role_of_the_account_is_an_error(string arn)
    {
        var read = Read.Cloud("", $"identity.roles.mlflow={arn}");

        Assert.Equal(
            $"--set identity.roles.mlflow: error CG1229: 'identity.roles.mlflow' is '{arn}', which is no role of the account 210987654321. Name a role, such as arn:aws:iam::210987654321:role/mlflow, or remove the key: ChartGen then names one itself.",
            Assert.Single(Read.Coded(read, "CG1229"))
        );
    }

    [Theory]
    [InlineData("arn:aws:iam::210987654321:role/mlflow")]
    [InlineData("arn:aws:iam::210987654321:role/ml/team.a/mlflow")]
    public void A_role_of_the_account_may_have_a_path(string arn) =>
        Assert.True(Read.IsFine(Read.Cloud("", $"identity.roles.mlflow={arn}")));
}
