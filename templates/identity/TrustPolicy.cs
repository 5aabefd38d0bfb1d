using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Identity;

/// <summary>Who may take the role of a ServiceAccount: pods of this one account alone, of this one cluster.</summary>
internal static class TrustPolicy
{
    // What EKS writes into the tokens that it gives to pods, in every partition.
    private const string Audience = "sts.amazonaws.com";

    private const string PodIdentity = "pods.eks.amazonaws.com";

    /// <summary>The trust policy of an account's role.</summary>
    /// <exception cref="ArgumentException">The profile gives pods no roles, or does not say whose tokens they trust.</exception>
    public static ValuesMap Of(EnvironmentProfile profile, string @namespace, string account) =>
        profile switch
        {
            { Identity: IdentityChoice.Irsa, Aws: { OidcProvider: { } issuer } } => PolicyDocument.Trust(
                ("Federated", SiteArns.Of(profile).Global("iam", $"oidc-provider/{issuer.Text}")),
                ["sts:AssumeRoleWithWebIdentity"],
                [
                    new("StringEquals", $"{issuer.Text}:aud", [Audience]),
                    new("StringEquals", $"{issuer.Text}:sub", [$"system:serviceaccount:{@namespace}:{account}"]),
                ]
            ),
            { Identity: IdentityChoice.PodIdentity, Aws: { } aws } => PolicyDocument.Trust(
                ("Service", PodIdentity),
                ["sts:AssumeRole", "sts:TagSession"],
                [
                    new("StringEquals", "aws:SourceAccount", [aws.AccountId.Text]),
                    new("StringEquals", "aws:RequestTag/kubernetes-namespace", [@namespace]),
                    new("StringEquals", "aws:RequestTag/kubernetes-service-account", [account]),
                    new("ArnEquals", "aws:SourceArn", [SiteArns.Of(profile).Cluster]),
                ]
            ),
            _ => throw new ArgumentException("A role trusts pods by IRSA, with the cluster's issuer, or by Pod Identity.", nameof(profile)),
        };
}
