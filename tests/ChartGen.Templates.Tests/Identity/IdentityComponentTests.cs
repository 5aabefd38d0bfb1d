using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Tests.Identity;

public sealed class IdentityComponentTests
{
    private static readonly AwsRight Bucket = PlatformRights.Bucket(
        TestProfiles.EksMulti,
        BucketName.Parse("acme-ml"),
        "",
        BucketAccess.All
    );

    [Fact]
    public void An_account_with_rights_names_its_role_under_IRSA()
    {
        var chart = ChartOf(TestProfiles.EksMulti, new AccountSpec("inference", AccountMaker.Platform, [Bucket]));

        Assert.Equal(
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: inference
              labels:
                app.kubernetes.io/name: inference
                app.kubernetes.io/component: identity
                {{- include "platform.labels" . | nindent 4 }}
              annotations:
                eks.amazonaws.com/role-arn: "arn:aws:iam::444455556666:role/acme-ml.ml-platform.inference"
            automountServiceAccountToken: false

            """,
            chart.File("templates/identity/inference.yaml")
        );
    }

    [Fact]
    public void A_role_of_the_site_stands_in_the_place_of_the_derived_one()
    {
        var role = Arn.Parse("arn:aws:iam::444455556666:role/ml/scorer");
        var profile = TestProfiles.EksMulti with
        {
            Identity = new IdentityChoice.Irsa
            {
                Roles = new Dictionary<string, Arn> { ["inference"] = role }.ToImmutableSortedDictionary(StringComparer.Ordinal),
            },
        };

        Assert.Contains(
            "eks.amazonaws.com/role-arn: \"arn:aws:iam::444455556666:role/ml/scorer\"\n",
            ChartOf(profile, new AccountSpec("inference", AccountMaker.Platform, [Bucket])).File("templates/identity/inference.yaml"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("pod-identity")]
    [InlineData("none")]
    public void Without_IRSA_no_account_names_a_role(string identity)
    {
        var profile = TestProfiles.EksMulti with
        {
            Identity = identity == "none" ? new IdentityChoice.None() : new IdentityChoice.PodIdentity(),
        };

        Assert.DoesNotContain(
            "annotations",
            ChartOf(profile, new AccountSpec("inference", AccountMaker.Platform, [Bucket])).File("templates/identity/inference.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_account_without_rights_has_no_role()
    {
        Assert.DoesNotContain(
            "role-arn",
            ChartOf(TestProfiles.EksMulti, new AccountSpec("inference", AccountMaker.Platform, []))
                .File("templates/identity/inference.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_token_is_mounted_only_where_a_pod_talks_to_the_cluster()
    {
        Assert.Contains(
            "automountServiceAccountToken: true\n",
            ChartOf(TestProfiles.Local, new AccountSpec("inference", AccountMaker.Platform, [], MountsToken: true))
                .File("templates/identity/inference.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_account_that_two_components_name_is_made_once_with_what_both_need()
    {
        var chart = ChartOf(
            TestProfiles.EksMulti,
            new AccountSpec("shared", AccountMaker.Platform, []),
            new AccountSpec("shared", AccountMaker.Platform, [Bucket], MountsToken: true)
        );

        var text = chart.File("templates/identity/shared.yaml");
        Assert.Contains("role/acme-ml.ml-platform.shared\"\n", text, StringComparison.Ordinal);
        Assert.Contains("automountServiceAccountToken: true\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_of_a_subchart_is_left_to_the_subchart()
    {
        var chart = ChartOf(TestProfiles.EksMulti, new AccountSpec("mlflow", AccountMaker.Subchart, [Bucket]));

        Assert.DoesNotContain(chart.Files, f => f.Path.Text.StartsWith("templates/", StringComparison.Ordinal));
    }

    private static Chart ChartOf(EnvironmentProfile profile, params ImmutableArray<AccountSpec> accounts) =>
        TestCharts.Of(profile, new FakeComponent(new() { Component = "consumer", Accounts = accounts }), new IdentityComponent());
}
