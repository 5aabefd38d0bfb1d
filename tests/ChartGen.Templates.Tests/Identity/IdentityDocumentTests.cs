using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Tests.Identity;

public sealed class IdentityDocumentTests
{
    private static readonly AwsRight Models = PlatformRights.Bucket(
        TestProfiles.EksMulti,
        BucketName.Parse("acme-ml"),
        "models",
        BucketAccess.Read
    );

    private static readonly EnvironmentProfile PodIdentity = TestProfiles.EksMulti with { Identity = new IdentityChoice.PodIdentity() };

    [Fact]
    public void Each_account_with_rights_has_a_policy_and_a_trust_policy()
    {
        Assert.Equal(
            [
                "iam/README.md",
                "iam/create-roles.sh",
                "iam/policies/ebs-csi-controller-sa.json",
                "iam/policies/scorer.json",
                "iam/roles.tf",
                "iam/trust/ebs-csi-controller-sa.json",
                "iam/trust/scorer.json",
            ],
            Files(TestProfiles.EksMulti).Keys
        );
    }

    [Fact]
    public void A_policy_allows_what_the_account_declares()
    {
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ListObjects",
                  "Effect": "Allow",
                  "Action": [
                    "s3:ListBucket"
                  ],
                  "Resource": [
                    "arn:aws:s3:::acme-ml"
                  ],
                  "Condition": {
                    "StringLike": {
                      "s3:prefix": [
                        "models",
                        "models/*"
                      ]
                    }
                  }
                },
                {
                  "Sid": "UseObjects",
                  "Effect": "Allow",
                  "Action": [
                    "s3:GetObject"
                  ],
                  "Resource": [
                    "arn:aws:s3:::acme-ml/models/*"
                  ]
                }
              ]
            }

            """,
            Files(TestProfiles.EksMulti)["iam/policies/scorer.json"]
        );
    }

    [Fact]
    public void Under_IRSA_a_role_trusts_the_tokens_of_one_account_of_one_cluster()
    {
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": {
                    "Federated": "arn:aws:iam::444455556666:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF"
                  },
                  "Action": [
                    "sts:AssumeRoleWithWebIdentity"
                  ],
                  "Condition": {
                    "StringEquals": {
                      "oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF:aud": "sts.amazonaws.com",
                      "oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF:sub": "system:serviceaccount:ml-platform:scorer"
                    }
                  }
                }
              ]
            }

            """,
            Files(TestProfiles.EksMulti)["iam/trust/scorer.json"]
        );
    }

    [Fact]
    public void Under_Pod_Identity_a_role_trusts_the_agent_for_one_account_of_one_cluster()
    {
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": {
                    "Service": "pods.eks.amazonaws.com"
                  },
                  "Action": [
                    "sts:AssumeRole",
                    "sts:TagSession"
                  ],
                  "Condition": {
                    "StringEquals": {
                      "aws:SourceAccount": "444455556666",
                      "aws:RequestTag/kubernetes-namespace": "ml-platform",
                      "aws:RequestTag/kubernetes-service-account": "scorer"
                    },
                    "ArnEquals": {
                      "aws:SourceArn": "arn:aws:eks:eu-central-1:444455556666:cluster/acme-ml"
                    }
                  }
                }
              ]
            }

            """,
            Files(PodIdentity)["iam/trust/scorer.json"]
        );
    }

    [Fact]
    public void An_account_of_the_prerequisites_is_trusted_in_their_namespace() =>
        Assert.Contains(
            ":sub\": \"system:serviceaccount:kube-system:ebs-csi-controller-sa\"",
            Files(TestProfiles.EksMulti)["iam/trust/ebs-csi-controller-sa.json"],
            StringComparison.Ordinal
        );

    [Fact]
    public void Terraform_associates_accounts_under_Pod_Identity_alone()
    {
        Assert.Contains("aws_eks_pod_identity_association", Files(PodIdentity)["iam/roles.tf"], StringComparison.Ordinal);
        Assert.DoesNotContain("association", Files(TestProfiles.EksMulti)["iam/roles.tf"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_of_the_site_is_made_under_its_own_name_and_path()
    {
        var profile = TestProfiles.EksMulti with
        {
            Identity = new IdentityChoice.Irsa
            {
                Roles = new Dictionary<string, Arn>
                {
                    ["scorer"] = Arn.Parse("arn:aws:iam::444455556666:role/ml/models-reader"),
                }.ToImmutableSortedDictionary(StringComparer.Ordinal),
            },
        };

        Assert.Contains(
            """
                "scorer" = {
                  namespace = "ml-platform"
                  path      = "/ml/"
                  role      = "models-reader"
                }

            """,
            Files(profile)["iam/roles.tf"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\nrole 'scorer' 'ml-platform' 'models-reader' '/ml/'\n",
            Files(profile)["iam/create-roles.sh"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_readme_says_who_has_which_role_and_why_there_are_wildcards()
    {
        var readme = Files(TestProfiles.EksMulti)["iam/README.md"];

        Assert.Contains(
            "| `scorer` | `ml-platform` | scoring | read `s3://acme-ml/models/*` | `arn:aws:iam::444455556666:role/acme-ml.ml-platform.scorer` |\n",
            readme,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "| `scorer` | `UseObjects` | `arn:aws:s3:::acme-ml/models/*` | Objects are named at run time; the prefix is what is known of them. |\n",
            readme,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The charts do not make `ebs-csi-controller-sa`: what brings it, such as an EKS add-on, makes it. Give the add-on the role:",
            readme,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_an_identity_nothing_is_written()
    {
        Assert.Empty(Files(TestProfiles.EksMulti with { Identity = new IdentityChoice.None() }));
        Assert.Empty(TestDocuments.Of(new IdentityDocument(), new(TestProfiles.EksMulti, [], [])));
    }

    private static ImmutableSortedDictionary<string, string> Files(EnvironmentProfile profile) =>
        TestDocuments.Of(
            new IdentityDocument(),
            new(
                profile,
                [
                    new()
                    {
                        Component = "scoring",
                        Accounts = [new("scorer", AccountMaker.Platform, [Models]), new("idle", AccountMaker.Platform, [])],
                    },
                ],
                [
                    new()
                    {
                        Component = "ebs-driver",
                        Accounts = [new("ebs-csi-controller-sa", AccountMaker.Outside, [PlatformRights.EbsVolumes(profile)])],
                    },
                ]
            )
        );
}
