using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Identity;

/// <summary>What the platform's accounts may do in AWS, each as the least policy that lets them.</summary>
internal static class PlatformRights
{
    private static readonly string[] ReadWrite =
    [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:GetObject",
        "s3:ListMultipartUploadParts",
        "s3:PutObject",
    ];

    /// <summary>Read and write objects of a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">Below this prefix, without slashes at its ends; empty for all.</param>
    public static AwsRight Bucket(BucketName bucket, string prefix)
    {
        var objects = prefix.Length == 0 ? "*" : $"{prefix}/*";
        return new(
            $"read and write {Markdown.Code($"s3://{bucket.Text}/{objects}")}",
            [
                new()
                {
                    Sid = "ListBucket",
                    Actions = ["s3:GetBucketLocation", "s3:ListBucket"],
                    Resources = [$"arn:aws:s3:::{bucket.Text}"],
                },
                new()
                {
                    Sid = "ReadAndWriteObjects",
                    Actions = [.. ReadWrite],
                    Resources = [$"arn:aws:s3:::{bucket.Text}/{objects}"],
                },
            ]
        );
    }

    /// <summary>Read the platform's entries in AWS Secrets Manager.</summary>
    /// <exception cref="ArgumentException">The profile's Secrets do not come from there.</exception>
    public static AwsRight ReadSecrets(EnvironmentProfile profile)
    {
        if (profile is not { Aws: { } aws, Secrets: SecretsChoice.ExternalSecrets external })
            throw new ArgumentException("Only External Secrets reads AWS Secrets Manager.", nameof(profile));
        return new(
            $"read the entries {Markdown.Code($"{external.Prefix.Text}/*")} of AWS Secrets Manager",
            [
                new()
                {
                    Sid = "ReadEntries",
                    Actions = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
                    Resources = [$"arn:aws:secretsmanager:{aws.Region.Text}:{aws.AccountId.Text}:secret:{external.Prefix.Text}/*"],
                },
            ]
        );
    }

    /// <summary>Write logs to CloudWatch.</summary>
    /// <param name="profile">The profile, on AWS.</param>
    /// <param name="groups">The log groups.</param>
    public static AwsRight WriteLogs(EnvironmentProfile profile, params System.Collections.Immutable.ImmutableArray<string> groups) =>
        new(
            $"write to the CloudWatch log groups {string.Join(", ", groups.Select(Markdown.Code))}",
            [
                new()
                {
                    Sid = "WriteLogs",
                    Actions = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:PutRetentionPolicy"],
                    Resources =
                    [
                        .. groups.Select(g => $"arn:aws:logs:{profile.Aws!.Region.Text}:{profile.Aws.AccountId.Text}:log-group:{g}:*"),
                    ],
                },
            ]
        );

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
