using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Identity;

/// <summary>What a bucket's user does with the objects below its prefix.</summary>
internal enum BucketAccess
{
    /// <summary>Lists and reads them.</summary>
    Read,

    /// <summary>Lists them and adds objects; it reads and deletes none.</summary>
    Add,

    /// <summary>Lists, reads and adds them.</summary>
    ReadAndAdd,

    /// <summary>Lists, reads, adds and deletes them.</summary>
    All,
}

/// <summary>What the accounts of both charts may do in AWS, each as the least policy that lets them.</summary>
internal static partial class PlatformRights
{
    /// <summary>Use a bucket.</summary>
    /// <param name="profile">The profile, on AWS.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">Below this prefix, without slashes at its ends; empty for all.</param>
    /// <param name="access">What for.</param>
    public static AwsRight Bucket(EnvironmentProfile profile, BucketName bucket, string prefix, BucketAccess access)
    {
        var arns = SiteArns.Of(profile);
        var objects = prefix.Length == 0 ? "*" : $"{prefix}/*";
        return new(
            $"{Word(access)} {Markdown.Code($"s3://{bucket.Text}/{objects}")}",
            [
                new()
                {
                    Sid = "ListObjects",
                    Actions = ["s3:ListBucket"],
                    Resources = [arns.Bucket(bucket.Text)],
                    // S3 also asks this before it says of a missing object that it is missing.
                    Conditions = prefix.Length == 0 ? [] : [new("StringLike", "s3:prefix", [prefix, objects])],
                },
                new()
                {
                    Sid = "UseObjects",
                    Actions = Actions(access),
                    Resources = [arns.Bucket($"{bucket.Text}/{objects}")],
                    WildcardReason =
                        prefix.Length == 0
                            ? "The objects are the user's own programs', anywhere in the bucket."
                            : "Objects are named at run time; the prefix is what is known of them.",
                },
            ]
        );
    }

    private static string Word(BucketAccess access) =>
        access switch
        {
            BucketAccess.Read => "read",
            BucketAccess.Add => "add to",
            BucketAccess.ReadAndAdd => "read and add to",
            _ => "read and write",
        };

    private static ImmutableArray<string> Actions(BucketAccess access) =>
        access switch
        {
            BucketAccess.Read => ["s3:GetObject"],
            BucketAccess.Add => ["s3:AbortMultipartUpload", "s3:PutObject"],
            BucketAccess.ReadAndAdd => ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
            _ => ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
        };

    /// <summary>Read the platform's entries in AWS Secrets Manager.</summary>
    /// <exception cref="ArgumentException">The profile's Secrets do not come from there.</exception>
    public static AwsRight ReadSecrets(EnvironmentProfile profile)
    {
        if (profile.Secrets is not SecretsChoice.ExternalSecrets external)
            throw new ArgumentException("Only External Secrets reads AWS Secrets Manager.", nameof(profile));
        return new(
            $"read the entries {Markdown.Code($"{external.Prefix.Text}/*")} of AWS Secrets Manager",
            [
                new()
                {
                    Sid = "ReadEntries",
                    Actions = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
                    Resources = [SiteArns.Of(profile).Regional("secretsmanager", $"secret:{external.Prefix.Text}/*")],
                    WildcardReason = "AWS ends the ARN of each entry in six random characters.",
                },
            ]
        );
    }

    /// <summary>Write logs to CloudWatch.</summary>
    /// <param name="profile">The profile, on AWS.</param>
    /// <param name="groups">The log groups.</param>
    public static AwsRight WriteLogs(EnvironmentProfile profile, params ImmutableArray<string> groups)
    {
        var arns = SiteArns.Of(profile);
        return new(
            $"write to the CloudWatch log groups {Markdown.Codes(groups)}",
            [
                new()
                {
                    Sid = "MakeLogGroups",
                    Actions = ["logs:CreateLogGroup", "logs:DescribeLogStreams", "logs:PutRetentionPolicy"],
                    Resources = [.. groups.Select(g => arns.Regional("logs", $"log-group:{g}"))],
                },
                new()
                {
                    Sid = "WriteLogStreams",
                    Actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resources = [.. groups.Select(g => arns.Regional("logs", $"log-group:{g}:*"))],
                    WildcardReason = "Streams are named after pods and nodes, at run time.",
                },
            ]
        );
    }

    /// <summary>Publish metrics to CloudWatch.</summary>
    /// <param name="metricNamespace">The metrics' namespace, such as <c>ContainerInsights</c>.</param>
    public static AwsRight PublishMetrics(string metricNamespace) =>
        new(
            $"publish the CloudWatch metrics {Markdown.Code(metricNamespace)}",
            [
                new()
                {
                    Sid = "PublishMetrics",
                    Actions = ["cloudwatch:PutMetricData"],
                    Resources = ["*"],
                    Conditions = [new("StringEquals", "cloudwatch:namespace", [metricNamespace])],
                    WildcardReason = "Metrics have no ARN; the condition names their namespace.",
                },
            ]
        );
}
