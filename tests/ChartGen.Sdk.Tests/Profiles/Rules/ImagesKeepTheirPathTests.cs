namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class ImagesKeepTheirPathTests
{
    [Fact]
    public void Two_images_on_one_path_are_an_error()
    {
        var read = Read.Laptop("images: {map: {a/x: r.test/x,   b/x: r.test/x}}\n");

        Assert.Equal(
            "site.yaml(1,38): error CG1219: images.map puts a/x and b/x on one path, 'r.test/x'. Give each upstream image a path of its own.",
            Assert.Single(Read.Coded(read, "CG1219"))
        );
    }

    [Fact]
    public void Images_on_paths_of_their_own_are_fine()
    {
        var read = Read.Laptop("images: {map: {a/x: r.test/ax, b/x: r.test/bx}}\n");

        Assert.Empty(Read.Coded(read, "CG1219"));
        Assert.True(Read.IsFine(read));
    }
}
