namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class AnnotationsFitControllerTests
{
    [Fact]
    public void An_alb_ignores_annotations_of_nginx()
    {
        var read = Read.Cloud("ingress: {annotations: {\"nginx.ingress.kubernetes.io/proxy-body-size\":      0}}\n");

        Assert.Equal(
            "site.yaml(1,77): error CG1205: The annotation 'nginx.ingress.kubernetes.io/proxy-body-size' means nothing to ingress.kind 'alb'. Remove it, or write its counterpart for 'alb'.",
            Assert.Single(Read.Coded(read, "CG1205"))
        );
    }

    [Fact]
    public void Nginx_ignores_annotations_of_an_alb()
    {
        var read = Read.Laptop("ingress: {annotations: {\"alb.ingress.kubernetes.io/scheme\":    internal}}\n");

        Assert.Equal(
            "site.yaml(1,64): error CG1205: The annotation 'alb.ingress.kubernetes.io/scheme' means nothing to ingress.kind 'nginx'. Remove it, or write its counterpart for 'nginx'.",
            Assert.Single(Read.Coded(read, "CG1205"))
        );
    }

    [Fact]
    public void Its_own_annotations_reach_a_controller()
    {
        var read = Read.Cloud("ingress: {annotations: {\"alb.ingress.kubernetes.io/scheme\": internal, \"example.org/x\": y}}\n");

        Assert.Empty(Read.Coded(read, "CG1205"));
        Assert.True(Read.IsFine(read));
    }
}
