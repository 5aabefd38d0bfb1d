namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class VariableIsSetOnceTests
{
    [Fact]
    public void A_name_for_all_and_for_one_part_is_an_error()
    {
        var read = Read.Laptop("airflow: {env: {A: x}, scheduler: {env: {A: y}}}\n");

        Assert.Equal(
            "site.yaml(1,45): error CG1215: 'A' is set in airflow.scheduler.env and in airflow.env, so the container would have it twice. Keep one of the two; to give parts different values, set it in each part's env only.",
            Assert.Single(Read.Coded(read, "CG1215"))
        );
    }

    [Fact]
    public void Parts_may_share_a_name_among_them()
    {
        var read = Read.Laptop("airflow: {env: {B: x}, scheduler: {env: {A: y}}, workers: {env: {A: z}}}\n");

        Assert.Empty(Read.Coded(read, "CG1215"));
        Assert.True(Read.IsFine(read));
    }
}
