using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Tests.Components;

public sealed class PolicyCheckTests
{
    [Theory]
    [InlineData("s3:*", "arn:aws:s3:::ml", "s3:*")]
    [InlineData("s3:GetObject", "*", "*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::ml/*", "arn:aws:s3:::ml/*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::ml/part-?", "arn:aws:s3:::ml/part-?")]
    public void A_wildcard_without_a_reason_is_an_error(string action, string resource, string wildcard)
    {
        Assert.Equal(
            $"error CG2030: The statement 'Read' of the account 'scorer', which the component 'scoring' declares, allows '{wildcard}' without a reason for its wildcard. Name what is needed, or say in WildcardReason why AWS offers nothing narrower.",
            Assert.Single(
                Findings([
                    new()
                    {
                        Sid = "Read",
                        Actions = [action],
                        Resources = [resource],
                    },
                ])
            )
        );
    }

    [Fact]
    public void A_blank_reason_is_none()
    {
        var finding = Assert.Single(
            Findings([
                new()
                {
                    Sid = "Read",
                    Actions = ["s3:GetObject"],
                    Resources = ["*"],
                    WildcardReason = " ",
                },
            ])
        );

        Assert.StartsWith("error CG2030: ", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wildcard_with_a_reason_and_none_at_all_are_fine()
    {
        Assert.Empty(
            Findings([
                new()
                {
                    Sid = "Read",
                    Actions = ["s3:GetObject"],
                    Resources = ["arn:aws:s3:::ml/*"],
                    WildcardReason = "Objects come and go.",
                },
                new()
                {
                    Sid = "List",
                    Actions = ["s3:ListBucket"],
                    Resources = ["arn:aws:s3:::ml"],
                },
            ])
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("Read objects")]
    [InlineData("read-objects")]
    [InlineData("Lesen\u00dc")]
    public void A_name_that_IAM_refuses_is_an_error(string sid)
    {
        Assert.Equal(
            $"error CG2031: The statement '{sid}' of the account 'scorer', which the component 'scoring' declares, has a name that IAM refuses. Use letters and digits only.",
            Assert.Single(
                Findings([
                    new()
                    {
                        Sid = sid,
                        Actions = ["s3:GetObject"],
                        Resources = ["arn:aws:s3:::ml/model"],
                    },
                ])
            )
        );
    }

    [Fact]
    public void A_policy_that_is_too_long_for_a_role_is_an_error()
    {
        var resources = Enumerable.Range(0, 400).Select(i => $"arn:aws:s3:::ml/model-{i.ToString("D6", CultureInfo.InvariantCulture)}");

        Assert.Equal(
            "error CG2032: The policy of the account 'scorer' has 12509 characters, and IAM takes 10240 as the inline policies of a role. Give its pods two accounts, or join its resources below one prefix.",
            Assert.Single(
                Findings([
                    new()
                    {
                        Sid = "Read",
                        Actions = ["s3:GetObject"],
                        Resources = [.. resources],
                    },
                ])
            )
        );
    }

    private static IEnumerable<string> Findings(ImmutableArray<PolicyStatement> statements) =>
        PolicyCheck
            .Check([new() { Component = "scoring", Accounts = [new("scorer", AccountMaker.Platform, [new("read models", statements)])] }])
            .Select(d => d.ToString());
}
