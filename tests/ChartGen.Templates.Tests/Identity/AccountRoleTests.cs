using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;
using CsCheck;

namespace ChartGen.Templates.Tests.Identity;

public sealed class AccountRoleTests
{
    [Fact]
    public void A_role_is_named_after_cluster_namespace_and_account()
    {
        Assert.Equal(
            new AccountRole("/", "acme-ml.ml-platform.mlflow", "arn:aws:iam::444455556666:role/acme-ml.ml-platform.mlflow"),
            AccountRole.Of(TestProfiles.EksMulti, "ml-platform", "mlflow")
        );
    }

    [Fact]
    public void Two_platforms_of_one_cluster_share_no_role()
    {
        Assert.NotEqual(Role("acme-ml", "team-a", "mlflow"), Role("acme-ml", "team-b", "mlflow"));
        Assert.NotEqual(Role("acme", "ml-team", "mlflow"), Role("acme-ml", "team", "mlflow"));
    }

    [Fact]
    public void Two_platforms_of_one_cluster_name_one_role_for_an_account_of_the_prerequisites()
    {
        var other = TestProfiles.EksMulti with { Platform = TestProfiles.EksMulti.Platform with { Namespace = DnsLabel.Parse("team-b") } };

        Assert.Equal(
            "arn:aws:iam::444455556666:role/acme-ml.kube-system.aws-load-balancer-controller",
            TestProfiles.EksMulti.PrerequisiteRoleArn("aws-load-balancer-controller")
        );
        Assert.Equal(
            TestProfiles.EksMulti.PrerequisiteRoleArn("aws-load-balancer-controller"),
            other.PrerequisiteRoleArn("aws-load-balancer-controller")
        );
    }

    [Fact]
    public void An_account_of_an_add_on_stays_in_kube_system_wherever_the_prerequisites_go()
    {
        var moved = TestProfiles.EksMulti with
        {
            Prerequisites = TestProfiles.EksMulti.Prerequisites with { Namespace = DnsLabel.Parse("platform-system") },
        };

        Assert.Equal(
            "arn:aws:iam::444455556666:role/acme-ml.kube-system.ebs-csi-controller-sa",
            moved.AddonRoleArn("ebs-csi-controller-sa")
        );
        Assert.Equal(
            "arn:aws:iam::444455556666:role/acme-ml.platform-system.aws-load-balancer-controller",
            moved.PrerequisiteRoleArn("aws-load-balancer-controller")
        );
    }

    [Fact]
    public void A_name_that_IAM_would_refuse_is_shortened_with_a_hash_of_all_of_it()
    {
        Assert.Equal(
            "a-rather-long-name-for-a-cluster.machine-learning-pla-eccfcae980",
            Role("a-rather-long-name-for-a-cluster", "machine-learning-platform", "airflow-worker-kubernetes")
        );
    }

    [Fact]
    public void No_name_is_longer_than_IAM_allows_or_made_twice()
    {
        var label = Gen.String[Gen.Char["abc-"], 1, 40].Select(text => $"a{text}z");
        Gen.Select(label, label, label)
            .Array[2]
            .Sample(triples =>
            {
                var roles = triples.Select(t => Role(t.Item1, t.Item2, t.Item3)).ToArray();
                Assert.All(roles, name => Assert.Matches(@"\A[\w+=,.@-]{1,64}\z", name));
                Assert.Equal(triples[0] == triples[1], roles[0] == roles[1]);
            });
    }

    [Fact]
    public void A_role_of_the_site_keeps_its_name_and_path()
    {
        var own = Arn.Parse("arn:aws:iam::444455556666:role/ml/team/scorer");
        var profile = TestProfiles.EksMulti with
        {
            Identity = new IdentityChoice.Irsa
            {
                Roles = new Dictionary<string, Arn> { ["inference"] = own }.ToImmutableSortedDictionary(StringComparer.Ordinal),
            },
        };

        Assert.Equal(new AccountRole("/ml/team/", "scorer", own.Text), AccountRole.Of(profile, "ml-platform", "inference"));
    }

    [Fact]
    public void The_partition_is_that_of_the_region()
    {
        var profile = TestProfiles.EksMulti with { Aws = TestProfiles.EksMulti.Aws! with { Region = AwsRegion.Parse("cn-north-1") } };

        Assert.Equal("arn:aws-cn:iam::444455556666:role/acme-ml.ml-platform.mlflow", AccountRole.Of(profile, "ml-platform", "mlflow")!.Arn);
    }

    [Fact]
    public void Without_an_identity_there_is_no_role() =>
        Assert.Null(AccountRole.Of(TestProfiles.EksMulti with { Identity = new IdentityChoice.None() }, "ml-platform", "mlflow"));

    private static string Role(string cluster, string @namespace, string account) =>
        AccountRole
            .Of(
                TestProfiles.EksMulti with
                {
                    Aws = TestProfiles.EksMulti.Aws! with { ClusterName = ClusterName.Parse(cluster) },
                },
                @namespace,
                account
            )!
            .Name;
}
