using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Manifests;

public sealed class LabelSelectorTests
{
    private static readonly ValuesMap Labels = ValuesMap.Of(("app", "web"), ("tier", "one"));

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{matchLabels: {app: web}}", true)]
    [InlineData("{matchLabels: {app: web, tier: two}}", false)]
    [InlineData("{matchLabels: {zone: a}}", false)]
    [InlineData("{matchExpressions: [{key: app, operator: In, values: [api, web]}]}", true)]
    [InlineData("{matchExpressions: [{key: app, operator: In, values: [api]}]}", false)]
    [InlineData("{matchExpressions: [{key: app, operator: NotIn, values: [api]}]}", true)]
    [InlineData("{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", false)]
    [InlineData("{matchExpressions: [{key: zone, operator: NotIn, values: [a]}]}", true)]
    [InlineData("{matchExpressions: [{key: app, operator: Exists}]}", true)]
    [InlineData("{matchExpressions: [{key: zone, operator: Exists}]}", false)]
    [InlineData("{matchExpressions: [{key: zone, operator: DoesNotExist}]}", true)]
    [InlineData("{matchLabels: {app: web}, matchExpressions: [{key: tier, operator: DoesNotExist}]}", false)]
    public void A_selector_chooses_what_meets_all_its_terms(string selector, bool chosen) =>
        Assert.Equal(chosen, LabelSelector.Chooses(ValuesReader.Read(selector, "selector").Root, Labels));

    [Fact]
    public void No_selector_chooses_nothing() => Assert.False(LabelSelector.Chooses(null, Labels));
}
