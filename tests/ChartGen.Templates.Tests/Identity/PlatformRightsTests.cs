using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Tests.Identity;

public sealed class PlatformRightsTests
{
    private static readonly EnvironmentProfile Profile = TestProfiles.EksMulti;

    public static TheoryData<string> Rights => [.. All(Profile).Keys];

    [Theory]
    [MemberData(nameof(Rights))]
    public void A_right_names_only_the_site_and_its_partition(string right)
    {
        foreach (var (region, partition) in new[] { ("eu-central-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov") })
        {
            var profile = Profile with { Aws = Profile.Aws! with { Region = AwsRegion.Parse(region) } };
            var resources = All(profile)[right].Statements.SelectMany(s => s.Resources).Where(r => r != "*");
            Assert.All(
                resources,
                resource =>
                    Assert.Matches(
                        $@"\Aarn:{partition}:(s3:::|iam::444455556666:|(ec2|elasticfilesystem|elasticloadbalancing|logs|secretsmanager):{region}:444455556666:)[a-z]",
                        resource
                    )
            );
        }
    }

    [Theory]
    [MemberData(nameof(Rights))]
    public void A_right_fits_into_a_role_and_says_why_of_each_wildcard(string right)
    {
        var diagnostics = PolicyCheck(All(Profile)[right]);

        Assert.Empty(diagnostics);
    }

    [Theory]
    [MemberData(nameof(Rights))]
    public void No_action_has_a_wildcard_and_none_is_listed_twice(string right) =>
        Assert.All(
            All(Profile)[right].Statements,
            s =>
            {
                Assert.All(s.Actions, action => Assert.Matches(@"\A[a-z0-9-]+:[A-Za-z]+\z", action));
                Assert.Equal(s.Actions.Distinct().Order(StringComparer.Ordinal), s.Actions);
            }
        );

    [Fact]
    public void Whoever_adds_to_a_bucket_neither_reads_nor_deletes()
    {
        var statements = All(Profile)["add"].Statements;

        Assert.Equal(["s3:ListBucket", "s3:AbortMultipartUpload", "s3:PutObject"], statements.SelectMany(s => s.Actions));
    }

    [Fact]
    public void A_bare_wildcard_stands_only_where_a_condition_narrows_it() =>
        Assert.All(
            All(Profile).Values.SelectMany(r => r.Statements).Where(s => s.Resources.Contains("*")),
            s => Assert.NotEmpty(s.Conditions)
        );

    [Fact]
    public void Tags_of_another_cluster_open_nothing_to_the_load_balancer_controller()
    {
        var conditions = All(Profile)["balancing"].Statements.SelectMany(s => s.Conditions).ToArray();

        Assert.All(
            conditions.Where(c => c.Key.EndsWith("/elbv2.k8s.aws/cluster", StringComparison.Ordinal) && c.Operator != "Null"),
            c => Assert.Equal("acme-ml", Assert.Single(c.Values))
        );
        Assert.Contains(conditions, c => c is { Operator: "Null", Key: "aws:ResourceTag/kubernetes.io/cluster/acme-ml" });
    }

    private static Dictionary<string, AwsRight> All(EnvironmentProfile profile) =>
        new(StringComparer.Ordinal)
        {
            ["bucket"] = PlatformRights.Bucket(profile, BucketName.Parse("acme-ml"), "", BucketAccess.All),
            ["read"] = PlatformRights.Bucket(profile, BucketName.Parse("acme-ml"), "a/b", BucketAccess.Read),
            ["add"] = PlatformRights.Bucket(profile, BucketName.Parse("acme-ml"), "a/b", BucketAccess.Add),
            ["read and add"] = PlatformRights.Bucket(profile, BucketName.Parse("acme-ml"), "a/b", BucketAccess.ReadAndAdd),
            ["secrets"] = PlatformRights.ReadSecrets(profile),
            ["logs"] = PlatformRights.WriteLogs(profile, "/aws/containerinsights/acme-ml/application", "other"),
            ["metrics"] = PlatformRights.PublishMetrics("ContainerInsights"),
            ["volumes"] = PlatformRights.EbsVolumes(profile),
            ["file system"] = PlatformRights.EfsAccessPoints(profile, FileSystemId.Parse("fs-0fedcba9876543210")),
            ["balancing"] = PlatformRights.LoadBalancing(profile),
        };

    // IAM counts an inline policy without its white space, and wants letters and digits in a statement's name.
    private static IEnumerable<string> PolicyCheck(AwsRight right)
    {
        foreach (var statement in right.Statements)
        {
            var isWide = statement.Actions.Concat(statement.Resources).Any(t => t.Contains('*', StringComparison.Ordinal));
            if (isWide == string.IsNullOrWhiteSpace(statement.WildcardReason))
                yield return $"{statement.Sid}: a reason without a wildcard, or a wildcard without a reason";
            if (!statement.Sid.All(char.IsAsciiLetterOrDigit))
                yield return $"{statement.Sid}: not a name";
        }

        if (ValuesJson.Write(PolicyDocument.Of([right])).Count(c => !char.IsWhiteSpace(c)) > 10_240)
            yield return "too long";
    }
}
